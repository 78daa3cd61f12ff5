package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.GatewayObservation.GatewayCounted;
import org.pumprig.rig.event.GatewayObservation.GatewayUntold;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceReported;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.WireObservation.WireMessage;
import org.pumprig.rig.event.Witness.ScreenRead;
import org.pumprig.rig.plan.Counter;
import org.pumprig.rig.plan.Criterion;
import org.pumprig.rig.plan.Plan;

/** Criteria for which the plan itself says what is to be watched. */
class WatchCriteriaTest {
  private static final Plan PLAN = RunScript.plan();

  private static RunFacts facts(RunScript script, Criterion criterion) {
    var builder = new RunFactsBuilder(List.of(criterion));
    script.forEach(builder::on);
    return builder.build();
  }

  private static RunScript quiet() {
    return RunScript.quiet("SN-1", "after");
  }

  private static void pass(Finding found) {
    assertThat(found.verdict()).as(found.reason()).contains(Verdict.PASS);
  }

  private static void fail(Finding found) {
    assertThat(found.verdict()).as(found.reason()).contains(Verdict.FAIL);
  }

  private static void open(Finding found) {
    assertThat(found.verdict()).as(found.reason()).contains(Verdict.INCONCLUSIVE);
  }

  @Nested
  class AtTheGateway {
    private static final Criterion.CompleteAtGateway NONE = new Criterion.CompleteAtGateway(0, 0);

    private static Finding judge(RunScript script) {
      return judge(script, NONE);
    }

    private static Finding judge(RunScript script, Criterion.CompleteAtGateway limit) {
      return CompleteAtGatewayRule.judge(PLAN, limit, facts(script, limit));
    }

    /** Messages 1 to 20, one a second from the first on. */
    private static RunScript sending() {
      RunScript script = quiet();
      for (int i = 1; i <= 20; i++) {
        script.at(1_000L * i, new WireMessage(1, Integer.toString(i), "ORU"));
      }
      return script;
    }

    private static RunScript counted(long stored, long doubled, long missing, long last) {
      return sending().at(22_500, new GatewayCounted(stored, doubled, missing, 0, 1, last));
    }

    @Test
    void passesWhenEveryNumberIsThereOnce() {
      Finding found = judge(counted(20, 0, 0, 20));
      pass(found);
      assertThat(found.reason())
          .isEqualTo(
              "By the gateway's own count at 22.500 s: of 20 messages 0 lost (0 %, at most 0 %"
                  + " allowed) and 0 doubled (0 %, at most 0 % allowed).");
    }

    @Test
    void aGapInTheNumbersIsALoss() {
      fail(judge(counted(19, 0, 1, 20)));
      pass(judge(counted(19, 0, 1, 20), new Criterion.CompleteAtGateway(50_000, 0)));
      fail(judge(counted(18, 0, 2, 20), new Criterion.CompleteAtGateway(50_000, 0)));
    }

    @Test
    void soIsWhatOnlyTheWireSawSentAfterTheLastOne() {
      fail(judge(counted(18, 0, 0, 18)));
      pass(judge(counted(20, 0, 0, 20).at(22_400, new WireMessage(1, "21", "ORU"))));
    }

    @Test
    void aDoubleFailsEvenWhereTheEndWasBlind() {
      fail(judge(counted(21, 1, 0, 20).blind(Channel.WIRE, 20_000, 21_000)));
      pass(judge(counted(21, 1, 0, 20), new Criterion.CompleteAtGateway(0, 50_000)));
    }

    @Test
    void nothingPassesWhereTheEndWasBlindOrNothingWasTold() {
      open(judge(counted(20, 0, 0, 20).blind(Channel.WIRE, 20_000, 21_000)));
      pass(judge(counted(20, 0, 0, 20).blind(Channel.WIRE, 5_000, 6_000)));
      open(judge(sending()));
      open(judge(sending().at(22_500, new GatewayCounted(20, 0, 0, 2, 1, 18))));
    }

    private static GatewayCounted printed(long stored, long doubled, long first, long last) {
      return new GatewayCounted(
          stored,
          doubled,
          last - first + 1 - (stored - doubled),
          0,
          first,
          last,
          "gwctl, here",
          500_000_000);
    }

