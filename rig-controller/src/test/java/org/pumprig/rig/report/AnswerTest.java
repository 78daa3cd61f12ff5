package org.pumprig.rig.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.rig.report.Comparison.Conclusion;

class AnswerTest {
  private static final ReportModel DEMO = SampleReport.demo();

  @Test
  void betterIsYesOnlyWhenTheNewFirmwarePassesAndNoVerdictIsOpenOrFailed() {
    assertThat(verdicts(Outcome.PASS, Outcome.PASS).words()).startsWith("Yes");
    assertThat(verdicts(Outcome.PASS, Outcome.FAIL).words()).isEqualTo("Better, but not good.");
    for (Outcome open : List.of(Outcome.INCONCLUSIVE, Outcome.ABORTED)) {
      assertThat(verdicts(Outcome.PASS, open).words()).as("%s", open).contains("open verdicts");
    }
    assertThat(verdicts(Outcome.NOT_EXERCISED, Outcome.NOT_EXERCISED).words())
        .contains("open verdicts");
    Answer idle = verdicts(Outcome.PASS, Outcome.NOT_EXERCISED);
    assertThat(idle.words()).startsWith("Yes");
    assertThat(idle.detail()).contains("1 verdict could not be exercised");
    Answer none = Answer.of(Variations.withVerdicts(DEMO, List.of()));
    assertThat(none.words()).contains("open verdicts");
  }

  @Test
  void failuresOfTheComparatorDontSpeakAgainstTheNewFirmware() {
    var verdict = new RequirementVerdict("Q", "before", "u", "r", Outcome.FAIL, "");
    var own = new RequirementVerdict("Q", "after", "u", "r", Outcome.PASS, "");
    Answer answer = Answer.of(Variations.withVerdicts(DEMO, List.of(verdict, own)));
    assertThat(answer.tone()).isEqualTo(Answer.Tone.GOOD);
  }

  @ParameterizedTest
  @EnumSource(value = Conclusion.class, names = "BETTER", mode = EnumSource.Mode.EXCLUDE)
  void nothingButBetterIsEverGood(Conclusion conclusion) {
    Comparison changed = Variations.concluding(DEMO.comparisons().getFirst(), conclusion);
    Answer answer = Answer.of(Variations.withComparison(DEMO, List.of(changed)));
    assertThat(answer.tone()).isIn(Answer.Tone.BAD, Answer.Tone.OPEN);
  }

  @Test
  void aSecondEndpointThatGotWorseSpoilsTheAnswer() {
    Comparison first = DEMO.comparisons().getFirst();
    Comparison second = Variations.concluding(first, Conclusion.WORSE);
    var pass = List.of(new RequirementVerdict("Q", "after", "u", "r", Outcome.PASS, ""));
    ReportModel model = Variations.withComparison(DEMO, List.of(first, second));
    Answer answer = Answer.of(Variations.withVerdicts(model, pass));
    assertThat(answer.words()).isEqualTo("Better, but not good.");
    assertThat(answer.detail()).startsWith("1 other endpoint got worse.");
  }

  @Test
  void withoutEventsInTheComparatorTrustIsSpokenAgainst() {
    Comparison demo = DEMO.comparisons().getFirst();
    var quiet = new Comparison.ArmExposure("before", 6, 6, 0, 1, 1, false);
    var comparison =
        new Comparison(
            demo.endpoint(),
            demo.definition(),
            List.of(quiet, demo.arms().get(1)),
            List.of(),
            demo.permutation(),
            demo.rateRatio(),
            demo.conclusion(),
            demo.reason());
    var points = Trust.points(Variations.withComparison(DEMO, List.of(comparison)));
    assertThat(points)
        .filteredOn(p -> p.level() == TrustPoint.Level.BAD)
        .singleElement()
        .satisfies(p -> assertThat(p.text()).contains("a clean run proves nothing"));
    assertThat(Trust.points(DEMO)).noneMatch(p -> p.level() == TrustPoint.Level.BAD);
  }

  private static Answer verdicts(Outcome first, Outcome second) {
    return Answer.of(
        Variations.withVerdicts(
            DEMO,
            List.of(
                new RequirementVerdict("Q1", "after", "u", "r", first, ""),
                new RequirementVerdict("Q2", "after", "u", "r", second, ""))));
  }
}
