package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.run.Script.MS;
import static org.pumprig.rig.run.Script.accepted;
import static org.pumprig.rig.run.Script.answer;
import static org.pumprig.rig.run.Script.ended;
import static org.pumprig.rig.run.Script.fault;
import static org.pumprig.rig.run.Script.message;
import static org.pumprig.rig.run.Script.started;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Fault;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.rig.event.Count;
import org.pumprig.rig.event.FaultRecord;
import org.pumprig.rig.event.FaultRecord.FaultProven;
import org.pumprig.rig.event.FaultRecord.FaultUnproven;

/** A fault in force from 10 s to 20 s; quiet after 1 s, acknowledgements within 4 s. */
class ProofTest {
  private static final StreamFault.Latency LATENCY = new StreamFault.Latency(100 * MS, 0);

  private static Script applied(Fault fault) {
    return apply(before(fault));
  }

  private static Script before(Fault fault) {
    return started(fault("f", fault, 10_000, 10_000)).at(1, accepted(1));
  }

  private static Script apply(Script script) {
    script.timer(10_000, Timers.FAULT_START + "f").done(10_000, "applyFault");
    script.told();
    return script;
  }

  private static Script revert(Script script) {
    return script.timer(20_000, Timers.FAULT_END + "f").done(20_010, "revertFault");
  }

  private static Script exchange(Script script, long sentMillis, long roundTripMillis) {
    String id = "m" + sentMillis;
    return script.at(sentMillis, message(1, id)).at(sentMillis + roundTripMillis, answer(1, id));
  }

  private static List<FaultProven> proven(Script script) {
    return script.told(FaultProven.class);
  }

  @Test
  void latencyBothWaysIsProvenByARoundTripOfTwiceItsDelay() {
    assertThat(proven(exchange(applied(LATENCY), 11_000, 199))).isEmpty();
    assertThat(proven(exchange(applied(LATENCY), 11_000, 200)))
        .containsExactly(new FaultProven("f", "roundTrip", 11_200 * MS));
  }

  @Test
  void aProofIsToldOnce() {
    Script script = exchange(exchange(applied(LATENCY), 11_000, 300), 12_000, 300);
    assertThat(proven(script)).hasSize(1);
  }

  @Test
  void aMessageSentBeforeTheFaultProvesNothing() {
    Script script = before(LATENCY).at(9_999, message(1, "a"));
    assertThat(proven(apply(script).at(10_500, answer(1, "a")))).isEmpty();
  }

  @Test
  void aWireThatIsAsSlowWithoutTheFaultProvesNothing() {
    Script script = exchange(exchange(before(LATENCY), 1_000, 250), 2_000, 250);
    assertThat(proven(exchange(apply(script), 11_000, 260))).isEmpty();
    assertThat(proven(exchange(script, 12_000, 351)))
        .containsExactly(new FaultProven("f", "roundTrip", 12_351 * MS));
  }

  @Test
  void aSlowRoundTripOfLongAgoIsForgotten() {
    Script script = exchange(before(LATENCY), 100, 900);
    for (int i = 0; i < 32; i++) {
      exchange(script, 1_100 + i * 100, 5);
    }
    assertThat(proven(exchange(apply(script), 11_000, 210))).hasSize(1);
  }

  @Test
  void anAnswerToOneOfTwoCopiesProvesNothing() {
    Script script = applied(LATENCY).at(11_000, message(1, "a")).at(11_400, message(1, "a"));
    assertThat(proven(script.at(11_410, answer(1, "a")))).isEmpty();
  }

  @Test
  void aStallIsProvenByTheSilenceAfterAMessage() {
    Script script = applied(new StreamFault.Stall()).at(11_000, message(1, "a"));
    assertThat(proven(script.at(11_999, accepted(2)))).isEmpty();
    assertThat(proven(script.at(12_000, accepted(3))))
        .containsExactly(new FaultProven("f", "silence", 12_000 * MS));
  }

  @Test
  void aSilenceThatBeganBeforeTheStallProvesNothing() {
    Script script = before(new StreamFault.Stall()).at(9_900, message(1, "a"));
    assertThat(proven(apply(script).at(12_000, accepted(2)))).isEmpty();
  }

