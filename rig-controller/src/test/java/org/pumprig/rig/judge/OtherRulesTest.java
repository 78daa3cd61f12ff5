package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.judge.RunScript.ms;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.ErrorRecord.Reconnected;
import org.pumprig.rig.event.FailSafeRecord.AlarmWitnessed;
import org.pumprig.rig.event.FailSafeRecord.FailSafeBroken;
import org.pumprig.rig.event.FailSafeRecord.ScreenWitnessed;
import org.pumprig.rig.event.FailSafeRecord.StopWitnessed;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.FaultRecord.FaultProven;
import org.pumprig.rig.event.FaultRecord.FaultReverted;
import org.pumprig.rig.event.FaultRecord.FaultScheduled;
import org.pumprig.rig.event.FaultRecord.FaultUnproven;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.UnitRecord.ReprogramStep;
import org.pumprig.rig.event.UnitRecord.TherapyChecked;
import org.pumprig.rig.event.UnitRecord.TherapyDeviated;

class OtherRulesTest {
  private static RunScript quiet() {
    return RunScript.quiet("SN-1", "after");
  }

  private static RunScript tripped() {
    return RunScript.tripped("SN-1", "before");
  }

  @Nested
  class Therapy {
    private static final String REQ = "REQ-THERAPY";

    @Test
    void failsOnADeviationEvenWithoutTheConcludingRecord() {
      RunScript run =
          quiet()
              .without(TherapyChecked.class)
              .at(8_000, new TherapyDeviated(ms(5_000), ms(7_000), 69_444, 34_722));
      assertThat(run.verdict(REQ)).isEqualTo("fail");
      assertThat(run.result(REQ).reason())
          .isEqualTo(
              "1 window was outside 10 % of the programmed volume; in the first, from 5.000 s to"
                  + " 7.000 s, 69.4 µL were expected and 34.7 µL delivered.");
    }

    @Test
    void isInconclusiveWhenFlowWasBlindBeforeTheTripButNotAfter() {
      assertThat(tripped().blind(Channel.FLOW, 5_000, 8_000).verdict(REQ))
          .isEqualTo("inconclusive");
      assertThat(tripped().blind(Channel.FLOW, 12_000, 15_000).verdict(REQ)).isEqualTo("pass");
    }

    @Test
    void isInconclusiveWithoutAWindow() {
      RunScript none = quiet().without(TherapyChecked.class).at(23_000, new TherapyChecked(0, 0));
      assertThat(none.verdict(REQ)).isEqualTo("inconclusive");
      assertThat(quiet().without(TherapyChecked.class).verdict(REQ)).isEqualTo("inconclusive");
    }

    @Test
    void isInconclusiveWhenAFaultBeforeTheTripDoesNotCountButNotOneAfterIt() {
      assertThat(unproven("r0-02-reset", 7_300).verdict(REQ)).isEqualTo("inconclusive");
      assertThat(unproven("r0-06-reset", 16_100).verdict(REQ)).isEqualTo("pass");
    }

    private RunScript unproven(String fault, long atMillis) {
      return tripped()
          .without(e -> e instanceof FaultProven p && p.fault().equals(fault))
          .at(atMillis, new FaultUnproven(fault, false, "no traffic"));
    }
  }

  @Nested
  class Reconnect {
    private static final String REQ = "REQ-RECONNECT";

    private static RunScript without(RunScript run) {
      return run.without(Reconnected.class);
    }

    @Test
    void isMeasuredFromTheLastFaultOrFromPowerOn() {
      assertThat(quiet().result(REQ).reason()).contains("0.900 s after the end of the last fault");
      assertThat(tripped().result(REQ).reason()).contains("2.000 s after power on");
    }

    @Test
    void anExchangeOfATrippedUnitBeforeItsPowerCycleDoesNotCount() {
      RunScript run = without(tripped()).at(19_500, new Reconnected("faultsEnded", ms(500)));
      assertThat(run.verdict(REQ)).isEqualTo("fail");
    }

    @Test
    void failsWhenLateOrNever() {
      assertThat(
              without(quiet()).at(24_000, new Reconnected("faultsEnded", ms(4_001))).verdict(REQ))
          .isEqualTo("fail");
      assertThat(
              without(quiet()).at(23_000, new Reconnected("faultsEnded", ms(4_000))).verdict(REQ))
          .isEqualTo("pass");
      assertThat(without(quiet()).verdict(REQ)).isEqualTo("fail");
    }

    @Test
    void aUnitIsNotBlamedForTcpsOwnBackOff() {
      // A blackhole of 3 s, gone at 19 s: TCP may be silent until 22 s, and 4 s are allowed.
      assertThat(afterBlackhole(6_900).verdict(REQ)).isEqualTo("inconclusive");
      assertThat(afterBlackhole(6_900).result(REQ).reason())
          .contains("TCP's own back-off after blackhole", "3.000 s of it");
      assertThat(afterBlackhole(7_100).verdict(REQ)).isEqualTo("fail");
      assertThat(afterBlackhole(3_900).verdict(REQ)).isEqualTo("pass");
    }

