package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.judge.RunScript.ms;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.FailSafeRecord.CodeUnexpected;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.FaultRecord.FaultFailed;
import org.pumprig.rig.event.FaultRecord.FaultProven;
import org.pumprig.rig.event.FaultRecord.FaultScheduled;
import org.pumprig.rig.event.FaultRecord.FaultUnproven;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.plan.Plan;

class WatchdogRuleTest {
  private static final String REQ = "REQ-WATCHDOG";

  private static RunScript quiet() {
    return RunScript.quiet("SN-1", "after");
  }

  @Test
  void passesWithNumbersWhenNothingWasSeenAndAllWouldHaveBeen() {
    assertThat(quiet().verdict(REQ)).isEqualTo("pass");
    assertThat(quiet().result(REQ).reason())
        .isEqualTo(
            "No watched code on service port or screen in 28.000 s, through 7 proven faults and 7"
                + " connectivity errors.");
  }

  @Test
  void failsOnAWatchedCodeEvenWhenBlindElsewhere() {
    RunScript run = RunScript.tripped("SN-1", "before").blind(Channel.SCREEN, 5_000, 8_000);
    assertThat(run.verdict(REQ)).isEqualTo("fail");
    assertThat(run.result(REQ).reason())
        .isEqualTo(
            "EC221 was seen on the service port 10.000 s into the run, after 4 connectivity"
                + " errors.");
  }

  @Test
  void failsOnACodeInTheCheckPhaseToo() {
    assertThat(quiet().at(25_000, new WatchdogSeen("EC220", Channel.SCREEN)).verdict(REQ))
        .isEqualTo("fail");
  }

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"SERVICE", "SCREEN"})
  void isInconclusiveWhenBlindOnAChannelThatCarriesCodes(Channel channel) {
    assertThat(quiet().blind(channel, 6_000, 9_000).verdict(REQ)).isEqualTo("inconclusive");
  }

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"FLOW", "CONTACT", "WIRE"})
  void doesNotNeedOtherChannels(Channel channel) {
    assertThat(quiet().blind(channel, 6_000, 9_000).verdict(REQ)).isEqualTo("pass");
  }

  @Test
  void isInconclusiveWhenAChannelNeverGaveAReading() {
    assertThat(quiet().without(ServiceIdentity.class).verdict(REQ)).isEqualTo("inconclusive");
  }

  @Test
  void isInconclusiveOnACodeThatThePlanDoesNotName() {
    assertThat(quiet().at(7_000, new CodeUnexpected("EC999", Channel.SERVICE)).verdict(REQ))
        .isEqualTo("inconclusive");
  }

  @Test
  void passesOnAnAlarmThatThePlanNamesAsOne() {
    RunScript run = quiet().at(7_000, new CodeUnexpected("UPSTREAM_OCCLUSION", Channel.SERVICE));
    Plan named = RunScript.plan("plans/regressed.yaml");
    for (Plan plan : List.of(named, RunScript.plan())) {
      boolean knows = plan == named;
      assertThat(RunJudge.judge(plan, run.facts()).results().getFirst().verdict())
          .contains(knows ? Verdict.PASS : Verdict.INCONCLUSIVE);
      assertThat(WatchdogEndpoint.of(plan, run.facts()))
          .isInstanceOf(knows ? WatchdogEndpoint.Observed.class : WatchdogEndpoint.Unusable.class);
    }
  }

  @Test
  void isInconclusiveWhenAFaultIsUnproven() {
    RunScript run =
        quiet()
            .without(e -> e instanceof FaultProven p && p.fault().equals("r0-03-reset"))
            .at(9_400, new FaultUnproven("r0-03-reset", true, "traffic passed"));
    assertThat(run.verdict(REQ)).isEqualTo("inconclusive");
    assertThat(run.result(REQ).reason()).contains("r0-03-reset", "traffic passed");
  }

  @Test
  void isInconclusiveWhenAFaultWasNeverProvenAndNobodySaidSo() {
    assertThat(
            quiet()
                .without(e -> e instanceof FaultProven p && p.fault().equals("r0-07-reset"))
                .verdict(REQ))
        .isEqualTo("inconclusive");
  }

  @Test
  void isInconclusiveWhenAFaultFailed() {
    assertThat(quiet().at(6_000, new FaultFailed("r0-02-reset", "applyFault", "busy")).verdict(REQ))
        .isEqualTo("inconclusive");
  }

  @Test
  void aFailedVerificationIsNoHarmWhenTheWireProvedTheFault() {
    assertThat(
            quiet().at(6_000, new FaultFailed("r0-02-reset", "verifyFault", "late")).verdict(REQ))
        .isEqualTo("pass");
  }

  @Test
  void isInconclusiveWhenThePlanAsksForMoreFaultsThanWereScheduled() {
    RunScript run =
        quiet()
            .without(
                e ->
                    e instanceof org.pumprig.rig.event.FaultRecord
                        && !(e instanceof FaultScheduled s && !s.fault().contains("07"))
                        && e.toString().contains("r0-07"));
    assertThat(run.verdict(REQ)).isEqualTo("inconclusive");
    assertThat(run.result(REQ).reason()).contains("7 faults", "schedules 6");
  }

  @Test
  void isInconclusiveWhenTheEndIsNotSafe() {
    assertThat(quiet().endsAt(28_000, EndReason.COMPLETED, false).verdict(REQ))
        .isEqualTo("inconclusive");
  }

  @Test
  void theEndpointIsTheTimeFromStressToTripOrToTheCheckPhase() {
    assertThat(WatchdogEndpoint.of(RunScript.plan(), RunScript.tripped("SN-1", "before").facts()))
        .isEqualTo(new WatchdogEndpoint.Observed(ms(7_000), true, 4, false));
    assertThat(WatchdogEndpoint.of(RunScript.plan(), quiet().facts()))
        .isEqualTo(new WatchdogEndpoint.Observed(ms(20_000), false, 7, false));
  }

  @Test
  void aTripInTheCheckPhaseIsCensoredAndOneInTheSettlePhaseDoesNotCount() {
    assertThat(
            WatchdogEndpoint.of(
                RunScript.plan(),
                quiet().at(25_000, new WatchdogSeen("EC220", Channel.SCREEN)).facts()))
        .isEqualTo(new WatchdogEndpoint.Observed(ms(20_000), false, 7, false));
    assertThat(
            WatchdogEndpoint.of(
                RunScript.plan(),
                quiet().at(2_000, new WatchdogSeen("EC220", Channel.SCREEN)).facts()))
        .isInstanceOf(WatchdogEndpoint.Unusable.class);
  }

  @Test
  void theEndpointNeedsSightBeforeTheTripOnly() {
    RunScript after = RunScript.tripped("SN-1", "before").blind(Channel.SERVICE, 15_000, 20_000);
    RunScript before = RunScript.tripped("SN-1", "before").blind(Channel.SERVICE, 5_000, 9_000);
    assertThat(WatchdogEndpoint.of(RunScript.plan(), after.facts()))
        .isInstanceOf(WatchdogEndpoint.Observed.class);
    assertThat(WatchdogEndpoint.of(RunScript.plan(), before.facts()))
        .isInstanceOfSatisfying(
            WatchdogEndpoint.Between.class,
            between -> {
              assertThat(between.earliestNanos()).isEqualTo(RunScript.ms(2_000));
              assertThat(between.latest().timeNanos()).isEqualTo(RunScript.ms(7_000));
              assertThat(between.reason()).contains("blind on the service port");
            });
  }
}
