package org.pumprig.rig.compare;

import java.util.List;
import java.util.Locale;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.plan.Arm;

/**
 * What the plan's author expected of an arm, and what was found.
 *
 * @param arm the arm as planned
 * @param found one line
 * @param agreement whether the two agree: {@code pass} is met if all runs pass; {@code fail} if at
 *     least one fails and none was aborted
 * @param passed runs with this verdict
 * @param failed runs with this verdict
 * @param inconclusive runs with this verdict
 * @param aborted runs with this verdict
 */
public record ArmFinding(
    Arm arm,
    String found,
    Agreement agreement,
    int passed,
    int failed,
    int inconclusive,
    int aborted) {

  static ArmFinding of(Arm arm, List<RunVerdict> runs) {
    int passed = count(runs, arm, Verdict.PASS);
    int failed = count(runs, arm, Verdict.FAIL);
    int inconclusive = count(runs, arm, Verdict.INCONCLUSIVE);
    int aborted = count(runs, arm, Verdict.ABORTED);
    int all = passed + failed + inconclusive + aborted;
    Agreement agreement =
        switch (arm.expect()) {
          case PASS -> pass(passed, failed, all);
          case FAIL -> fail(passed, failed, aborted, all);
        };
    String found =
        all == 0
            ? "no run"
            : String.format(
                Locale.ROOT,
                "%d of %d runs pass, %d fail, %d inconclusive, %d aborted",
                passed,
                all,
                failed,
                inconclusive,
                aborted);
    return new ArmFinding(arm, found, agreement, passed, failed, inconclusive, aborted);
  }

  private static Agreement pass(int passed, int failed, int all) {
    if (failed > 0) {
      return Agreement.NOT_MET;
    }
    return all > 0 && passed == all ? Agreement.MET : Agreement.UNDECIDED;
  }

  private static Agreement fail(int passed, int failed, int aborted, int all) {
    if (failed > 0) {
      return aborted == 0 ? Agreement.MET : Agreement.UNDECIDED;
    }
    return all > 0 && passed == all ? Agreement.NOT_MET : Agreement.UNDECIDED;
  }

  private static int count(List<RunVerdict> runs, Arm arm, Verdict verdict) {
    return (int)
        runs.stream()
            .filter(run -> run.arm().equals(arm.name()) && run.overall() == verdict)
            .count();
  }
}
