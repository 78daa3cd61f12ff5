package org.pumprig.rig.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Undo;
import org.pumprig.fault.power.Outlet;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.hardware.BothOutlets;
import org.pumprig.rig.hardware.KeyPress;
import org.pumprig.rig.hardware.PowerKey;
import org.pumprig.rig.run.EffectRunner.Outcome;
import org.pumprig.time.VirtualScheduler;

/** What a power cycle leaves off stands in the ledger first, and for as long as it may be off. */
class PowerEffectsTest {
  private static final Endpoint UNIT = new Endpoint("SN-1", 1);

  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final List<String> told = new ArrayList<>();
  private final ArrayDeque<Runnable> written = new ArrayDeque<>();
  private final List<Consumer<String>> unwritten = new ArrayList<>();

  private final class Switch implements Outlet {
    private final String name;

    Switch(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void turn(boolean on, Consumer<? super InjectionResult> done) {
      told.add(name + (on ? " on" : " off"));
      done.accept(new InjectionResult.Done(scheduler.nanoTime()));
    }

    @Override
    public void state(Consumer<? super Optional<Boolean>> to) {
      to.accept(Optional.empty());
    }

    @Override
    public Optional<Undo> undo() {
      return Optional.of(new Undo("power", name, "switch on " + name));
    }
  }

  /** Writes when it is told to. */
  private final class Paper implements LedgerPort {
    @Override
    public void open(
        String id,
        Endpoint target,
        Optional<Undo> undo,
        Runnable durable,
        Consumer<String> failed) {
      assertThat(target).isEqualTo(UNIT);
      written.add(
          () -> {
            told.add(id + ": " + undo.orElseThrow().recipe());
            durable.run();
          });
      unwritten.add(failed);
    }

    @Override
    public void closed(String id) {
      told.add(id + " closed");
    }
  }

  private PowerEffects power(Outlet outlet) {
    return new PowerEffects(outlet, scheduler, UNIT, new Paper());
  }

  private void write() {
    while (!written.isEmpty()) {
      written.remove().run();
    }
  }

  private void outcome(Outcome outcome) {
    told.add(outcome.done() ? "done" : outcome.detail());
  }

  @Test
  void nothingIsSwitchedOffBeforeTheLedgerKnowsAndItForgetsOncePowerIsBack() {
    PowerEffects power = power(new BothOutlets(new Switch("mains"), new Switch("battery")));
    power.turn(false, this::outcome);
    assertThat(told).isEmpty();
    write();
    power.turn(true, this::outcome);
    assertThat(told)
        .containsExactly(
            "powerCycle-1: switch on mains",
            "powerCycle-2: switch on battery",
            "mains off",
            "battery off",
            "done",
            "battery on",
            "mains on",
            "powerCycle-1 closed",
            "powerCycle-2 closed",
            "done");
  }

  @Test
  void aLedgerThatCannotBeWrittenLeavesPowerOn() {
    power(new Switch("mains")).turn(false, this::outcome);
    unwritten.getFirst().accept("disk full");
    assertThat(told).containsExactly("not switched, the ledger can't be written: disk full");
  }

  @Test
  void powerThatIsGivenBackMeanwhileIsNotTakenAfterwards() {
    PowerEffects power = power(new Switch("mains"));
    power.turn(false, this::outcome);
    power.revert(() -> told.add("gone"));
    write();
    assertThat(told)
        .containsExactly(
            "mains on",
            "powerCycle-1 closed",
            "gone",
            "powerCycle-1: switch on mains",
            "not switched: another order came before the ledger was written");
  }

  @Test
  void aKeyStandsInTheLedgerOnlyWhileItIsHeld() {
    var press = new KeyPress.Relay(new Switch("key"), 3_000_000_000L, 500_000_000, scheduler);
    PowerEffects power = power(new PowerKey("the power key", press, scheduler));
    for (boolean on : new boolean[] {false, true}) {
      power.turn(on, this::outcome);
      write();
      scheduler.run(scheduler.nanoTime() + 3_000_000_000L);
    }
    List<String> pressed =
        List.of("powerCycle-1: switch on key", "key off", "key on", "powerCycle-1 closed", "done");
    var twice = new ArrayList<>(pressed);
    twice.addAll(pressed);
    assertThat(told).containsExactlyElementsOf(twice);
  }
}
