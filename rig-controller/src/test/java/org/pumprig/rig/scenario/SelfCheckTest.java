package org.pumprig.rig.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.event.SelfChecked.Found;
import org.pumprig.rig.event.SelfChecked.What;
import org.pumprig.rig.judge.RequirementResult;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.selfcheck.KnownFault;

/** Whole runs with a self-check before and after them. */
class SelfCheckTest {
  private static final String UNIT = "SN-1001";

  @TempDir private Path folder;
  private final List<String> problems = new ArrayList<>();

  /** The demo's plan with one unit that passes in one arm, and a short stress. */
  private Path plan(String more) throws Exception {
    FixtureFolder.write(folder);
    String text = Fixtures.text("plans/demo.yaml");
    text =
        text.substring(0, text.indexOf("\ncomparison:") + 1)
            .replace("  - {name: before, firmware: before, expect: fail}\n", "")
            .replace("units: all", "units: [" + UNIT + "]");
    return Files.writeString(folder.resolve("plans/demo.yaml"), text + more);
  }

  private DoctoredRuns runs(Path plan, Troubles troubles, Found... knownFault) throws Exception {
    Deque<Found> found = new ArrayDeque<>(List.of(knownFault));
    KnownFault known =
        (scheduler, told) ->
            scheduler.execute(
                () -> told.accept(new KnownFault.Measured(found.removeFirst(), "as told")));
    return DoctoredRuns.checked(plan, troubles, known, problems::addAll);
  }

  private static Troubles flowGone(long fromNanos) {
    return new Troubles(
        List.of(
            new Troubles.OnLink(
                UNIT, Channel.FLOW, Troubles.Illness.GONE, 0, fromNanos, Long.MAX_VALUE)),
        List.of(),
        List.of(),
        Optional.empty(),
        0,
        -1,
        Optional.empty());
  }

  private static RunVerdict only(DoctoredRuns runs) throws Exception {
    assertThat(runs.verdicts()).hasSize(1);
    return runs.verdicts().getFirst();
  }

  @Test
  void goodChecksAreJournalledAndChangeNoVerdict() throws Exception {
    DoctoredRuns runs = runs(plan(""), Troubles.NONE, Found.GOOD, Found.GOOD);
    assertThat(problems).isEmpty();
    assertThat(only(runs).overall()).isEqualTo(Verdict.PASS);
    List<SelfChecked> checks = runs.told(SelfChecked.class);
    assertThat(checks).noneMatch(SelfChecked::bad);
    for (SelfChecked.When when : SelfChecked.When.values()) {
      assertThat(checks)
          .filteredOn(each -> each.when() == when)
          .extracting(SelfChecked::what)
          .containsExactly(
              What.SERVICE,
              What.FLOW,
              What.CONTACT,
              What.SCREEN,
              What.POWER,
              What.KEYPAD,
              What.CLOCK,
              What.KNOWN_FAULT);
    }
  }

  @Test
  void aFailedCheckBeforeRefusesTheStart() throws Exception {
    runs(plan(""), Troubles.NONE, Found.BAD);
    assertThat(problems)
        .containsExactly(UNIT + ": the self-check before the run failed: knownFault: as told");
  }

  @Test
  void whereThePlanSaysSoItBeginsAndIsInconclusive() throws Exception {
    Path plan = plan("\nselfCheck: {failedBefore: inconclusive}\n");
    RunVerdict run = only(runs(plan, Troubles.NONE, Found.BAD, Found.BAD));
    assertThat(problems).isEmpty();
    assertThat(run.overall()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(run.results())
        .extracting(RequirementResult::reason)
        .anyMatch(each -> each.contains("A known fault on a spare flow was not measured"));
  }

  @Test
  void aFailedCheckAfterTakesThePassAway() throws Exception {
    RunVerdict run = only(runs(plan(""), Troubles.NONE, Found.GOOD, Found.BAD));
    assertThat(run.overall()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(run.facts().doubts()).hasSize(1);
  }

  @Test
  void anInstrumentThatIsGoneAtTheEndSawNothingSinceItsLastWord() throws Exception {
    RunVerdict whole = only(runs(plan(""), Troubles.NONE, Found.GOOD, Found.GOOD));
    long gone = whole.facts().course().lastNanos() - 100_000_000;
    DoctoredRuns runs = runs(plan(""), flowGone(gone), Found.GOOD, Found.GOOD);
    RunVerdict run = only(runs);
    assertThat(runs.told(SelfChecked.class))
        .filteredOn(check -> check.what() == What.FLOW)
        .extracting(SelfChecked::found)
        .containsExactly(Found.GOOD, Found.SILENT);
    assertThat(run.facts().blind())
        .filteredOn(each -> each.reason().startsWith("self-check, flow"))
        .singleElement()
        .satisfies(
            blind -> {
              assertThat(blind.channel()).isEqualTo(Channel.FLOW);
              assertThat(blind.fromNanos()).isBetween(gone - 2_000_000_000L, gone);
              assertThat(blind.toNanos()).isEqualTo(run.facts().course().lastNanos());
            });
    assertThat(run.overall()).isEqualTo(Verdict.PASS); // no rule asked for the flow so late
  }
}
