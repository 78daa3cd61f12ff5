package org.pumprig.rig.report.build;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.judge.RunSeries;
import org.pumprig.rig.plan.Therapy;
import org.pumprig.rig.plan.Therapy.Infusion;
import org.pumprig.rig.report.RunReport;

/**
 * The programmed rate as steps: from each start the secondary infusion to its end, then the primary
 * to its own; 0 once power is cut.
 */
final class ProgrammedFlow {
  private ProgrammedFlow() {}

  static List<RunReport.Flow> of(Therapy therapy, RunSeries series, long endNanos) {
    var steps = new ArrayList<RunReport.Flow>();
    for (long start : series.therapyStarts()) {
      long until =
          series.therapyEnds().stream().filter(end -> end > start).findFirst().orElse(endNanos);
      boolean cut = until < endNanos;
      long secondaryEnd = start + nanos(therapy.secondary());
      long primaryEnd = secondaryEnd + nanos(therapy.primary());
      add(steps, start, therapy.secondary().rateMicrolitresPerHour(), until);
      add(steps, secondaryEnd, therapy.primary().rateMicrolitresPerHour(), until);
      add(steps, primaryEnd, 0, until);
      if (cut) {
        steps.add(new RunReport.Flow(until, 0));
      }
    }
    return steps;
  }

  private static void add(List<RunReport.Flow> steps, long at, long rate, long until) {
    if (at < until) {
      steps.add(new RunReport.Flow(at, rate));
    }
  }

  private static long nanos(Infusion infusion) {
    return StrictMath.round(
        infusion.volumeMicrolitres() * 3.6e12 / infusion.rateMicrolitresPerHour());
  }
}
