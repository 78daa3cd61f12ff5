package org.pumprig.rig.report.build;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pumprig.rig.compare.CampaignComparison;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.claim.Evidence;
import org.pumprig.rig.compare.claim.PartResult;
import org.pumprig.rig.compare.location.Shift;
import org.pumprig.rig.report.ForestPlot;
import org.pumprig.rig.report.ForestPlot.Panel;
import org.pumprig.rig.report.ForestPlot.Row;

/** The claim's endpoints, each with its estimate, limits and margin. */
public final class ForestMapping {
  static final double NANOS_PER_SECOND = 1e9;

  private ForestMapping() {}

  /** Empty if no endpoint has a limit. Without a claim: what can be said of each, exploratory. */
  public static Optional<ForestPlot> of(CampaignResult result) {
    if (result.comparison().isEmpty()) {
      return Optional.empty();
    }
    if (result.claim().isEmpty()) {
      return ExploratoryForest.of(result);
    }
    Map<Evidence.Unit, List<Row>> rows = new EnumMap<>(Evidence.Unit.class);
    for (PartResult part : result.claim().get().parts()) {
      for (Evidence evidence : part.evidence()) {
        if (evidence.lower().isPresent() || evidence.upper().isPresent()) {
          rows.computeIfAbsent(evidence.unit(), unit -> new ArrayList<>()).add(row(evidence));
        }
      }
    }
    List<Panel> panels = new ArrayList<>();
    rows.forEach((unit, own) -> panels.add(panel(unit, own, result.comparison().get())));
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ForestPlot(
                "The claim's endpoints",
                "Squares: estimates. Lines: limits, each one-sided at %s; arrows: without bound, or"
                        .formatted(Figures.percent(1 - result.comparison().get().alpha()))
                    + " beyond the axis. Diamonds: margins."
                    + Plots.label(result),
                panels));
  }

  static Panel panel(Evidence.Unit unit, List<Row> rows, CampaignComparison comparison) {
    String arms = comparison.better().arm() + " less " + comparison.than().arm();
    return switch (unit) {
      case RATIO ->
          new Panel(
              "ratio of rates, " + comparison.better().arm() + " over " + comparison.than().arm(),
              true,
              OptionalDouble.of(1),
              rows);
      case SHARE_DIFFERENCE ->
          new Panel("difference of shares, " + arms, false, OptionalDouble.of(0), rows);
      case SHARE -> new Panel("share of pumps", false, OptionalDouble.empty(), rows);
      case NANOS_DIFFERENCE ->
          new Panel("difference in seconds, " + arms, false, OptionalDouble.of(0), rows);
      case PER_HOUR -> new Panel("events per pump-hour", false, OptionalDouble.empty(), rows);
    };
  }

  private static Row row(Evidence evidence) {
    double scale = evidence.unit() == Evidence.Unit.NANOS_DIFFERENCE ? NANOS_PER_SECOND : 1;
    return new Row(
        evidence.name(),
        evidence
            .estimate()
            .map(shift -> OptionalDouble.of(number(shift, scale)))
            .orElse(OptionalDouble.empty()),
        evidence.lower().map(shift -> number(shift, scale)).orElseGet(() -> least(evidence.unit())),
        evidence.upper().map(shift -> number(shift, scale)).orElseGet(() -> most(evidence.unit())),
        evidence.margin().isPresent()
            ? OptionalDouble.of(evidence.margin().getAsDouble() / scale)
            : OptionalDouble.empty());
  }

  /** Where there is no limit, there is that of what can be. */
  private static double least(Evidence.Unit unit) {
    return switch (unit) {
      case RATIO, SHARE, PER_HOUR -> 0;
      case SHARE_DIFFERENCE -> -1;
      case NANOS_DIFFERENCE -> Double.NEGATIVE_INFINITY;
    };
  }

  private static double most(Evidence.Unit unit) {
    return switch (unit) {
      case SHARE, SHARE_DIFFERENCE -> 1;
      case RATIO, PER_HOUR, NANOS_DIFFERENCE -> Double.POSITIVE_INFINITY;
    };
  }

  static double number(Shift shift, double scale) {
    return switch (shift) {
      case Shift.Finite(double number) -> number / scale;
      case Shift.LaterWithoutBound _ -> Double.POSITIVE_INFINITY;
      case Shift.SoonerWithoutBound _ -> Double.NEGATIVE_INFINITY;
    };
  }
}
