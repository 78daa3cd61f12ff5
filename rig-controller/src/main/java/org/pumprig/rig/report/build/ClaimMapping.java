package org.pumprig.rig.report.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.PlanDeviation;
import org.pumprig.rig.compare.claim.ClaimResult;
import org.pumprig.rig.compare.claim.Evidence;
import org.pumprig.rig.compare.claim.LookPath;
import org.pumprig.rig.compare.claim.Part;
import org.pumprig.rig.compare.claim.PartResult;
import org.pumprig.rig.compare.claim.Standing;
import org.pumprig.rig.report.ClaimView;
import org.pumprig.rig.report.ForestPlot;
import org.pumprig.rig.report.LookView;

/** The claim in the report. */
final class ClaimMapping {
  private ClaimMapping() {}

  static Optional<ClaimView> of(CampaignResult result) {
    if (result.comparison().isEmpty()) {
      return Optional.empty();
    }
    List<String> deviations = result.deviation().map(PlanDeviation::sentences).orElseGet(List::of);
    return Optional.of(
        result
            .claim()
            .map(claim -> of(claim, ForestMapping.of(result), deviations))
            .orElseGet(
                () ->
                    new ClaimView(
                        "none",
                        ClaimResult.EXPLORATORY,
                        List.of(),
                        result.tied().stream().toList(),
                        Optional.empty(),
                        deviations,
                        Optional.empty())));
  }

  private static ClaimView of(
      ClaimResult claim, Optional<ForestPlot> forest, List<String> deviations) {
    return new ClaimView(
        claim.verdict().words(),
        claim.sentence(),
        claim.parts().stream().map(ClaimMapping::part).toList(),
        claim.limits(),
        forest,
        deviations,
        claim.looks().filter(looks -> !looks.looks().isEmpty()).map(ClaimMapping::looks));
  }

  private static LookView looks(LookPath path) {
    return new LookView(
        "Looking while it runs: " + path.method(),
        path.sentence(),
        path.horizontal(),
        path.vertical(),
        path.looks().stream()
            .map(look -> new LookView.Point(look.at(), look.seen(), look.upper(), look.lower()))
            .toList(),
        path.cautions());
  }

  private static ClaimView.Part part(PartResult part) {
    List<String> lines = new ArrayList<>();
    lines.add(part.sentence());
    if (part.part() == Part.NO_WORSE) {
      part.evidence().stream().map(Evidence::sentence).forEach(lines::add);
    }
    part.cautions().forEach(caution -> lines.add("Caution: " + caution));
    return new ClaimView.Part(part.part().title(), words(part.standing()), lines);
  }

  private static String words(Standing standing) {
    String sign =
        switch (standing) {
          case SHOWN -> "✓ ";
          case NOT_SHOWN, CONTRADICTED -> "✕ ";
          case UNTESTABLE -> "? ";
        };
    return sign + standing.words();
  }
}