    @Test
    void aProgramsAnswerCountsFromWhenItWasAsked() {
      Finding found = judge(sending().at(22_500, printed(20, 0, 1, 20)));
      pass(found);
      assertThat(found.reason())
          .startsWith("By what the gateway holds (gwctl, here) at 22.000 s: of 20 messages 0 lost");
      fail(judge(sending().at(22_500, printed(21, 1, 1, 20))));
      fail(judge(sending().at(22_500, printed(18, 0, 1, 20))));
    }

    @Test
    void whatWasLostBeforeTheFirstOneStoredIsLostToo() {
      fail(judge(sending().at(22_500, printed(18, 0, 3, 20))));
    }

    @Test
    void idsThatDoNotGoUpOneByOneShowNeitherLossesNorDoubles() {
      RunScript leaping = sending().at(21_000, new WireMessage(1, "4711", "ORU"));
      Finding found = judge(leaping.at(22_500, printed(21, 0, 1, 4711)));
      open(found);
      assertThat(found.reason()).contains("its control ids don't go up one by one (1 leap)");
      RunScript named = sending().at(21_000, new WireMessage(1, "A-7", "ORU"));
      open(judge(named.at(22_500, printed(21, 1, 1, 20))));
    }

    @Test
    void whyItDidNotTellIsSaid() {
      Finding found = judge(sending().at(22_500, new GatewayUntold("gwctl, here", "exit 1: no")));
      open(found);
      assertThat(found.reason())
          .isEqualTo(
              "The gateway neither told what it holds of the unit (gwctl, here: exit 1: no), nor"
                  + " passed anything on.");
    }

    private static RunScript passedOn(int last) {
      RunScript script = sending();
      for (int i = 1; i <= last; i++) {
        script.at(1_000L * i + 20, new ServiceReported(Integer.toString(i), false));
      }
      return script;
    }

    @Test
    void whatTheGatewayPassesOnIsHeldAgainstTheWire() {
      pass(judge(passedOn(20)));
      fail(judge(passedOn(19)));
      fail(judge(passedOn(20).at(20_100, new ServiceReported("7", false))));
      pass(judge(passedOn(20).at(20_100, new ServiceReported("20", true))));
      open(judge(passedOn(19).blind(Channel.SERVICE, 19_900, 20_300)));
      open(judge(passedOn(19).blind(Channel.WIRE, 4_000, 5_000)));
    }

    @Test
    void aReportMayOvertakeTheWiresOwnRecord() {
      pass(
          judge(
              passedOn(20)
                  .at(20_900, new ServiceReported("21", false))
                  .at(20_901, new WireMessage(1, "21", "ORU"))));
    }

    @Test
    void aQuestionForTheDrugLibraryIsNoReport() {
      var question = new WireMessage(1, "21", "MFQ^M01^MFQ_M01");
      pass(judge(passedOn(20).at(20_100, question)));
      pass(judge(counted(20, 0, 0, 20).at(20_100, question)));
    }

    @Test
    void idsOfTheGatewaysOwnShowNothing() {
      RunScript script = sending();
      for (int i = 1; i <= 20; i++) {
        script.at(1_000L * i + 20, new ServiceReported("G" + i, false));
      }
      Finding found = judge(script);
      open(found);
      assertThat(found.reason()).contains("control ids of its own");
    }
  }

  @Nested
  class OfACounter {
    private static final Criterion.Trend LIMIT =
        new Criterion.Trend(Counter.HEAP_FREE, 1_024, 500_000, 950_000);

    private static ServiceStatus status(long heap, long upMillis) {
      return new ServiceStatus(PumpState.INFUSING, "NONE", 1, 1, 1, 1, 1, 1, heap, 0, upMillis);
    }

    private static Finding judge(RunScript script) {
      return TrendRule.judge(PLAN, LIMIT, facts(script, LIMIT));
    }

    /** Readings each 100 ms, losing so much each until a time. */
    private static RunScript losing(long each, long untilMillis) {
      RunScript script = quiet();
      for (long at = 200; at < 23_000; at += 100) {
        script.at(at, status(100_000 - each * (Math.min(at, untilMillis) / 100), at));
      }
      return script;
    }

    @Test
    void aLeakFailsAndAPlateauBeforeTheLastPartPasses() {
      Finding leak = judge(losing(10, 30_000));
      fail(leak);
      // 10 bytes each 100 ms are 351.6 KiB an hour.
      assertThat(leak.reason())
          .contains("From 11.000 s to 19.000 s free memory fell by 351.6 KiB an hour");
      pass(judge(losing(10, 10_000)));
    }

