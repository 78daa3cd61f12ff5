package org.pumprig.rig.report.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.PlanDeviation;
import org.pumprig.rig.compare.beside.BesideFinding;
import org.pumprig.rig.compare.claim.ClaimResult;
import org.pumprig.rig.compare.claim.Evidence;
import org.pumprig.rig.compare.claim.LookPath;
import org.pumprig.rig.compare.claim.Part;
import org.pumprig.rig.compare.claim.PartResult;
import org.pumprig.rig.compare.claim.Standing;
import org.pumprig.rig.report.ClaimView;
import org.pumprig.rig.report.LookView;

/** The claim in the report. */
public final class ClaimMapping {
  private ClaimMapping() {}

  static Optional<ClaimView> of(CampaignResult result) {
    if (result.comparison().isEmpty()) {
      return Optional.empty();
    }
    List<String> deviations = result.deviation().map(PlanDeviation::sentences).orElseGet(List::of);
    return Optional.of(
        result
            .claim()
            .map(claim -> of(claim, result, deviations))
            .orElseGet(
                () ->
                    new ClaimView(
                        "none",
                        ClaimResult.EXPLORATORY,
                        List.of(),
                        result.tied().stream().toList(),
                        ForestMapping.of(result),
                        deviations,
                        Optional.empty(),
                        List.of())));
  }

  private static ClaimView of(ClaimResult claim, CampaignResult result, List<String> deviations) {
    return new ClaimView(
        claim.verdict().words(),
        claim.sentence(),
        claim.parts().stream().map(ClaimMapping::part).toList(),
        claim.limits(),
        ForestMapping.of(result),
        deviations,
        looks(result),
        result.beside().stream().map(ClaimMapping::beside).toList());
  }

  /** The path of the planned looks; empty where none is planned or no pump is done. */
  public static Optional<LookView> looks(CampaignResult result) {
    return result
        .claim()
        .flatMap(ClaimResult::looks)
        .filter(looks -> !looks.looks().isEmpty())
        .map(path -> looks(path, Plots.label(result)));
  }

  private static ClaimView.Beside beside(BesideFinding finding) {
    List<String> lines = new ArrayList<>();
    lines.add(finding.sentence());
    finding.cautions().forEach(caution -> lines.add("Caution: " + caution));
    return new ClaimView.Beside(
        finding.method().startsWith("baseline")
            ? "Has the bench drifted since an earlier campaign?"
            : "Are errors to failure equal at another stress level?",
        words(finding.answer()),
        lines);
  }

  private static String words(String answer) {
    return switch (answer) {
      case "withinMargin" -> "the same within the margin";
      case "notShown" -> "not shown";
      case "untestable" -> "can't be told";
      default -> answer;
    };
  }

  private static LookView looks(LookPath path, String label) {
    return new LookView(
        "Looking while it runs: " + path.method(),
        path.sentence(),
        path.horizontal(),
        path.vertical(),
        path.looks().stream()
            .map(look -> new LookView.Point(look.at(), look.seen(), look.upper(), look.lower()))
            .toList(),
        Stream.concat(path.cautions().stream(), Stream.of(label.strip()))
            .filter(note -> !note.isEmpty())
            .toList());
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
