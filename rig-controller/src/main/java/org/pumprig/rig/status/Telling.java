package org.pumprig.rig.status;

import java.util.Map;
import java.util.Optional;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.DiskRoom;
import org.pumprig.rig.event.ErrorRecord;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FailSafeRecord;
import org.pumprig.rig.event.FaultRecord;
import org.pumprig.rig.event.Lifecycle;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.OperatorRecord;
import org.pumprig.rig.event.RunRecord;
import org.pumprig.rig.event.UnitRecord;

/** Records that are worth a line, in a few words. */
final class Telling {
  private Telling() {}

  /**
   * @param names of faults, by id
   * @return empty: not worth telling
   */
  static Optional<String> of(Event event, Map<String, String> names) {
    return Optional.ofNullable(
        switch (event) {
          case Lifecycle.EpochStarted epoch when epoch.resumes() -> "controller back";
          case Lifecycle.AbortRequested abort -> "abort: " + abort.reason();
          case Lifecycle.RunAbandoned left -> "abandoned: " + left.reason();
          case DiskRoom room -> "disk: " + room.level().onDisk();
          case LogEntry entry -> entry.entry().onDisk() + " by " + entry.by();
          case RunRecord.PhaseEntered entered -> "phase " + entered.phase().onDisk();
          case RunRecord.RunEnded ended ->
              "ended: " + ended.reason().onDisk() + (ended.safe() ? "" : ", NOT shown to be safe");
          case FaultRecord.FaultApplied fault -> name(fault.fault(), names) + " applied";
          case FaultRecord.FaultReverted fault -> name(fault.fault(), names) + " reverted";
          case FaultRecord.FaultFailed fault ->
              name(fault.fault(), names) + ": " + fault.action() + " failed: " + fault.reason();
          case ErrorRecord.ErrorCounted error -> "connection error: " + error.cause();
          case ErrorRecord.Reconnected _ -> "reconnected";
          case FailSafeRecord.WatchdogSeen seen ->
              "watchdog " + seen.code() + " on " + seen.channel().onDisk();
          case FailSafeRecord.CodeUnexpected seen ->
              "unexpected code " + seen.code() + " on " + seen.channel().onDisk();
          case FailSafeRecord.StopWitnessed _ -> "fluid stopped";
          case FailSafeRecord.AlarmWitnessed _ -> "alarm at the contact";
          case FailSafeRecord.FailSafeBroken broken -> "fail-safe broken: " + broken.what();
          case UnitRecord.UnitRestarted _ -> "unit restarted by itself";
          case UnitRecord.ReprogramStep step ->
              "reprogram: " + step.step() + (step.passed() ? "" : " NOT done");
          case OperatorRecord.StepAsked step -> "operator step " + step.step() + ": " + step.text();
          case OperatorRecord.StepConfirmed step ->
              "operator step " + step.step() + " done by " + step.by();
          case OperatorRecord.StepMissed step ->
              "operator step " + step.step() + " missed: " + step.reason();
          case OperatorRecord.StepSkipped step -> "operator step " + step.step() + " skipped";
          case BlindInterval blind -> "blind on " + blind.channel().onDisk();
          default -> null;
        });
  }

  private static String name(String fault, Map<String, String> names) {
    return names.getOrDefault(fault, fault);
  }
}