    @Test
    void aUnitIsNotBlamedForADelayThatOutlivesItsFault() {
      String delay = "delay=2s jitter=500ms";
      assertThat(after("latency", delay, 6_400).result(REQ).reason())
          .contains(
              "but the delay of what was under way after latency may have taken 2.500 s of it");
      assertThat(after("latency", delay, 6_400).verdict(REQ)).isEqualTo("inconclusive");
      assertThat(after("latency", delay, 6_600).verdict(REQ)).isEqualTo("fail");
      assertThat(after("linkDown", "", 11_900).verdict(REQ)).isEqualTo("inconclusive");
      assertThat(after("linkDown", "", 12_100).verdict(REQ)).isEqualTo("fail");
    }

    private static RunScript afterBlackhole(long reconnectedAfterMillis) {
      return after("blackhole", "", reconnectedAfterMillis);
    }

    private static RunScript after(String fault, String parameters, long reconnectedAfterMillis) {
      return without(quiet())
          .at(0, new FaultScheduled("b", fault, parameters, "u", ms(16_000), ms(3_000), "", "", ""))
          .at(16_000, new FaultApplied("b", ms(16_000), ms(16_000)))
          .at(18_000, new FaultProven("b", "packets", ms(18_000)))
          .at(19_000, new FaultReverted("b", ms(19_000)))
          .at(
              19_000 + reconnectedAfterMillis,
              new Reconnected("faultsEnded", ms(reconnectedAfterMillis)));
    }

    @Test
    void isInconclusiveWhenTheRunEndedBeforeTheLimit() {
      RunScript run = without(tripped()).endsAt(26_000, EndReason.COMPLETED, true);
      assertThat(run.verdict(REQ)).isEqualTo("inconclusive");
      assertThat(run.result(REQ).reason()).contains("2.400 s", "4.000 s");
    }

    @Test
    void isInconclusiveOnABlindWireInThatTime() {
      assertThat(quiet().blind(Channel.WIRE, 19_300, 19_300).verdict(REQ))
          .isEqualTo("inconclusive");
      assertThat(without(quiet()).blind(Channel.WIRE, 22_000, 22_000).verdict(REQ))
          .isEqualTo("inconclusive");
      assertThat(quiet().blind(Channel.WIRE, 5_000, 5_000).verdict(REQ)).isEqualTo("pass");
    }

    @Test
    void isInconclusiveWhenAFaultMayStillAct() {
      assertThat(without(quiet()).endsAt(28_000, EndReason.COMPLETED, false).verdict(REQ))
          .isEqualTo("inconclusive");
    }
  }

  @Nested
  class FailSafe {
    private static final String REQ = "REQ-FAILSAFE";

    @Test
    void saysTheDelays() {
      assertThat(tripped().result(REQ).reason())
          .isEqualTo(
              "The fluid stopped 0.100 s after the code was seen, the alarm came after 0.200 s, the"
                  + " screen after 0.300 s, and nothing resumed by itself.");
    }

    @Test
    void failsWhenAWitnessIsLate() {
      assertThat(
              tripped()
                  .without(StopWitnessed.class)
                  .at(13_000, new StopWitnessed(ms(12_001), ms(2_001)))
                  .verdict(REQ))
          .isEqualTo("fail");
      assertThat(
              tripped()
                  .without(AlarmWitnessed.class)
                  .at(12_100, new AlarmWitnessed(ms(2_100)))
                  .verdict(REQ))
          .isEqualTo("fail");
    }

    @Test
    void failsWhenAWitnessSawNothingAndWouldHave() {
      assertThat(tripped().without(StopWitnessed.class).verdict(REQ)).isEqualTo("fail");
      assertThat(tripped().without(AlarmWitnessed.class).verdict(REQ)).isEqualTo("fail");
      assertThat(tripped().without(ScreenWitnessed.class).verdict(REQ)).isEqualTo("fail");
    }

    @Test
    void isInconclusiveWhenTheMissingWitnessWasBlind() {
      assertThat(
              tripped()
                  .without(AlarmWitnessed.class)
                  .blind(Channel.CONTACT, 9_000, 13_000)
                  .verdict(REQ))
          .isEqualTo("inconclusive");
      assertThat(
              tripped()
                  .without(StopWitnessed.class)
                  .blind(Channel.FLOW, 9_000, 13_000)
                  .verdict(REQ))
          .isEqualTo("inconclusive");
    }

    @Test
    void isInconclusiveWhenThePowerCycleCameBeforeTheLimit() {
      RunScript late = RunScript.tripped("SN-1", "before", 22_000).without(AlarmWitnessed.class);
      assertThat(late.verdict(REQ)).isEqualTo("inconclusive");
    }

    @Test
    void failsWhenSomethingResumed() {
      assertThat(tripped().at(15_000, new FailSafeBroken("flow")).verdict(REQ)).isEqualTo("fail");
      assertThat(tripped().at(15_000, new FailSafeBroken("alarm")).verdict(REQ)).isEqualTo("fail");
      assertThat(
              tripped()
                  .withoutStep("notResumed")
                  .at(25_000, new ReprogramStep("notResumed", false, "fluid moved", ms(1_400)))
                  .verdict(REQ))
          .isEqualTo("fail");
    }