  @Test
  void aGatewayThatWasMuteAlreadyProvesNothing() {
    Script script = before(new StreamFault.Stall()).at(5_000, message(1, "a"));
    script.at(6_500, accepted(2));
    assertThat(proven(apply(script).at(11_000, message(1, "b")).at(12_500, accepted(3)))).isEmpty();
  }

  @Test
  void aStallThatIsOverProvesNothing() {
    Script script = applied(new StreamFault.Stall()).at(19_500, message(1, "a"));
    script.timer(20_000, Timers.FAULT_END + "f").at(20_600, accepted(2));
    assertThat(proven(script)).isEmpty(); // its revert is under way, it may be gone
    script.done(20_700, "revertFault");
    assertThat(script.told(FaultUnproven.class))
        .containsExactly(
            new FaultUnproven(
                "f", true, "the unit had traffic, and nothing in it showed the fault"));
    assertThat(script.at(25_000, accepted(3)).told(FaultRecord.class)).isEmpty();
  }

  @Test
  void aConnectionThatEndsEarlyProvesNoSlowness() {
    Script script = applied(new ServerFault.SlowAcknowledgement(100 * MS));
    script.at(11_000, message(1, "a")).at(11_500, ended(1, "gateway"));
    assertThat(proven(script)).isEmpty();
  }

  @Test
  void aLongDelayIsProvenBySilenceAndAShortOneIsNot() {
    Script slow = applied(new ServerFault.SlowAcknowledgement(1_500 * MS));
    slow.at(11_000, message(1, "a")).at(12_000, accepted(2));
    assertThat(proven(slow)).containsExactly(new FaultProven("f", "silence", 12_000 * MS));
    Script quick = applied(new ServerFault.SlowAcknowledgement(500 * MS));
    quick.at(11_000, message(1, "a")).at(12_000, accepted(2));
    assertThat(proven(quick)).isEmpty();
  }

  @Test
  void aResetIsProvenByTheCutAlone() {
    Script script = applied(new StreamFault.Reset(0)).at(11_000, ended(1, "gateway"));
    assertThat(proven(script)).isEmpty();
    assertThat(proven(script.at(12_000, accepted(2)).at(12_001, ended(2, "fault"))))
        .containsExactly(new FaultProven("f", "wireReset", 12_001 * MS));
    Script gone = applied(new StreamFault.Reset(0)).at(11_000, ended(1, "pump"));
    assertThat(proven(gone.at(12_000, ended(1, "fault")))).isEmpty();
  }

  @Test
  void aCutByAFaultProvesNoLatency() {
    assertThat(proven(applied(LATENCY).at(11_000, ended(1, "fault")))).isEmpty();
  }

  @Test
  void anAbsentListenerIsProvenByARefusedProbe() {
    for (Fault absent : List.of(new StreamFault.Refuse(false), new ServerFault.Restart())) {
      Script script = applied(absent).timer(15_000, Timers.FAULT_VERIFY + "f");
      script.done(15_010, "verifyFault", new Count(Proof.PROBE_REFUSED, 1));
      assertThat(proven(script)).containsExactly(new FaultProven("f", "probe", 15_010 * MS));
    }
  }

  @Test
  void aProbeThatWasAcceptedOrFailedProvesNothing() {
    Script script = applied(new StreamFault.Refuse(false)).timer(15_000, Timers.FAULT_VERIFY + "f");
    assertThat(proven(script.done(15_010, "verifyFault", new Count(Proof.PROBE_REFUSED, 0))))
        .isEmpty();
    revert(script);
    assertThat(script.told(FaultUnproven.class))
        .containsExactly(
            new FaultUnproven("f", false, "no probe was refused while it was in force"));
    Script failed = applied(new StreamFault.Refuse(false)).timer(15_000, Timers.FAULT_VERIFY + "f");
    assertThat(proven(failed.failed(15_010, "verifyFault", "timed out"))).isEmpty();
  }

