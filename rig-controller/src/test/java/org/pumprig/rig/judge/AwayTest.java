package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.FaultRecord.FaultReverted;
import org.pumprig.rig.event.FaultRecord.FaultScheduled;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.StationObservation.AssociationChanged;

/** When a unit noticed that its access point was ill, and when it was back. Times in ms. */
class AwayTest {
  /** From 20 s to 22 s, after the script's own faults. */
  private static RunScript faulted(String name) {
    RunScript run = RunScript.quiet("SN-1", "before");
    run.at(
        0,
        new FaultScheduled(
            name, name, "", "wifi", RunScript.ms(20_000), RunScript.ms(2_000), "", "", ""));
    run.at(20_000, new EffectRequested(90, "applyFault", name, ""));
    run.at(20_050, new FaultApplied(name, RunScript.ms(20_000), RunScript.ms(20_040)));
    run.at(22_010, new FaultReverted(name, RunScript.ms(22_000)));
    return run;
  }

  private static RunScript told(RunScript run, boolean associated, long millis) {
    return run.at(millis, new AssociationChanged(associated, RunScript.ms(millis)));
  }

  private static FaultFacts.Away away(RunScript run, String fault) {
    return run.facts().faults().stream()
        .filter(each -> each.id().equals(fault))
        .findFirst()
        .orElseThrow()
        .away();
  }

  private static FaultFacts.Away times(long gone, long back) {
    return new FaultFacts.Away(time(gone), time(back));
  }

  private static OptionalLong time(long millis) {
    return millis < 0 ? OptionalLong.empty() : OptionalLong.of(RunScript.ms(millis));
  }

  @Test
  void aUnitThatWentWhileTheFaultWasAppliedAndCameAfterIt() {
    RunScript run = told(told(faulted("apDisabled"), false, 20_030), true, 25_000);
    assertThat(away(run, "apDisabled")).isEqualTo(times(20_030, 25_000));
  }

  @Test
  void theFirstGoingAndTheFirstComingAfterItCount() {
    RunScript run = told(told(faulted("stationDeauthenticated"), false, 20_030), true, 20_900);
    told(told(run, false, 21_000), true, 21_700);
    assertThat(away(run, "stationDeauthenticated")).isEqualTo(times(20_030, 20_900));
  }

  @Test
  void anAccessPointThatWasKilledTellsOnlyOfTheComing() {
    RunScript run = told(faulted("apKilled"), true, 25_000);
    assertThat(away(run, "apKilled")).isEqualTo(times(-1, 25_000));
    run = told(told(faulted("beaconLoss"), false, 22_100), true, 25_000);
    assertThat(away(run, "beaconLoss")).as("sent away at its end").isEqualTo(times(-1, 25_000));
  }

  @Test
  void whoRoamsBeforeOrAfterwardsHasNothingToDoWithIt() {
    RunScript run = told(told(faulted("stall"), false, 1_000), true, 1_500);
    told(told(run, false, 24_000), true, 25_000);
    assertThat(away(run, "stall")).isEqualTo(FaultFacts.Away.NOT_TOLD);
    assertThat(away(run, "r0-01-reset")).isEqualTo(FaultFacts.Away.NOT_TOLD);
  }

  @Test
  void aUnitWithoutPowerIsToldToo() {
    RunScript run = told(told(faulted("powerOff"), false, 21_000), true, 24_000);
    assertThat(away(run, "powerOff")).isEqualTo(times(21_000, 24_000));
  }
}