    @Test
    void isInconclusiveWhenItWasNotLookedWhetherItResumes() {
      assertThat(tripped().withoutStep("notResumed").verdict(REQ)).isEqualTo("inconclusive");
      assertThat(tripped().blind(Channel.FLOW, 23_700, 24_500).verdict(REQ))
          .isEqualTo("inconclusive");
    }

    @Test
    void isInconclusiveWhenTheTripMayHaveBeenEarlier() {
      assertThat(tripped().blind(Channel.SERVICE, 6_000, 10_000).verdict(REQ))
          .isEqualTo("inconclusive");
    }

    @Test
    void aFailureStaysOneWhateverElseWasBlind() {
      assertThat(
              tripped()
                  .at(15_000, new FailSafeBroken("flow"))
                  .blind(Channel.CONTACT, 9_000, 20_000)
                  .verdict(REQ))
          .isEqualTo("fail");
    }
  }

  @Nested
  class Reprogram {
    private static final String REQ = "REQ-REPROGRAM";

    @Test
    void passesWithTheTimeItTook() {
      assertThat(tripped().verdict(REQ)).isEqualTo("pass");
      assertThat(tripped().result(REQ).reason()).contains("2.900 s after power on");
    }

    @Test
    void failsWhenAProgrammeWasKept() {
      assertThat(
              tripped()
                  .withoutStep("cleared")
                  .at(24_000, new ReprogramStep("cleared", false, "a programme was kept", ms(400)))
                  .verdict(REQ))
          .isEqualTo("fail");
    }

    @Test
    void failsWhenNotFinishedInTimeAndIsInconclusiveWhenTheRunEndedFirst() {
      RunScript unfinished =
          tripped().withoutStep("infusing").endsAt(27_500, EndReason.COMPLETED, true);
      assertThat(unfinished.verdict(REQ)).isEqualTo("inconclusive");
      assertThat(
              unfinished
                  .without(org.pumprig.rig.event.RunRecord.RunEnded.class)
                  .endsAt(29_000, EndReason.COMPLETED, true)
                  .verdict(REQ))
          .isEqualTo("fail");
    }

    @Test
    void failsWhenLate() {
      assertThat(
              tripped()
                  .withoutStep("infusing")
                  .at(27_900, new ReprogramStep("infusing", true, "fluid flows", ms(5_001)))
                  .verdict(REQ))
          .isEqualTo("fail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keysPrimary", "keysSecondary", "keysStart"})
    void isInconclusiveWhenTheRigsOwnFingerFailed(String action) {
      RunScript failed =
          tripped()
              .withoutStep("programmed")
              .withoutStep("infusing")
              .at(25_100, new EffectRequested(52, action, "unit", ""))
              .at(25_900, new EffectDone(52, false, "no answer", ms(25_900), List.of()))
              .endsAt(29_000, EndReason.COMPLETED, true);
      assertThat(failed.verdict(REQ)).isEqualTo("inconclusive");
      assertThat(failed.result(REQ).reason()).contains(action + ": no answer");
      assertThat(
              failed
                  .withoutStep("cleared")
                  .at(24_000, new ReprogramStep("cleared", false, "a programme was kept", ms(400)))
                  .verdict(REQ))
          .as("what the unit was seen to do wrong before that stays a failure")
          .isEqualTo("fail");
    }

    @Test
    void isInconclusiveWhenTheOutletFailed() {
      RunScript failed =
          tripped()
              .without(e -> e instanceof EffectDone done && done.effect() == 51)
              .without(ReprogramStep.class)
              .at(23_610, new EffectDone(51, false, "relay stuck", ms(23_610), List.of()));
      assertThat(failed.verdict(REQ)).isEqualTo("inconclusive");
      assertThat(failed.result(REQ).reason()).contains("powerOn: relay stuck");
    }

    @Test
    void aFingerThatFailedBeforeTheTripSaysNothingAboutReprogramming() {
      assertThat(
              tripped()
                  .at(500, new EffectRequested(40, "keysPrimary", "unit", ""))
                  .at(600, new EffectDone(40, false, "no answer", ms(600), List.of()))
                  .verdict(REQ))
          .isEqualTo("pass");
    }

    @Test
    void isInconclusiveWhenTheUnitWasNeverSwitchedOnAgain() {
      assertThat(
              tripped()
                  .without(e -> e instanceof org.pumprig.rig.event.Completion)
                  .without(ReprogramStep.class)
                  .verdict(REQ))
          .isEqualTo("inconclusive");
    }

    @ParameterizedTest
    @EnumSource(
        value = Channel.class,
        names = {"SERVICE", "FLOW"})
    void isInconclusiveWhenBlindMeanwhile(Channel channel) {
      assertThat(tripped().blind(channel, 24_000, 25_000).verdict(REQ)).isEqualTo("inconclusive");
    }
  }
}
