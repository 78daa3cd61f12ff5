package org.pumprig.rig.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.compare.stats.TheilSen;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.judge.Watched.Counted;
import org.pumprig.rig.judge.Watched.Reading;
import org.pumprig.rig.plan.Criterion.Trend;
import org.pumprig.rig.plan.Plan;

/**
 * Criterion {@code trend}: over the last part of the stress, or of the time until a trip, the
 * interval of the slope between medians of equal stretches tells a plateau from a leak. That a leak
 * was overlooked must be as unlikely as the plan says; what lies on both sides of the limit is
 * inconclusive.
 */
final class TrendRule {
  private static final double NANOS_PER_HOUR = 3.6e12;
  private static final double PPM = 1e6;

  private TrendRule() {}

  /** The time that is judged. */
  private record Part(long fromNanos, long toNanos) {}

  static Finding judge(Plan plan, Trend limit, RunFacts facts) {
    Counted counted = facts.watched().counters().get(limit.counter());
    if (counted == null || counted.readings().isEmpty()) {
      return Finding.inconclusive("The unit never told %s.".formatted(limit.counter().words()));
    }
    OptionalLong stress = facts.course().entered(Phase.STRESS);
    if (stress.isEmpty()) {
      return Finding.inconclusive("The run never came to the stress phase.");
    }
    Part part = part(limit, facts, stress.getAsLong());
    OptionalLong restart =
        counted.restartsNanos().stream()
            .mapToLong(at -> at)
            .filter(at -> at > part.fromNanos() && at < part.toNanos())
            .findFirst();
    if (restart.isPresent()) {
      return Finding.inconclusive(
          "The unit restarted at %s, within the part of the stress that is judged (from %s to %s)."
              .formatted(
                  Say.time(restart.getAsLong()),
                  Say.time(part.fromNanos()),
                  Say.time(part.toNanos())));
    }
    List<double[]> medians = medians(counted.readings(), part);
    if (medians.size() < Trend.LEAST_STRETCHES) {
      return Finding.inconclusive(
          "Only %d of %d stretches between %s and %s hold a reading of %s; %d are needed."
              .formatted(
                  medians.size(),
                  Trend.STRETCHES,
                  Say.time(part.fromNanos()),
                  Say.time(part.toNanos()),
                  limit.counter().words(),
                  Trend.LEAST_STRETCHES));
    }
    return judge(plan, limit, facts, part, medians);
  }

  private static Part part(Trend limit, RunFacts facts, long stress) {
    long end = facts.course().entered(Phase.RECOVER).orElse(facts.course().attendedUntilNanos());
    long until = Math.min(end, facts.trip().map(trip -> trip.atNanos()).orElse(Long.MAX_VALUE));
    return new Part(until - Math.max(0, limit.partNanos(until - stress)), until);
  }

  private static Finding judge(
      Plan plan, Trend limit, RunFacts facts, Part part, List<double[]> medians) {
    double sign = limit.counter().worseWhenLess() ? -1 : 1;
    TheilSen trend =
        TheilSen.of(
            medians.stream().mapToDouble(point -> point[0]).toArray(),
            medians.stream().mapToDouble(point -> sign * point[1]).toArray(),
            limit.confidencePpm() / PPM);
    String told = told(limit, part, medians.size(), trend);
    if (trend.lower() > limit.perHourBelow()) {
      return Finding.fail(told + ": no plateau.");
    }
    Optional<String> doubt =
        Sight.gap(facts, part.fromNanos(), part.toNanos(), Channel.SERVICE)
            .or(() -> StressCheck.missing(plan, facts, part.toNanos()))
            .or(() -> idle(facts, part));
    if (doubt.isPresent()) {
      return Finding.inconclusive(told + ", but " + doubt.get() + ".");
    }
    return trend.upper() < limit.perHourBelow()
        ? Finding.pass(told + ".")
        : Finding.inconclusive(told + ": the interval lies on both sides of the limit.");
  }

  /** A leak that only faults cause doesn't show where none acts. */
  private static Optional<String> idle(RunFacts facts, Part part) {
    boolean stressed =
        facts.faults().stream()
            .filter(FaultFacts::counts)
            .anyMatch(
                fault ->
                    fault.appliedNanos().orElse(Long.MAX_VALUE) < part.toNanos()
                        && fault.revertedNanos().orElse(Long.MAX_VALUE) > part.fromNanos());
    return stressed ? Optional.empty() : Optional.of("no fault acted in that time");
  }

  /** Hours from the part's begin, and the median of a stretch. */
  private static List<double[]> medians(List<Reading> readings, Part part) {
    var medians = new ArrayList<double[]>();
    double length = (part.toNanos() - part.fromNanos()) / (double) Trend.STRETCHES;
    for (int i = 0; i < Trend.STRETCHES; i++) {
      double from = part.fromNanos() + i * length;
      double to = from + length;
      double[] values =
          readings.stream()
              .filter(one -> one.atNanos() >= from && one.atNanos() < to)
              .mapToDouble(Reading::value)
              .sorted()
              .toArray();
      if (values.length > 0) {
        double median = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
        medians.add(new double[] {(from + length / 2) / NANOS_PER_HOUR, median});
      }
    }
    return medians;
  }

  private static String told(Trend limit, Part part, int stretches, TheilSen trend) {
    String worse = limit.counter().worseWhenLess() ? "fell" : "rose";
    return "From %s to %s %s %s by %s an hour (%s interval %s to %s, from %d medians); less than %s are allowed"
        .formatted(
            Say.time(part.fromNanos()),
            Say.time(part.toNanos()),
            limit.counter().words(),
            worse,
            limit.counter().amount(trend.slope()),
            Say.percent(limit.confidencePpm()),
            limit.counter().amount(trend.lower()),
            limit.counter().amount(trend.upper()),
            stretches,
            limit.counter().amount(limit.perHourBelow()));
  }
}