    @Test
    void whatGetsBetterPasses() {
      pass(judge(losing(-10, 30_000)));
    }

    @Test
    void aBlindStretchTakesThePassButNotTheFailure() {
      open(judge(losing(10, 10_000).blind(Channel.SERVICE, 12_000, 14_000)));
      pass(judge(losing(10, 10_000).blind(Channel.SERVICE, 4_000, 5_000)));
      fail(judge(losing(10, 30_000).blind(Channel.SERVICE, 12_000, 14_000)));
    }

    @Test
    void aRestartOrNoReadingLeavesItOpen() {
      open(judge(losing(10, 30_000).at(15_050, status(100_000, 10))));
      open(judge(quiet()));
      open(judge(losing(10, 10_000).without(ServiceStatus.class).at(12_000, status(5, 1))));
    }

    @Test
    void aFaultThatWasNotProvedTakesThePass() {
      open(judge(losing(10, 10_000).without(org.pumprig.rig.event.FaultRecord.FaultProven.class)));
    }
  }

  @Nested
  class OfAPattern {
    private static Criterion.ChannelText limit(long least, OptionalLong most, Phase... phases) {
      return new Criterion.ChannelText(
          Channel.SCREEN,
          "ERR[0-9]+",
          least,
          most,
          phases.length == 0 ? List.of(Phase.values()) : List.of(phases));
    }

    private static final Criterion.ChannelText NEVER = limit(0, OptionalLong.of(0));
    private static final Criterion.ChannelText ONCE = limit(1, OptionalLong.empty());

    private static Finding judge(RunScript script, Criterion.ChannelText limit) {
      return ChannelTextRule.judge(PLAN, limit, facts(script, limit));
    }

    private static RunScript showing() {
      return quiet()
          .at(8_000, new ScreenRead("ERR7 CALL"))
          .at(9_000, new ScreenRead("ERR7 CALL"))
          .at(10_000, new ScreenRead("INFUSING"));
    }

    @Test
    void whatMustNotBeSeenFailsOnceItIs() {
      pass(judge(quiet(), NEVER));
      Finding found = judge(showing(), NEVER);
      fail(found);
      assertThat(found.reason())
          .isEqualTo(
              "'ERR[0-9]+' was seen on the screen witness 1 time, first at 8.000 s ('ERR7 CALL');"
                  + " at most 0 is allowed.");
    }

    @Test
    void whatMustBeSeenFailsWhereItWasNot() {
      fail(judge(quiet(), ONCE));
      pass(judge(showing(), ONCE));
      fail(judge(showing(), limit(2, OptionalLong.empty())));
    }

    @Test
    void itCountsInItsPhasesOnly() {
      pass(judge(showing(), limit(0, OptionalLong.of(0), Phase.RECOVER, Phase.CHECK)));
      fail(judge(showing(), limit(1, OptionalLong.empty(), Phase.SETTLE)));
    }

    @Test
    void blindTimeOpensWhatItCouldHaveChanged() {
      open(judge(quiet().blind(Channel.SCREEN, 5_000, 6_000), NEVER));
      open(judge(quiet().blind(Channel.SCREEN, 5_000, 6_000), ONCE));
      pass(judge(showing().blind(Channel.SCREEN, 5_000, 6_000), ONCE));
      fail(judge(showing().blind(Channel.SCREEN, 5_000, 6_000), NEVER));
      pass(
          judge(
              quiet().blind(Channel.SCREEN, 5_000, 6_000),
              limit(0, OptionalLong.of(0), Phase.RECOVER)));
    }

    @Test
    void aHostilePatternTakesNoTimeAndAHostileTextNoRoom() {
      var nested =
          new Criterion.ChannelText(
              Channel.SCREEN, "(a+)+$", 0, OptionalLong.of(0), List.of(Phase.values()));
      RunScript script = quiet().at(8_000, new ScreenRead("a".repeat(60_000) + "b"));
      assertThat(ChannelTextRule.judge(PLAN, nested, facts(script, nested)).verdict())
          .isNotEqualTo(Optional.empty());
    }

    @Test
    void aJournalOfWhichNobodyAskedIsOpen() {
      open(ChannelTextRule.judge(PLAN, NEVER, quiet().facts()));
    }
  }
}
