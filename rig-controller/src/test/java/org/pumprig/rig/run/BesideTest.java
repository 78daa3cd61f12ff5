package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.run.Script.MS;
import static org.pumprig.rig.run.Script.accepted;
import static org.pumprig.rig.run.Script.answer;
import static org.pumprig.rig.run.Script.fault;
import static org.pumprig.rig.run.Script.message;
import static org.pumprig.rig.run.Script.started;

import org.junit.jupiter.api.Test;
import org.pumprig.fault.Fault;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.rig.event.Count;
import org.pumprig.rig.event.FaultRecord.FaultProven;
import org.pumprig.rig.event.FaultRecord.FaultUnproven;
import org.pumprig.rig.event.WireObservation.WireAcknowledged;

/** Two faults at once: f from 10 s to 20 s, g from 12 s to 16 s. */
class BesideTest {
  private static final Fault LATENCY = new StreamFault.Latency(100 * MS, 0);
  private static final Fault SLOW = new ServerFault.SlowAcknowledgement(100 * MS);
  private static final Fault STALL = new StreamFault.Stall();
  private static final Fault MUTE = new ServerFault.MissingAcknowledgement();
  private static final Fault BANDWIDTH = new StreamFault.Bandwidth(1_000, false);

  private static Script both(Fault f, Fault g) {
    Script script = started(fault("f", f, 10_000, 10_000), fault("g", g, 12_000, 4_000));
    script.at(1, accepted(1)).timer(10_000, Timers.FAULT_START + "f").done(10_000, "applyFault");
    script.timer(12_000, Timers.FAULT_START + "g").done(12_000, "applyFault");
    script.told();
    return script;
  }

  private static Script end(Script script, long millis, String id) {
    return script.timer(millis, Timers.FAULT_END + id).done(millis, "revertFault");
  }

  private static Script exchange(Script script, long sentMillis, long roundTripMillis) {
    String id = "m" + sentMillis;
    return script.at(sentMillis, message(1, id)).at(sentMillis + roundTripMillis, answer(1, id));
  }

  @Test
  void twoThatDelayAreNotBothProvenByOneRoundTrip() {
    Script script = exchange(both(LATENCY, SLOW), 13_000, 500);
    assertThat(script.told(FaultProven.class)).isEmpty();
    assertThat(end(script, 16_000, "g").told(FaultUnproven.class))
        .containsExactly(new FaultUnproven("g", true, "it can't be told from f, at the same time"));
  }

  @Test
  void twoThatSilenceAreNotProvenByOneSilence() {
    Script script = both(STALL, MUTE).at(13_000, message(1, "a")).at(14_500, accepted(2));
    assertThat(script.told(FaultProven.class)).isEmpty();
    assertThat(end(script, 16_000, "g").told(FaultUnproven.class)).hasSize(1);
  }

  @Test
  void aDelayBesideALimitOfBandwidthIsNotProvenAndTheLimitIsByItsOwnCounts() {
    Script script = exchange(both(LATENCY, BANDWIDTH), 13_000, 500);
    assertThat(script.told(FaultProven.class)).isEmpty();
    script
        .timer(14_000, Timers.FAULT_VERIFY + "g")
        .done(
            14_000,
            "verifyFault",
            new Count("bytesHeld", 500),
            new Count("bytesDelivered", 500),
            new Count("deliveringNanos", 1_000 * MS));
    assertThat(script.told(FaultProven.class))
        .containsExactly(new FaultProven("g", "deliveries", 14_000 * MS));
  }

  @Test
  void twoAbsentListenersAreNotProvenByOneProbe() {
    Script script = both(new StreamFault.Refuse(true), new ServerFault.Restart());
    script.timer(14_000, Timers.FAULT_VERIFY + "g");
    script.done(14_000, "verifyFault", new Count(Proof.PROBE_REFUSED, 1));
    assertThat(script.told(FaultProven.class)).isEmpty();
  }

  @Test
  void whatIsSentAfterTheOtherIsGoneProvesTheOneThatIsLeft() {
    Script script = end(exchange(both(LATENCY, SLOW), 13_000, 500), 16_000, "g");
    script.told();
    assertThat(exchange(script, 17_000, 300).told(FaultProven.class))
        .containsExactly(new FaultProven("f", "roundTrip", 17_300 * MS));
  }

  @Test
  void whatWasSentWhileTheOtherActedProvesNothingOnceItIsGone() {
    Script script = both(LATENCY, SLOW).at(15_900, message(1, "a"));
    end(script, 16_000, "g").at(16_200, answer(1, "a"));
    assertThat(script.told(FaultProven.class)).isEmpty();
  }

  @Test
  void whatNoOtherCanCauseCountsBesideAnything() {
    var error = new ServerFault.ErrorAcknowledgement(ServerFault.ErrorAcknowledgement.Code.AE);
    Script script = both(LATENCY, error).at(13_000, message(1, "a"));
    script.at(13_500, new WireAcknowledged(1, "a", "AE"));
    assertThat(script.told(FaultProven.class))
        .contains(new FaultProven("g", "errorAcknowledgement", 13_500 * MS));
  }
}
