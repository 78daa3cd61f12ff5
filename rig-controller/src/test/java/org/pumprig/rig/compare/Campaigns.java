package org.pumprig.rig.compare;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.judge.RunJudge;
import org.pumprig.rig.judge.RunScript;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Plan;

/** Campaigns made by hand: six units, two arms. */
public final class Campaigns {
  /** The demo's plan. */
  public static final Plan PLAN = RunScript.plan();

  private static final int UNITS = 6;

  private Campaigns() {}

  /** Every unit trips in {@code before} and in no other arm. */
  public static List<RunVerdict> clear() {
    return runs("before", "after");
  }

  /** The same with the labels exchanged. */
  public static List<RunVerdict> swapped() {
    return runs("after", "before");
  }

  private static List<RunVerdict> runs(String tripping, String quiet) {
    var runs = new ArrayList<RunVerdict>();
    for (int unit = 0; unit < UNITS; unit++) {
      runs.add(judge(RunScript.tripped(serial(unit), tripping, 8_000 + 700L * unit).alive()));
      runs.add(judge(RunScript.quiet(serial(unit), quiet).alive()));
    }
    return runs;
  }

  /** Every unit trips in both arms, at times that don't depend on the arm. */
  public static List<RunVerdict> placebo() {
    var runs = new ArrayList<RunVerdict>();
    for (int unit = 0; unit < UNITS; unit++) {
      long first = 8_000 + 500L * unit;
      long second = first + (unit % 2 == 0 ? 300 : -300);
      runs.add(judge(RunScript.tripped(serial(unit), "before", first)));
      runs.add(judge(RunScript.tripped(serial(unit), "after", second)));
    }
    return runs;
  }

  /** Nobody trips. */
  public static List<RunVerdict> calm() {
    var runs = new ArrayList<RunVerdict>();
    for (int unit = 0; unit < UNITS; unit++) {
      runs.add(judge(RunScript.quiet(serial(unit), "before")));
      runs.add(judge(RunScript.quiet(serial(unit), "after")));
    }
    return runs;
  }

  /** The verdict of one script. */
  public static RunVerdict judge(RunScript script) {
    return RunJudge.judge(PLAN, script.facts());
  }

  /** A unit's serial number. */
  public static String serial(int unit) {
    return "SN-100" + (unit + 1);
  }
}
