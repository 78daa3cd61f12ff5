package org.pumprig.rig.status;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.ErrorRecord;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.FaultRecord;
import org.pumprig.rig.event.Lifecycle;
import org.pumprig.rig.event.LogBook;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.RunRecord;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.run.RunClock;

/**
 * Folds a run's records into where it stands, in bounded memory. Not thread-safe.
 *
 * <p>What comes after the run's end, late entries of the log book and their epochs, moves no time.
 */
public final class StatusFold {
  private static final int MOST = 1_000;

  private final RunClock clock = new RunClock();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> acting = new LinkedHashMap<>();
  private final List<RunStatus.CodeSeen> codesSeen = new ArrayList<>();
  private final List<LogBook.Stamped> log = new ArrayList<>();
  private long endNanos;
  private String runId = "";
  private String unit = "";
  private String arm = "";
  private String firmware = "";
  private boolean virtual;
  private boolean stopping;
  private Optional<EndReason> end = Optional.empty();
  private Optional<Phase> phase = Optional.empty();
  private long phaseFrom;
  private long stress;
  private long now;
  private long errors;
  private boolean atLeast;
  private RunStatus.Told last = RunStatus.Told.NOTHING;
  private long began;
  private long lastMicros;

  /**
   * Says when the run ends by plan.
   *
   * @param runNanos run time
   */
  public StatusFold endingAt(long runNanos) {
    endNanos = runNanos;
    return this;
  }

  /**
   * Takes the next record, in the journal's order.
   *
   * @param epochNanos monotonic time since the epoch's start
   * @param wallMicros wall time
   */
  public void on(Event event, long epochNanos, long wallMicros) {
    if (end.isEmpty()) {
      now = clock.on(event, epochNanos);
      began = began == 0 ? wallMicros : began;
      lastMicros = wallMicros;
    }
    switch (event) {
      case LogBook.LogEntry entry when log.size() < MOST ->
          log.add(new LogBook.Stamped(entry, wallMicros, now));
      case Lifecycle.RunStarted run -> started(run);
      case Lifecycle.AbortRequested _ -> stopping = true;
      case Lifecycle.RunAbandoned _ -> stopping = true;
      case ServiceIdentity told when !told.firmware().isEmpty() -> firmware = told.firmware();
      case RunRecord.PhaseEntered entered -> enter(Optional.of(entered.phase()));
      case RunRecord.RunEnded ended -> {
        enter(phase);
        end = Optional.of(ended.reason());
        acting.clear();
      }
      case FaultRecord fault -> fault(fault);
      case ErrorRecord.ErrorCounted error -> errors = error.total();
      case ErrorRecord.ErrorsLowerBound _ -> atLeast = true;
      case WatchdogSeen seen when codesSeen.size() < MOST ->
          codesSeen.add(new RunStatus.CodeSeen(seen.code(), seen.channel().onDisk(), now));
      default -> {}
    }
    if (end.isEmpty() || event instanceof RunRecord.RunEnded) {
      Telling.of(event, names).ifPresent(text -> last = new RunStatus.Told(text, now));
    }
  }

  private void started(Lifecycle.RunStarted run) {
    runId = run.runId();
    unit = run.unit();
    arm = run.arm();
    firmware = firmware.isEmpty() ? run.firmware() : firmware;
    virtual = run.virtual();
  }

  private void enter(Optional<Phase> next) {
    if (phase.filter(Phase.STRESS::equals).isPresent()) {
      stress += now - phaseFrom;
    }
    phase = next;
    phaseFrom = now;
  }

  private void fault(FaultRecord record) {
    switch (record) {
      case FaultRecord.FaultScheduled planned -> names.put(planned.fault(), planned.name());
      case FaultRecord.FaultApplied applied ->
          acting.put(applied.fault(), names.getOrDefault(applied.fault(), applied.fault()));
      case FaultRecord.FaultReverted reverted -> acting.remove(reverted.fault());
      default -> {}
    }
  }

  /** Where it stands now. */
  public RunStatus status() {
    boolean stressed = end.isEmpty() && phase.filter(Phase.STRESS::equals).isPresent();
    return new RunStatus(
        runId,
        unit,
        arm,
        firmware,
        virtual,
        state(),
        phase.map(Phase::onDisk).orElse(""),
        now,
        endNanos,
        stress + (stressed ? now - phaseFrom : 0),
        List.copyOf(acting.values()),
        errors,
        atLeast,
        codesSeen,
        last,
        began,
        lastMicros,
        log);
  }

  private RunState state() {
    if (end.isPresent()) {
      return RunState.of(end.get());
    }
    if (runId.isEmpty()) {
      return RunState.NOT_BEGUN;
    }
    if (stopping) {
      return RunState.STOPPING;
    }
    return codesSeen.isEmpty() ? RunState.RUNNING : RunState.TRIPPED;
  }
}
