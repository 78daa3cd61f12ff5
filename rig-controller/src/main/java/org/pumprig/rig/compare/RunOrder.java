package org.pumprig.rig.compare;

import java.util.Comparator;
import java.util.List;
import org.pumprig.rig.judge.RunVerdict;

/** The one order of runs, so that results don't depend on how they were given. */
final class RunOrder {
  private static final Comparator<RunVerdict> ORDER =
      Comparator.comparing(RunVerdict::campaignId)
          .thenComparingLong(RunVerdict::replicate)
          .thenComparingLong(RunVerdict::slot)
          .thenComparing(RunVerdict::unit)
          .thenComparing(RunVerdict::arm)
          .thenComparing(RunVerdict::runId);

  private RunOrder() {}

  static List<RunVerdict> sorted(List<RunVerdict> runs) {
    return runs.stream().sorted(ORDER).toList();
  }
}
