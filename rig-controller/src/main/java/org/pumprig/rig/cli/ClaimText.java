package org.pumprig.rig.cli;

import java.util.List;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.claim.ClaimResult;
import org.pumprig.rig.compare.claim.LookPath;
import org.pumprig.rig.compare.claim.PartResult;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.plan.Claim;

/** The claim as lines of text: the verdict, its four parts, and what limits it. */
final class ClaimText {
  private ClaimText() {}

  static void add(CampaignResult result, List<String> lines) {
    if (result.comparison().isEmpty()) {
      return;
    }
    if (result.claim().isEmpty()) {
      lines.add(ClaimResult.EXPLORATORY);
      return;
    }
    ClaimResult claim = result.claim().get();
    lines.add(
        "Claim: %s (expected: %s). %s"
            .formatted(claim.verdict().words(), words(claim.expected()), claim.sentence()));
    for (PartResult part : claim.parts()) {
      lines.add("  %s: %s".formatted(part.part().title(), part.standing().words()));
      lines.add("    " + part.sentence());
      if (part.part() == org.pumprig.rig.compare.claim.Part.NO_WORSE) {
        part.evidence().forEach(each -> lines.add("    - " + each.sentence()));
      }
      part.cautions().forEach(caution -> lines.add("    Caution: " + caution));
    }
    claim
        .looks()
        .ifPresent(
            looks -> {
              lines.add(
                  "  Looking while it runs (%s): %s".formatted(looks.method(), looks.sentence()));
              looks.looks().forEach(look -> lines.add("    " + line(looks, look)));
              looks.cautions().forEach(caution -> lines.add("    Caution: " + caution));
            });
    claim.limits().forEach(limit -> lines.add("  Limit: " + limit));
  }

  private static String line(LookPath path, LookPath.Look look) {
    var words =
        new StringBuilder("%s %s: ".formatted(Decimals.rounded(look.at()), path.horizontal()));
    words.append(
        look.seen().isPresent()
            ? path.vertical() + " " + Decimals.rounded(look.seen().getAsDouble())
            : "not yet made");
    look.upper().ifPresent(at -> words.append("; upper boundary ").append(Decimals.rounded(at)));
    look.lower().ifPresent(at -> words.append("; lower boundary ").append(Decimals.rounded(at)));
    return words.toString();
  }

  private static String words(Claim.Expect expect) {
    return switch (expect) {
      case BETTER -> "better";
      case NOT_BETTER -> "not better";
      case INCONCLUSIVE -> "inconclusive";
    };
  }
}
