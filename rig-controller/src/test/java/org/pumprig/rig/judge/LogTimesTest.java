package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceLogEntry;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.plan.Criterion.EventLog;
import org.pumprig.rig.plan.Plan;

/**
 * Criterion {@code eventLog} with a limit. The unit trips at 10 s, which is 15 s by its own clock;
 * each of its answers takes 20 ms. Its log is read after a power cycle too.
 */
class LogTimesTest {
  private static final long BEFORE_MILLIS = 5_000;
  private static final Plan PLAN = RunScript.plan();
  private static final long PERIOD_MILLIS = PLAN.watch().statusEveryNanos() / 1_000_000;

  private static ServiceStatus status(long upMillis) {
    return new ServiceStatus(PumpState.INFUSING, "NONE", 0, 0, 0, 0, 0, -1, -1, -1, upMillis);
  }

  private static Finding judge(long entryUpMillis, long withinMillis) {
    return EventLogRule.judge(
        PLAN, new EventLog(OptionalLong.of(RunScript.ms(withinMillis))), facts(entryUpMillis));
  }

  private static RunFacts facts(long entryUpMillis) {
    RunScript run = RunScript.tripped("SN-1", "before");
    for (long at = 200; at < 23_000; at += PERIOD_MILLIS) {
      run.at(at + 20, status(at + BEFORE_MILLIS));
    }
    var trip = new ServiceLogEntry(7, entryUpMillis, "EC221", "watchdog");
    run.at(11_000, trip);
    run.at(26_020, status(2_000)); // on again at 24 s
    run.at(26_030, trip).at(26_030, new ServiceLogEntry(8, 100, "NONE", "power on"));
    run.at(27_000, status(2_980));
    return run.facts();
  }

  private static String verdict(Finding finding) {
    return finding.verdict().map(Verdict::onDisk).orElse("notExercised");
  }

  @Test
  void anEntryWhollyWithinTheLimitPassesThoughItWasReadAfterARestart() {
    Finding finding = judge(10_000 + BEFORE_MILLIS, PERIOD_MILLIS + 100);
    assertThat(verdict(finding)).as(finding.reason()).isEqualTo("pass");
  }

  @Test
  void anEntryThatStraddlesTheLimitIsInconclusive() {
    Finding finding = judge(10_000 + BEFORE_MILLIS, PERIOD_MILLIS / 2);
    assertThat(verdict(finding)).isEqualTo("inconclusive");
    assertThat(finding.reason()).contains("EC221 was seen at 10.000 s", "by the unit's log");
  }

  @Test
  void anEntryWhollyOutsideFails() {
    Finding finding = judge(10_000 + BEFORE_MILLIS - 8_000, PERIOD_MILLIS + 100);
    assertThat(verdict(finding)).as(finding.reason()).isEqualTo("fail");
  }

  @Test
  void anEntryWithoutATimeIsInconclusive() {
    Finding finding = judge(-1, 60_000);
    assertThat(verdict(finding)).isEqualTo("inconclusive");
    assertThat(finding.reason()).contains("is not known");
  }

  @Test
  void theReportIsToldWhenTheEntryWas() {
    LogClock.When when =
        facts(10_000 + BEFORE_MILLIS)
            .own()
            .logged("EC221", RunScript.ms(10_000), PLAN.watch().statusEveryNanos())
            .orElseThrow();
    assertThat(when.fromNanos()).isLessThan(RunScript.ms(10_000));
    assertThat(when.toNanos()).isBetween(RunScript.ms(10_000), RunScript.ms(10_050));
  }

  @Test
  void ofACodeThatIsNotInTheLogItIsToldNothing() {
    assertThat(
            facts(10_000 + BEFORE_MILLIS)
                .own()
                .logged("EC220", RunScript.ms(10_000), PLAN.watch().statusEveryNanos()))
        .isEmpty();
  }
}
