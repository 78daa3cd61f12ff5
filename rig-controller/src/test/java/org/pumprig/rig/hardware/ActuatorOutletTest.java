package org.pumprig.rig.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.InjectionResult;
import org.pumprig.rig.observe.LinePeer;
import org.pumprig.time.VirtualScheduler;

class ActuatorOutletTest {
  private static final long MS = 1_000_000;
  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final LinePeer peer = new LinePeer(scheduler);
  private final LineActuator actuator = new LineActuator(scheduler, peer.links());
  private final ActuatorOutlet outlet =
      new ActuatorOutlet("outlet of SN-1", actuator, java.util.Optional.empty());

  @Test
  void itSwitchesAndSaysSoOnlyWhenTheOutletAnswered() {
    actuator.open();
    scheduler.run(10 * MS);
    List<InjectionResult> results = new ArrayList<>();
    outlet.turn(false, results::add);
    scheduler.run(20 * MS);
    assertThat(peer.heard()).containsExactly("11 POWER OFF");
    assertThat(results).isEmpty();
    peer.say("OK POWER OFF");
    scheduler.run(30 * MS);
    assertThat(results).containsExactly(new InjectionResult.Done(21 * MS));
  }

  @Test
  void anOutletThatDoesNotAnswerHasNotSwitched() {
    actuator.open();
    List<InjectionResult> results = new ArrayList<>();
    outlet.turn(true, results::add);
    scheduler.run(11_000 * MS);
    assertThat(results)
        .singleElement()
        .isInstanceOfSatisfying(
            InjectionResult.Failed.class,
            failed -> assertThat(failed.reason()).contains("outlet of SN-1").contains("no answer"));
  }

  @Test
  void itsStateIsWhatItSaysItselfOrNothing() {
    actuator.open();
    scheduler.run(10 * MS);
    List<Optional<Boolean>> states = new ArrayList<>();
    for (String answer : List.of("OK POWER STATE ON", "OK POWER STATE OFF", "OK POWER STATE")) {
      outlet.state(states::add);
      scheduler.run(scheduler.nanoTime() + 5 * MS);
      peer.say(answer);
      scheduler.run(scheduler.nanoTime() + 5 * MS);
    }
    assertThat(states).containsExactly(Optional.of(true), Optional.of(false), Optional.empty());
  }
}