  @Test
  void aProbeAnsweredAfterTheRevertProvesNothing() {
    Script script = applied(new StreamFault.Refuse(false)).timer(15_000, Timers.FAULT_VERIFY + "f");
    revert(script);
    script.told();
    script.done(20_100, "verifyFault", new Count(Proof.PROBE_REFUSED, 1));
    assertThat(script.told()).isEmpty();
  }

  @Test
  void theBackEndsOwnCountersProveNothing() {
    Script script = applied(LATENCY).timer(15_000, Timers.FAULT_VERIFY + "f");
    script.done(15_010, "verifyFault", new Count("chunksTouched", 9), new Count("probeRefused", 1));
    assertThat(proven(script)).isEmpty();
  }

  @Test
  void aFaultAppliedAfterItsProbeWasDueIsProbedAtOnce() {
    Script script = before(new StreamFault.Refuse(false)).timer(10_000, Timers.FAULT_START + "f");
    script.timer(15_000, Timers.FAULT_VERIFY + "f");
    script.asked();
    script.done(16_000, "applyFault");
    assertThat(script.asked()).containsExactly("verifyFault");
  }

  @Test
  void errorAcknowledgementIsProvenByItsOwnCodeOnTheUnitsWire() {
    var fault = new ServerFault.ErrorAcknowledgement(ServerFault.ErrorAcknowledgement.Code.AE);
    assertThat(proven(exchange(applied(fault), 11_000, 10))).isEmpty();
    Script rejected =
        applied(fault)
            .at(12_000, message(1, "m"))
            .at(12_010, new org.pumprig.rig.event.WireObservation.WireAcknowledged(1, "m", "AE"));
    assertThat(proven(rejected))
        .containsExactly(new FaultProven("f", "errorAcknowledgement", 12_010 * MS));
  }

  @Test
  void failOverIsProvenByAResetFromTheGatewaysSideOnly() {
    var fault = new ServerFault.FailOver();
    assertThat(proven(applied(fault).at(11_000, ended(1, "pump")))).isEmpty();
    assertThat(proven(applied(fault).at(11_000, ended(1, "gateway"))))
        .containsExactly(new FaultProven("f", "gatewayReset", 11_000 * MS));
    assertThat(proven(applied(LATENCY).at(11_000, ended(1, "gateway")))).isEmpty();
  }

  @Test
  void failOverIsProvenByItsOnsetWhichComesBeforeTheBackEndsAnswerNotByItsWayBack() {
    var fault = new ServerFault.FailOver();
    Script onset =
        started(fault("f", fault, 10_000, 10_000))
            .timer(10_000, Timers.FAULT_START + "f")
            .at(10_200, ended(1, "gateway"))
            .done(10_700, "applyFault");
    assertThat(proven(onset)).containsExactly(new FaultProven("f", "gatewayReset", 10_200 * MS));
    Script wayBack =
        applied(fault).timer(20_000, Timers.FAULT_END + "f").at(20_100, ended(1, "gateway"));
    assertThat(proven(wayBack)).isEmpty();
  }

  @Test
  void faultsOfTlsAreProvenByAHandshakeAndByNothingElse() {
    var fault = new ServerFault.CertificateExpired();
    assertThat(proven(verified(applied(fault), new Count("witnessed.tlsProbe", 0)))).isEmpty();
    assertThat(proven(verified(applied(fault), new Count("witnessed.messageProbe", 1)))).isEmpty();
    assertThat(proven(verified(applied(fault), new Count("witnessed.tlsProbe", 1))))
        .containsExactly(new FaultProven("f", "tlsProbe", 15_000 * MS));
  }

  @Test
  void faultsOfNamesAreProvenByAQueryFromTheUnitsSide() {
    var fault = new org.pumprig.fault.NetworkServiceFault.DnsSilent();
    assertThat(proven(verified(applied(fault), new Count("witnessed.dnsProbe", 1))))
        .containsExactly(new FaultProven("f", "dnsProbe", 15_000 * MS));
  }

  private static Script verified(Script script, Count count) {
    return script.timer(15_000, Timers.FAULT_VERIFY + "f").done(15_000, "verifyFault", count);
  }
}
