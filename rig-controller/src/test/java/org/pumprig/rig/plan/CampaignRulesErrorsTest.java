package org.pumprig.rig.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.yaml.InputProblem;

/** Rules about whole runs, and criteria of the plan's own, that contradict themselves. */
final class CampaignRulesErrorsTest {
  private static Mistake section(String name, String text, String message) {
    return new Mistake(name, "watch:\n", text + "watch:\n", "demo.yaml:" + message);
  }

  private static Mistake criterion(String name, String text, String message) {
    return new Mistake(name, "criterion: {kind: noWatchdog}", text, "demo.yaml:22: " + message);
  }

  static final List<Mistake> MISTAKES =
      List.of(
          section(
              "retestWithoutRule",
              "retest: {atMost: 1, because: [blind]}\n",
              "64: nothing would ever be done again: no rule makes a run invalid. Add the section"
                  + " 'invalid', or leave 'retest' away."),
          section(
              "retestForAnotherReason",
              "invalid: [{rule: faultNotProved}]\nretest: {atMost: 1, because: [blind]}\n",
              "65: no rule 'blind' stands under 'invalid'. Known here: faultNotProved."),
          section(
              "sameRuleTwice",
              "invalid: [{rule: rigFailed}, {rule: rigFailed}]\n",
              "64: rule 'rigFailed' stands here again (first in line 64). Give each its own."),
          section(
              "noBoundary",
              "stop: {atBoundary: true}\n",
              "64: the claim plans no looks, so there is no boundary to stop at. Say how one may"
                  + " look while it runs under 'claim.looks', or leave this away."),
          section(
              "stopBeforeTheFirstRunEnds",
              "stop: {after: 10s}\n",
              "64: not even one run would fit: it lasts 28 s. Write a longer time, or shorten the"
                  + " phases."),
          section(
              "stopAtNothing",
              "stop: {atBoundary: false}\n",
              "64: 'stop' names nothing to stop at. Write 'trips', 'atBoundary' or 'after'."),
          criterion(
              "patternWithoutLimit",
              "criterion: {kind: pattern, channel: screen, matches: E}",
              "a pattern without a limit: any number would pass. Write 'atMost: 0' for what must"
                  + " not be seen, or 'atLeast: 1' for what must."),
          criterion(
              "patternThatNothingPasses",
              "criterion: {kind: pattern, channel: screen, matches: E, atLeast: 2, atMost: 1}",
              "'atMost' is less than 'atLeast': no run could pass. Correct one of the two."),
          criterion(
              "noExpression",
              "criterion: {kind: pattern, channel: screen, matches: 'E[', atMost: 0}",
              "'matches' is no regular expression of RE2: missing closing ]. Correct it; in YAML"
                  + " it is best written between single quotes."),
          criterion(
              "nothingOfTheStress",
              "criterion: {kind: trend, counter: queued, perHourBelow: 3, lastPart: 0 %}",
              "nothing of the stress would be judged. Write a share such as 50 %."));

  @ParameterizedTest
  @FieldSource("MISTAKES")
  void namesLineMistakeAndRemedy(Mistake mistake) {
    mistake.requireMessage();
  }

  private static PlanAndRig onRig(String text) throws InputProblem {
    return new PlanAndRig(
        PlanFile.parse("demo.yaml", DemoPlan.bytes(text), DemoPlan.rig()), DemoPlan.rig());
  }

  @Test
  void takingTurnsMustBeBalanced() throws InputProblem {
    String three =
        DemoPlan.TEXT
            .replace("order: randomised", "order: interleaved")
            .replace("units: all", "units: [SN-1001, SN-1002, SN-1003]");
    assertThatThrownBy(() -> onRig(three))
        .hasMessage(
            "demo.yaml:49: with 'order: interleaved' the arms take turns at coming first, and 3"
                + " times (units × replicates) can't be shared by 2 arms equally. Write"
                + " 'replicates: 2', or another number of units.");
    assertThat(onRig(three.replace("replicates: 1", "replicates: 2")).plan().order())
        .isEqualTo(Order.INTERLEAVED);
  }

  @Test
  void tripsThatCantComeAreNoStop() {
    String text =
        DemoPlan.TEXT.replace("watch:\n", "stop: {trips: [{arm: before, atLeast: 7}]}\nwatch:\n");
    assertThatThrownBy(() -> onRig(text))
        .hasMessageContaining("an arm has only 6 runs, so so many trips can't come");
  }

  @Test
  void whatIsWrittenIsRead() throws InputProblem {
    Plan plan =
        DemoPlan.with(
            "watch:\n",
            "invalid: [{rule: blind, channels: [flow], above: 3 %}]\n"
                + "retest: {atMost: 2, because: [blind]}\nwatch:\n");
    assertThat(plan.rules().invalid())
        .containsExactly(new InvalidRule.Blind(List.of(Channel.FLOW), 30_000));
    assertThat(plan.rules().retest()).contains(new CampaignRules.Retest(2, List.of("blind")));
  }
}
