package org.pumprig.rig.report.build;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pumprig.rig.judge.BenchDrift;
import org.pumprig.rig.judge.BenchDrift.Moved;
import org.pumprig.rig.qualification.BenchCheck;
import org.pumprig.rig.report.BenchSeen;

/** How far instruments moved from run to run, by check weights and known flows. */
final class DriftOverRuns {
  private static final double PPM_A_PERCENT = 1e4;

  private final Map<String, Long> lastPpm = new HashMap<>();
  private final List<BenchSeen.Drift> lines = new ArrayList<>();

  private DriftOverRuns() {}

  /** A line for each run and kind, in the order in which the runs were made. */
  static List<BenchSeen.Drift> of(List<RunMaterial> runs) {
    var over = new DriftOverRuns();
    runs.stream()
        .sorted(Comparator.comparingLong(run -> run.begunWallMicros().orElse(Long.MAX_VALUE)))
        .forEach(
            run -> {
              BenchDrift seen = run.drift();
              seen.checkWeight()
                  .ifPresent(moved -> over.line(run, BenchCheck.What.CHECK_WEIGHT, moved));
              seen.knownFlow()
                  .ifPresent(moved -> over.line(run, BenchCheck.What.KNOWN_FLOW, moved));
            });
    return over.lines;
  }

  private void line(RunMaterial run, BenchCheck.What what, Moved moved) {
    Long before = lastPpm.put(run.unit() + "\n" + what.word(), moved.lastPpm());
    lines.add(
        new BenchSeen.Drift(
            run.runId(),
            run.unit(),
            what.word(),
            percent(moved.firstPpm()),
            moved.times() > 1 ? percent(moved.lastPpm()) : "",
            before == null ? "" : percent(moved.firstPpm() - before)));
  }

  private static String percent(long ppm) {
    return String.format(Locale.ROOT, "%+.3f %%", ppm / PPM_A_PERCENT);
  }
}
