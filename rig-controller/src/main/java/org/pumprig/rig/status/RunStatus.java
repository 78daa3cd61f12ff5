package org.pumprig.rig.status;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pumprig.rig.event.LogBook;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.LogKind;

/**
 * Where one run stands.
 *
 * @param runId the run; empty before it began
 * @param unit serial number
 * @param arm arm of the comparison
 * @param firmware as the unit says; before it does, the arm's name for it
 * @param virtual whether time is modelled
 * @param state what it is doing
 * @param phase its phase, on disk; empty before the first
 * @param nowNanos run time of its last record
 * @param endNanos run time at which it ends by plan
 * @param stressNanos time spent in the stress phase
 * @param faultsNow faults that act, by name
 * @param errors connectivity errors counted
 * @param errorsAtLeast whether that is a lower bound
 * @param codesSeen watched codes that were seen, in order: one trip may show on several channels
 * @param last the last thing worth telling
 * @param beganMicros wall time of its first record; 0 if there is none
 * @param lastMicros wall time of its last record before its end
 * @param log the log book
 */
public record RunStatus(
    String runId,
    String unit,
    String arm,
    String firmware,
    boolean virtual,
    RunState state,
    String phase,
    long nowNanos,
    long endNanos,
    long stressNanos,
    List<String> faultsNow,
    long errors,
    boolean errorsAtLeast,
    List<CodeSeen> codesSeen,
    Told last,
    long beganMicros,
    long lastMicros,
    List<LogBook.Stamped> log) {
  /** Copies the lists. */
  public RunStatus {
    faultsNow = List.copyOf(faultsNow);
    codesSeen = List.copyOf(codesSeen);
    log = List.copyOf(log);
  }

  /**
   * A watched code's first sight on a channel.
   *
   * @param code the code
   * @param channel where
   * @param runNanos when
   */
  public record CodeSeen(String code, String channel, long runNanos) {}

  /**
   * Something worth telling.
   *
   * @param text in a few words; empty: nothing yet
   * @param runNanos when
   */
  public record Told(String text, long runNanos) {
    static final Told NOTHING = new Told("", 0);
  }

  /**
   * What a run was begun with.
   *
   * @param runId the run
   * @param unit serial number
   * @param arm arm of the comparison
   * @param firmware the arm's name for it
   */
  public record Before(String runId, String unit, String arm, String firmware) {}

  /**
   * The same of a run that another process began: this one saw none of its records, and takes from
   * the run's state what can be known. Trips that it didn't see itself are not listed.
   *
   * @param tripped whether a watched code is being shown
   */
  public RunStatus goneOn(
      Before before, long runNanos, String runPhase, long errorsSoFar, boolean tripped) {
    RunState now = state == RunState.NOT_BEGUN ? RunState.RUNNING : state;
    return new RunStatus(
        before.runId(),
        before.unit(),
        before.arm(),
        firmware.isEmpty() ? before.firmware() : firmware,
        virtual,
        now == RunState.RUNNING && tripped ? RunState.TRIPPED : now,
        runPhase,
        runNanos,
        endNanos,
        stressNanos,
        faultsNow,
        errorsSoFar,
        errorsAtLeast,
        codesSeen,
        last,
        beganMicros,
        lastMicros,
        log);
  }

  /** Run time that is left by plan; 0 once it is over. */
  public long leftNanos() {
    return state.over() ? 0 : Math.max(0, endNanos - nowNanos);
  }

  /** Why somebody said that it is not to count; empty: nobody did. */
  public Optional<LogEntry> invalidation() {
    return log.stream()
        .map(LogBook.Stamped::entry)
        .filter(each -> each.entry() == LogKind.INVALIDATION)
        .findFirst();
  }

  /**
   * How often the unit tripped: a code is recorded once for each channel and time with power, so
   * the same code on several channels is one trip.
   */
  public int trips() {
    var most = new HashMap<String, Integer>();
    var each = new HashMap<CodeOn, Integer>();
    for (CodeSeen seen : codesSeen) {
      int times = each.merge(new CodeOn(seen.code(), seen.channel()), 1, Integer::sum);
      most.merge(seen.code(), times, Math::max);
    }
    return most.values().stream().mapToInt(Integer::intValue).sum();
  }

  private record CodeOn(String code, String channel) {}

  /** Trips of which nobody said what they came from, counted from 1. */
  public List<Integer> untriaged() {
    return IntStream.rangeClosed(1, trips())
        .filter(
            trip ->
                log.stream()
                    .map(LogBook.Stamped::entry)
                    .noneMatch(
                        each ->
                            each.entry() == LogKind.TRIAGE && each.about().endsWith("#" + trip)))
        .boxed()
        .toList();
  }
}
