package org.pumprig.rig.report.build;

import java.util.Optional;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.report.Outcome;

/** Verdicts in the report's words. */
final class Outcomes {
  private Outcomes() {}

  static Outcome of(Optional<Verdict> verdict) {
    return verdict.map(Outcomes::of).orElse(Outcome.NOT_EXERCISED);
  }

  static Outcome of(Verdict verdict) {
    return switch (verdict) {
      case PASS -> Outcome.PASS;
      case FAIL -> Outcome.FAIL;
      case INCONCLUSIVE -> Outcome.INCONCLUSIVE;
      case ABORTED -> Outcome.ABORTED;
    };
  }
}
