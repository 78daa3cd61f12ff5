package org.pumprig.rig.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Undo;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.VirtualNetwork;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.link.frame.LineFrame;
import org.pumprig.link.frame.LineFramer;
import org.pumprig.rig.hardware.ActuatorOutlet;
import org.pumprig.rig.hardware.LineActuator;
import org.pumprig.rig.run.Effect;
import org.pumprig.time.VirtualScheduler;

/** A journal that fails while the outlet is off: the unit must not be left without power. */
class UnitEffectsTest {
  private static final Endpoint OUTLET = new Endpoint("outlet", 1);

  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final VirtualNetwork network = new VirtualNetwork(scheduler, 1_000);
  private final List<String> told = new ArrayList<>();
  private final LineActuator power = new LineActuator(scheduler, () -> network.connect(OUTLET));
  private final UnitEffects effects =
      new UnitEffects(
          new FaultEffects(scheduler, List.of(), OUTLET, new NoLedger()),
          scheduler,
          Optional.of(
              new PowerEffects(
                  new ActuatorOutlet("the outlet", power, Optional.empty()),
                  scheduler,
                  OUTLET,
                  new NoLedger())),
          new Keyboard.Finger(power));

  private static final class NoLedger implements LedgerPort {
    @Override
    public void open(
        String id,
        Endpoint target,
        Optional<Undo> undo,
        Runnable durable,
        Consumer<String> failed) {
      durable.run();
    }

    @Override
    public void closed(String id) {}
  }

  @BeforeEach
  void outlet() throws Exception {
    network.listen(OUTLET, this::accept);
    power.open();
    scheduler.run(1_000_000);
  }

  private void accept(Link link) {
    var framer = new LineFramer(200);
    link.open(
        event -> {
          if (event instanceof LinkEvent.Received received) {
            framer.push(received.bytes()).forEach(line -> obey(link, line));
          }
        });
  }

  private void obey(Link link, LineFrame line) {
    if (line instanceof LineFrame.Text text
        && CheckedLine.decode(text.text()) instanceof CheckedLine.Ok ok) {
      told.add(ok.payload());
      link.send(CheckedLine.encode("OK " + ok.payload()));
    }
  }

  private void pass() {
    scheduler.run(scheduler.nanoTime() + 1_000_000);
  }

  @Test
  void anOutletThatIsOffIsSwitchedOnBeforeAllIsSaidToBePutRight() {
    effects.run(new Effect.SwitchPower(1, false), outcome -> told.add("off"));
    pass();
    effects.revertAll(() -> told.add("gone"));
    pass();
    assertThat(told).containsExactly("POWER OFF", "off", "POWER ON", "gone");
  }

  @Test
  void anOutletThatIsBeingSwitchedOffIsSwitchedOnAfterThat() {
    effects.run(new Effect.SwitchPower(1, false), outcome -> told.add("off"));
    effects.revertAll(() -> told.add("gone"));
    pass();
    assertThat(told).containsExactly("POWER OFF", "off", "POWER ON", "gone");
  }

  @Test
  void anOutletThatIsOnAgainIsLeftAlone() {
    effects.run(new Effect.SwitchPower(1, false), outcome -> {});
    effects.run(new Effect.SwitchPower(2, true), outcome -> {});
    pass();
    told.clear();
    effects.revertAll(() -> told.add("gone"));
    pass();
    assertThat(told).containsExactly("gone");
  }
}
