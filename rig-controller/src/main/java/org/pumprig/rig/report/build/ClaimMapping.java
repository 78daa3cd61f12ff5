package org.pumprig.rig.report.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.claim.ClaimResult;
import org.pumprig.rig.compare.claim.ClaimVerdict;
import org.pumprig.rig.compare.claim.Evidence;
import org.pumprig.rig.compare.claim.Part;
import org.pumprig.rig.compare.claim.PartResult;
import org.pumprig.rig.compare.claim.Standing;
import org.pumprig.rig.report.ClaimView;

/** The claim in the report. */
final class ClaimMapping {
  private ClaimMapping() {}

  static Optional<ClaimView> of(CampaignResult result) {
    if (result.comparison().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        result
            .claim()
            .map(ClaimMapping::of)
            .orElseGet(() -> new ClaimView("none", ClaimResult.EXPLORATORY, List.of(), List.of())));
  }

  private static ClaimView of(ClaimResult claim) {
    return new ClaimView(
        words(claim.verdict()),
        claim.sentence(),
        claim.parts().stream().map(ClaimMapping::part).toList(),
        claim.limits());
  }

  private static ClaimView.Part part(PartResult part) {
    List<String> lines = new ArrayList<>();
    lines.add(part.sentence());
    if (part.part() == Part.NO_WORSE) {
      part.evidence().stream().map(Evidence::sentence).forEach(lines::add);
    }
    lines.addAll(part.cautions());
    return new ClaimView.Part(part.part().title(), words(part.standing()), lines);
  }

  private static String words(ClaimVerdict verdict) {
    return switch (verdict) {
      case BETTER -> "better";
      case LIMITED -> "better, limited to what the units shared";
      case NOT_BETTER -> "not better";
      case INCONCLUSIVE -> "inconclusive";
    };
  }

  private static String words(Standing standing) {
    return switch (standing) {
      case SHOWN -> "✓ shown";
      case NOT_SHOWN -> "✕ not shown";
      case CONTRADICTED -> "✕ the opposite is shown";
      case UNTESTABLE -> "? can't be told";
    };
  }
}
