package org.pumprig.rig.rundir;

import java.util.List;
import java.util.Optional;
import org.pumprig.rig.event.LogBook;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.LogKind;
import org.pumprig.rig.judge.PlanApproval;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.judge.RunSeries;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Plan;

/**
 * A run directory, read and judged.
 *
 * @param header what {@code run.json} says
 * @param plan the plan that lies in the directory
 * @param verdict the verdict
 * @param series what the report draws
 * @param log the log book, in the journal's order
 * @param evidence the files it was judged from, by path
 * @param begin with what it began, and when
 * @param approval whether its plan was approved before it
 * @param whole whether its journal was read to its proper end
 * @param remark what could not be checked, for people; empty: nothing
 */
public record JudgedRun(
    RunHeader header,
    Plan plan,
    RunVerdict verdict,
    RunSeries series,
    List<LogBook.Stamped> log,
    List<EvidenceFile> evidence,
    Begin begin,
    PlanApproval approval,
    boolean whole,
    Optional<String> remark) {
  /** Copies the list. */
  public JudgedRun {
    evidence = List.copyOf(evidence);
    log = List.copyOf(log);
  }

  /**
   * The begin of a run.
   *
   * @param wallMicros the least wall time in its journal, microseconds since 1970
   * @param lastWallMicros the greatest wall time in it
   * @param planText the plan, as it stands in the directory
   * @param bench its instruments, and the rig's clock
   */
  public record Begin(long wallMicros, long lastWallMicros, String planText, BenchRecords bench) {}

  /** The first entry that says that the run is not to count; empty: nobody says so. */
  public Optional<LogEntry> invalidation() {
    return log.stream()
        .map(LogBook.Stamped::entry)
        .filter(each -> each.entry() == LogKind.INVALIDATION)
        .findFirst();
  }

  JudgedRun with(String more) {
    String both = remark.map(first -> first + "; " + more).orElse(more);
    return new JudgedRun(
        header, plan, verdict, series, log, evidence, begin, approval, whole, Optional.of(both));
  }
}
