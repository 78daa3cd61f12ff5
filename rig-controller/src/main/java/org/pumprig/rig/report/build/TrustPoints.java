package org.pumprig.rig.report.build;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.CampaignComparison;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.Excluded;
import org.pumprig.rig.compare.RateComparison;
import org.pumprig.rig.judge.FaultFacts;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.report.TrustPoint;
import org.pumprig.rig.report.TrustPoint.Level;

/**
 * What the reader should know beside what the report derives by itself (bench, time, witnesses,
 * blind time, lower bounds).
 */
final class TrustPoints {
  private TrustPoints() {}

  static List<TrustPoint> of(CampaignResult result) {
    var points = new ArrayList<TrustPoint>();
    faults(result, points);
    ends(result, points);
    doubts(result, points);
    garbled(result, points);
    result.comparison().ifPresent(comparison -> comparison(comparison, points));
    return points;
  }

  private static void faults(CampaignResult result, List<TrustPoint> points) {
    for (RunVerdict run : result.runs()) {
      List<FaultFacts> failed =
          run.facts().faults().stream().filter(fault -> fault.failedNanos().isPresent()).toList();
      if (!failed.isEmpty()) {
        points.add(
            new TrustPoint(
                Level.BAD,
                "Run %s: %s (%s)."
                    .formatted(
                        run.runId(),
                        Figures.count(failed.size(), "fault failed", "faults failed"),
                        failed.getFirst().problem().orElse("no reason given"))));
      }
    }
  }

  private static void doubts(CampaignResult result, List<TrustPoint> points) {
    for (RunVerdict run : result.runs()) {
      for (String doubt : run.facts().doubts()) {
        points.add(new TrustPoint(Level.BAD, "Run " + run.runId() + ": " + doubt));
      }
    }
  }

  private static void ends(CampaignResult result, List<TrustPoint> points) {
    long unsafe =
        result.runs().stream()
            .filter(run -> run.facts().course().end().isPresent() && !run.facts().course().safe())
            .count();
    long cut =
        result.runs().stream()
            .filter(
                run ->
                    run.facts().course().end().isEmpty() || run.facts().course().cut().isPresent())
            .count();
    long aborted = result.runs().stream().filter(run -> run.overall() == Verdict.ABORTED).count();
    bad(points, unsafe, " ended without proof that every fault was gone.");
    bad(points, cut, " left a journal that isn't whole.");
    bad(points, aborted, " aborted.");
    if (!result.runs().isEmpty() && unsafe + cut + aborted == 0) {
      points.add(
          new TrustPoint(
              Level.GOOD,
              "Every run's journal is whole, and every fault was shown to be gone at its end."));
    }
  }

  private static void bad(List<TrustPoint> points, long runs, String what) {
    if (runs > 0) {
      String were = what.equals(" aborted.") ? (runs == 1 ? " was" : " were") : "";
      points.add(new TrustPoint(Level.BAD, Figures.count(runs, "run", "runs") + were + what));
    }
  }

  private static void garbled(CampaignResult result, List<TrustPoint> points) {
    long garbled =
        result.runs().stream()
            .flatMap(run -> run.facts().garbled().values().stream())
            .mapToLong(Long::longValue)
            .sum();
    if (garbled > 0) {
      points.add(
          new TrustPoint(
              Level.LIMIT,
              Figures.count(garbled, "reading was", "readings were")
                  + " garbled and don't count."));
    }
  }

  private static void comparison(CampaignComparison comparison, List<TrustPoint> points) {
    if (!comparison.excluded().isEmpty()) {
      Excluded first = comparison.excluded().getFirst();
      points.add(
          new TrustPoint(
              Level.LIMIT,
              "%s in the comparison; the first is %s: %s"
                  .formatted(
                      Figures.count(
                          comparison.excluded().size(), "run doesn't count", "runs don't count"),
                      first.runId(),
                      first.reason())));
    }
    comparison.perError().ifPresent(rate -> points.add(perError(rate)));
  }

  private static TrustPoint perError(RateComparison rate) {
    return new TrustPoint(
        Level.LIMIT,
        "Per connectivity error the ratio of trip rates is %s, from %s to %s%s; the conclusion rests on time alone."
            .formatted(
                Figures.number(rate.estimate()),
                Figures.number(rate.interval().lower()),
                Figures.number(rate.interval().upper()),
                rate.exposureLowerBound() ? ", with errors that are a lower bound" : ""));
  }
}
