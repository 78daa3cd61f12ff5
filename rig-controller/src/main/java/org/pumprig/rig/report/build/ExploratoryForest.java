package org.pumprig.rig.report.build;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pumprig.rig.compare.CampaignComparison;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.RateComparison;
import org.pumprig.rig.compare.claim.Evidence.Unit;
import org.pumprig.rig.compare.claim.Partners;
import org.pumprig.rig.compare.claim.PumpConduct;
import org.pumprig.rig.compare.location.MannWhitney;
import org.pumprig.rig.compare.location.Sample;
import org.pumprig.rig.compare.location.ShiftEstimate;
import org.pumprig.rig.compare.location.SignedRank;
import org.pumprig.rig.compare.proportion.Newcombe;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.plan.Claim.Conduct;
import org.pumprig.rig.plan.Claim.Scale;
import org.pumprig.rig.report.ForestPlot;
import org.pumprig.rig.report.ForestPlot.Panel;
import org.pumprig.rig.report.ForestPlot.Row;

/** Every endpoint that the journals allow, where the plan claims nothing of any: no margins. */
final class ExploratoryForest {
  private static final double CONFIDENCE = 0.95;

  private final CampaignResult result;
  private final CampaignComparison comparison;
  private final Map<Unit, List<Row>> rows = new EnumMap<>(Unit.class);

  private ExploratoryForest(CampaignResult result, CampaignComparison comparison) {
    this.result = result;
    this.comparison = comparison;
  }

  static Optional<ForestPlot> of(CampaignResult result) {
    return result.comparison().flatMap(found -> new ExploratoryForest(result, found).plot());
  }

  private Optional<ForestPlot> plot() {
    comparison.perHour().ifPresent(this::watchdog);
    for (Conduct conduct : Conduct.values()) {
      conduct(conduct);
    }
    List<Panel> panels = new ArrayList<>();
    rows.forEach((unit, own) -> panels.add(ForestMapping.panel(unit, own, comparison)));
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ForestPlot(
                "What the journals say of each endpoint",
                "Exploratory: the plan states no claim, so no margin was decided. Squares:"
                    + " estimates. Lines: two-sided limits of 95 % each, not adjusted for their"
                    + " number; arrows: without bound, or beyond the axis."
                    + Plots.label(result),
                panels));
  }

  private void watchdog(RateComparison rate) {
    if (rate.ratio().before().events() + rate.ratio().after().events() > 0) {
      add(
          Unit.RATIO,
          "watchdog trips per hour",
          number(rate.estimate()),
          number(rate.ratio().interval(CONFIDENCE).lower()).orElse(0),
          number(rate.ratio().interval(CONFIDENCE).upper()).orElse(Double.POSITIVE_INFINITY));
    }
  }

  private void conduct(Conduct conduct) {
    Map<String, PumpConduct> than = arm(conduct, comparison.than().arm());
    Map<String, PumpConduct> better = arm(conduct, comparison.better().arm());
    boolean paired = !conduct.ofTripsOnly() && result.plan().order().comparesWithinUnits();
    if (paired) {
      Partners.keep(result.plan(), than, better);
    }
    if (than.isEmpty() || better.isEmpty()) {
      return;
    }
    switch (conduct.scale()) {
      case COUNT -> {
        var shares = new Newcombe(hit(than), hit(better));
        add(
            Unit.SHARE_DIFFERENCE,
            conduct.what(),
            OptionalDouble.of(shares.difference()),
            shares.lower(CONFIDENCE),
            shares.upper(CONFIDENCE));
      }
      case TIME, SHARE -> shift(conduct, sample(than), sample(better), paired);
    }
  }

  private void shift(Conduct conduct, Sample than, Sample better, boolean paired) {
    ShiftEstimate shift =
        paired
            ? new SignedRank(than, better).shift(CONFIDENCE)
            : new MannWhitney(than, better).shift(CONFIDENCE);
    boolean time = conduct.scale() == Scale.TIME;
    double scale = time ? ForestMapping.NANOS_PER_SECOND : 1;
    add(
        time ? Unit.NANOS_DIFFERENCE : Unit.SHARE_DIFFERENCE,
        conduct.what(),
        OptionalDouble.of(ForestMapping.number(shift.estimate(), scale)),
        ForestMapping.number(shift.lower(), scale),
        ForestMapping.number(shift.upper(), scale));
  }

  private void add(Unit unit, String name, OptionalDouble estimate, double lower, double upper) {
    rows.computeIfAbsent(unit, _ -> new ArrayList<>())
        .add(new Row(name, estimate, lower, upper, OptionalDouble.empty()));
  }

  private Map<String, PumpConduct> arm(Conduct conduct, String arm) {
    return PumpConduct.of(result.plan(), conduct, arm, result.runs());
  }

  private static Proportion hit(Map<String, PumpConduct> pumps) {
    return new Proportion(pumps.values().stream().filter(PumpConduct::hit).count(), pumps.size());
  }

  private static Sample sample(Map<String, PumpConduct> pumps) {
    return new Sample(
        pumps.values().stream()
            .map(
                pump -> Double.isInfinite(pump.value()) ? Value.infinite() : Value.of(pump.value()))
            .toList());
  }

  private static OptionalDouble number(Value value) {
    return value instanceof Value.Finite finite
        ? OptionalDouble.of(finite.number())
        : OptionalDouble.empty();
  }
}
