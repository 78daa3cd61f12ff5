package org.pumprig.rig.campaign;

import java.util.Optional;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FailSafeRecord.CodeUnexpected;
import org.pumprig.rig.event.FailSafeRecord.FailSafeBroken;
import org.pumprig.rig.event.FailSafeRecord.StopWitnessed;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.event.SoundObservation.AlarmHeard;
import org.pumprig.rig.event.UnitRecord.UnitRestarted;
import org.pumprig.rig.event.Witness.ContactRead;

/** At which events of a run its camera takes a picture, and what the record says why. */
final class Occasions {
  private Optional<ContactState> contact = Optional.empty();

  Optional<String> of(Event event) {
    return switch (event) {
      case ContactRead e -> changed(e.state());
      case RunStarted _ -> Optional.of("the run begins");
      case FaultApplied e -> Optional.of("fault " + e.fault());
      case WatchdogSeen e -> Optional.of("code " + e.code());
      case CodeUnexpected e -> Optional.of("code " + e.code());
      case StopWitnessed _ -> Optional.of("the fluid stopped");
      case FailSafeBroken e -> Optional.of("fail-safe broken: " + e.what());
      case UnitRestarted _ -> Optional.of("the unit restarted");
      case AlarmHeard e -> Optional.of("alarm heard: " + e.alarm());
      case StepAsked e -> Optional.of("operator step " + e.step());
      case LogEntry e -> Optional.of("asked for by " + e.by()); // "pumprig note" is the request
      case Event _ -> Optional.empty();
    };
  }

  /** The contact is read each second; how it is found at first is no change. */
  private Optional<String> changed(ContactState now) {
    Optional<ContactState> before = contact;
    contact = Optional.of(now);
    return before.isEmpty() || before.get() == now
        ? Optional.empty()
        : Optional.of("nurse call: " + now.onDisk());
  }
}
