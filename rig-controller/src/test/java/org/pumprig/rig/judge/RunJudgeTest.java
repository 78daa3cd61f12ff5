package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.judge.RunScript.ms;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.Lifecycle.AbortRequested;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;

class RunJudgeTest {
  private static RunScript quiet() {
    return RunScript.quiet("SN-1", "after");
  }

  private static RunScript tripped() {
    return RunScript.tripped("SN-1", "before");
  }

  @Test
  void aQuietRunPassesAndDoesNotExerciseTheFailSafe() {
    RunVerdict verdict = quiet().verdict();
    assertThat(verdict.overall()).isEqualTo(Verdict.PASS);
    assertThat(verdict.results())
        .extracting(result -> result.verdict().map(Verdict::onDisk).orElse("-"))
        .containsExactly("pass", "pass", "pass", "-", "-");
    assertThat(verdict.unit()).isEqualTo("SN-1");
    assertThat(verdict.emulated()).isTrue();
    assertThat(verdict.virtual()).isTrue();
  }

  @Test
  void aTripThatEndsWellFailsTheWatchdogRequirementAlone() {
    RunVerdict verdict = tripped().verdict();
    assertThat(verdict.overall()).isEqualTo(Verdict.FAIL);
    assertThat(verdict.results())
        .extracting(result -> result.verdict().map(Verdict::onDisk).orElse("-"))
        .containsExactly("fail", "pass", "pass", "pass", "pass");
  }

  @Test
  void everyReasonIsOneSentence() {
    for (RunScript script :
        new RunScript[] {
          quiet(),
          tripped(),
          tripped().blind(Channel.FLOW, 9_000, 12_000),
          quiet().blind(Channel.WIRE, 19_100, 19_100),
          quiet().cutAt(12_000)
        }) {
      assertThat(script.verdict().results())
          .allSatisfy(result -> assertThat(result.reason()).endsWith(".").doesNotContain(". "));
    }
  }

  @Test
  void anAbortedRunIsAbortedExceptForWhatWasSeenToFail() {
    RunScript run =
        tripped()
            .endsAt(12_000, EndReason.ABORTED, true)
            .at(12_000, new AbortRequested("operator"));
    assertThat(run.verdict("REQ-WATCHDOG")).isEqualTo("fail");
    assertThat(run.verdict("REQ-THERAPY")).isEqualTo("aborted");
    assertThat(run.verdict("REQ-FAILSAFE")).isEqualTo("aborted");
    assertThat(run.result("REQ-THERAPY").reason()).contains("12.000 s", "operator");
    assertThat(run.verdict().overall()).isEqualTo(Verdict.ABORTED);
  }

  @Test
  void anInterruptedRunPassesNothing() {
    RunScript run =
        quiet()
            .endsAt(40_000, EndReason.INTERRUPTED, true)
            .at(40_000, new EpochStarted(2, "boot", 12_000_000, 0));
    assertThat(run.verdict().results())
        .extracting(result -> result.verdict())
        .containsOnly(Optional.of(Verdict.INCONCLUSIVE));
  }

  @Test
  void whatWasNotSeenBeforeTheProcessDiedIsNotHeldAgainstTheUnit() {
    RunScript run =
        quiet()
            .cutAt(19_000)
            .at(60_000, new EpochStarted(2, "boot", 40_000_000, 0))
            .at(60_000, new org.pumprig.rig.event.RunRecord.RunEnded(EndReason.INTERRUPTED, true));
    assertThat(run.verdict("REQ-RECONNECT")).isEqualTo("inconclusive");
  }

  @Test
  void aCutJournalPassesNothingButKeepsItsFailures() {
    assertThat(quiet().cutAt(27_000).verdict().overall()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(tripped().cutAt(12_000).verdict("REQ-WATCHDOG")).isEqualTo("fail");
    assertThat(tripped().cutAt(12_000).verdict("REQ-THERAPY")).isEqualTo("inconclusive");
  }

  @Test
  void aJournalWhoseReaderSaysThatItIsCutPassesNothing() {
    RunFactsBuilder builder = quiet().builder();
    builder.onCut("the last checkpoint claims 12 more lines");
    RunVerdict verdict = RunJudge.judge(RunScript.plan(), builder.build());
    assertThat(verdict.overall()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict.results().getFirst().reason()).contains("12 more lines");
  }

  @Test
  void anUnknownKindPassesNothingUnlessItIsInformational() {
    RunFactsBuilder unknown = quiet().builder();
    unknown.onUnknownKind("pump.exploded");
    assertThat(RunJudge.judge(RunScript.plan(), unknown.build()).overall())
        .isEqualTo(Verdict.INCONCLUSIVE);
    RunFactsBuilder informational = quiet().builder();
    informational.onUnknownKind("info.weather");
    assertThat(RunJudge.judge(RunScript.plan(), informational.build()).overall())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void anotherUnitOnTheServicePortPassesNothing() {
    RunScript run = quiet().at(5_000, new ServiceIdentity("pump", "SN-2", "1.0"));
    assertThat(run.verdict().overall()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(run.result("REQ-WATCHDOG").reason()).contains("SN-2", "SN-1");
  }

  @Test
  void theWorstVerdictCountsAbortedFirst() {
    assertThat(Verdict.worst(java.util.List.of(Verdict.PASS, Verdict.INCONCLUSIVE, Verdict.FAIL)))
        .contains(Verdict.FAIL);
    assertThat(Verdict.worst(java.util.List.of(Verdict.FAIL, Verdict.ABORTED)))
        .contains(Verdict.ABORTED);
    assertThat(Verdict.worst(java.util.List.of())).isEmpty();
  }

  @Test
  void theFactsHoldWhatTheReportShows() {
    RunFacts facts = tripped().facts();
    assertThat(facts.trip().orElseThrow().atNanos()).isEqualTo(ms(10_000));
    assertThat(facts.errors().atTrip()).hasValue(4);
    assertThat(facts.errors().atStress()).hasValue(0);
    assertThat(facts.power().onNanos()).hasValue(ms(23_600));
    assertThat(facts.faults()).hasSize(7).allMatch(FaultFacts::counts);
  }
}
