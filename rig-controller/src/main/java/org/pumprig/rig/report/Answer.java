package org.pumprig.rig.report;

import java.util.List;
import java.util.Optional;

/**
 * The answer in a few words, derived from the primary comparison and the verdicts so that it can't
 * contradict them.
 *
 * @param tone how the banner is coloured
 * @param words the answer
 * @param detail the reason
 */
record Answer(Tone tone, String words, String detail) {
  /** How a banner is coloured and which sign it bears. */
  enum Tone {
    GOOD("good", "✓"),
    MIXED("mixed", "!"),
    BAD("bad", "✕"),
    OPEN("open", "?");

    private final String css;
    private final String glyph;

    Tone(String css, String glyph) {
      this.css = css;
      this.glyph = glyph;
    }

    String css() {
      return css;
    }

    String glyph() {
      return glyph;
    }
  }

  static Answer of(ReportModel model) {
    if (model.comparisons().isEmpty()) {
      return withoutComparison(model);
    }
    Comparison primary = model.comparisons().getFirst();
    Optional<ClaimView> refused =
        model
            .claim()
            .filter(claim -> !claim.parts().isEmpty() && !claim.verdict().equals("better"));
    return switch (primary.conclusion()) {
      case BETTER ->
          refused
              .map(
                  claim ->
                      new Answer(
                          Tone.MIXED,
                          "Better on the watchdog; the claim is " + claim.verdict() + ".",
                          claim.sentence()))
              .orElseGet(() -> better(model, primary));
      case NOT_BETTER -> new Answer(Tone.BAD, "No improvement was shown.", primary.reason());
      case WORSE -> new Answer(Tone.BAD, "No. It got worse.", primary.reason());
      case INCONCLUSIVE -> new Answer(Tone.OPEN, "This test can’t tell.", primary.reason());
    };
  }

  private static Answer better(ReportModel model, Comparison primary) {
    var later = laterVerdicts(model);
    String arm = "“" + laterArm(model) + "”";
    long failed = later.stream().filter(v -> v.outcome() == Outcome.FAIL).count();
    long open = later.stream().filter(v -> open(v.outcome())).count();
    long worse =
        model.comparisons().stream()
            .filter(c -> c.conclusion() == Comparison.Conclusion.WORSE)
            .count();
    if (failed > 0 || worse > 0) {
      String but =
          failed > 0
              ? Figures.plural(failed, "verdict") + " failed with " + arm + ". "
              : Figures.plural(worse, "other endpoint") + " got worse. ";
      return new Answer(Tone.MIXED, "Better, but not good.", but + primary.reason());
    }
    boolean passed = later.stream().anyMatch(v -> v.outcome() == Outcome.PASS);
    if (open > 0 || !passed) {
      String but =
          open > 0
              ? Figures.plural(open, "verdict") + " with " + arm + " stayed open. "
              : "No requirement was passed with " + arm + ". ";
      return new Answer(Tone.MIXED, "Better, with open verdicts.", but + primary.reason());
    }
    long idle = later.size() - later.stream().filter(v -> v.outcome() == Outcome.PASS).count();
    String rest =
        idle > 0
            ? " " + Figures.plural(idle, "verdict") + " could not be exercised with " + arm + "."
            : "";
    return new Answer(Tone.GOOD, "Yes, in this test.", primary.reason() + rest);
  }

  private static Answer withoutComparison(ReportModel model) {
    Outcome worst = Outcome.NOT_EXERCISED;
    for (RequirementVerdict verdict : model.verdicts()) {
      boolean first = worst == Outcome.NOT_EXERCISED && verdict.outcome() == Outcome.PASS;
      if (first || verdict.outcome().rank() > worst.rank()) {
        worst = verdict.outcome();
      }
    }
    String detail = "One firmware was tested, so nothing was compared.";
    return switch (worst) {
      case PASS -> new Answer(Tone.GOOD, "All verdicts that could be given are pass.", detail);
      case FAIL -> new Answer(Tone.BAD, "At least one requirement failed.", detail);
      case INCONCLUSIVE -> new Answer(Tone.OPEN, "At least one verdict is inconclusive.", detail);
      case ABORTED -> new Answer(Tone.OPEN, "At least one run was aborted.", detail);
      case NOT_EXERCISED -> new Answer(Tone.OPEN, "No requirement was exercised.", detail);
    };
  }

  private static boolean open(Outcome outcome) {
    return switch (outcome) {
      case INCONCLUSIVE, ABORTED -> true;
      // Where the fix works, what a trip would have exercised is never exercised.
      case PASS, FAIL, NOT_EXERCISED -> false;
    };
  }

  private static List<RequirementVerdict> laterVerdicts(ReportModel model) {
    String arm = laterArm(model);
    return model.verdicts().stream().filter(v -> v.arm().equals(arm)).toList();
  }

  /** The arm whose firmware is in question: the second one. */
  static String laterArm(ReportModel model) {
    var arms = model.header().arms();
    return arms.size() > 1 ? arms.get(1).name() : arms.isEmpty() ? "" : arms.getFirst().name();
  }
}
