package org.pumprig.rig.compare.plansize;

import java.util.List;
import org.pumprig.rig.compare.planning.SuccessRun;
import org.pumprig.rig.compare.plansize.SizeAnswer.Figure;

/**
 * How many pumps must complete the mission to show a reliability?
 *
 * @param reliability in (0, 0.9999]
 * @param confidence one-sided, in (0, 1)
 * @param failures how many may fail, 0 to 1000
 */
public record ReliabilityQuestion(double reliability, double confidence, int failures) {
  /** The answer. */
  public SizeAnswer answer() {
    SuccessRun plan = new SuccessRun(reliability, confidence, failures);
    long pumps = plan.pumps();
    String condition =
        failures == 0
            ? "none fails"
            : "at most " + Say.count(failures, "pump", "of them") + " fails";
    if (failures > 1) {
      condition = "at most " + failures + " of them fail";
    }
    return new SizeAnswer(
        "success run, Clopper-Pearson (Biometrika 26, 1934)",
        "Run %s, each once and for the whole mission; if %s, it is shown with %s confidence that at least %s of such pumps complete the mission."
            .formatted(
                Say.count(pumps, "pump", "pumps"),
                condition,
                Say.percent(confidence),
                Say.percent(reliability)),
        List.of(
            new Figure("confidence", confidence),
            new Figure("failuresAllowed", failures),
            new Figure("reliability", reliability)),
        List.of(
            new Figure("pumps", pumps),
            new Figure("reliabilityShown", SuccessRun.shown(pumps, failures, confidence)),
            new Figure("riskOfPassingAtThisReliability", plan.riskOfPassing(pumps)),
            new Figure(
                "chanceOfPassingWithATenthOfTheFailures",
                plan.chanceOfPassing(1 - (1 - reliability) / 10))),
        List.of(
            "Pumps are independent, and as those in use: a second run of one pump is not another"
                + " pump.",
            "Every pump meets the whole mission time and all its faults; one that is taken away"
                + " early doesn't count.",
            "Nothing is assumed about how the hazard goes with time."),
        List.of());
  }
}
