package org.pumprig.rig.compare.claim;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pumprig.rig.judge.ConductEndpoint;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Claim;
import org.pumprig.rig.plan.Plan;

/**
 * How one pump behaved in one arm, all its runs together.
 *
 * @param hit whether something was counted in any run
 * @param atRiskNanos until the first one
 * @param value the mean time in nanoseconds, or share, of its runs; infinite if it never came once
 * @param runs how many
 */
public record PumpConduct(boolean hit, long atRiskNanos, double value, int runs) {

  /** Whether it never came in some run. */
  boolean never() {
    return Double.isInfinite(value);
  }

  /** Pumps of an arm; one with a run that isn't known is left out. */
  public static Map<String, PumpConduct> of(
      Plan plan, Claim.Conduct endpoint, String arm, List<RunVerdict> runs) {
    Map<String, PumpConduct> pumps = new TreeMap<>();
    var missing = new java.util.TreeSet<String>();
    for (RunVerdict run : runs) {
      if (run.arm().equals(arm)) {
        switch (ConductEndpoint.of(plan, endpoint, run.facts())) {
          case ConductEndpoint.Missing _ -> missing.add(run.unit());
          case ConductEndpoint.Counted c ->
              add(pumps, run, new PumpConduct(c.events() > 0, c.atRiskNanos(), 0, 1));
          case ConductEndpoint.Lasted l -> add(pumps, run, timed(l));
          case ConductEndpoint.Share s -> add(pumps, run, new PumpConduct(false, 0, s.share(), 1));
        }
      }
    }
    pumps.keySet().removeAll(missing);
    return pumps;
  }

  private static PumpConduct timed(ConductEndpoint.Lasted lasted) {
    return new PumpConduct(
        false,
        0,
        lasted.nanos().isPresent() ? lasted.nanos().getAsLong() : Double.POSITIVE_INFINITY,
        1);
  }

  private static void add(Map<String, PumpConduct> pumps, RunVerdict run, PumpConduct one) {
    pumps.merge(run.unit(), one, PumpConduct::and);
  }

  private PumpConduct and(PumpConduct next) {
    int both = runs + next.runs;
    return new PumpConduct(
        hit || next.hit,
        hit ? atRiskNanos : atRiskNanos + next.atRiskNanos,
        (value * runs + next.value * next.runs) / both,
        both);
  }
}
