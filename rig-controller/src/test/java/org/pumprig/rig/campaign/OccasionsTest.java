package org.pumprig.rig.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FailSafeRecord.FailSafeBroken;
import org.pumprig.rig.event.FailSafeRecord.StopWitnessed;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.LogKind;
import org.pumprig.rig.event.SoundObservation.AlarmHeard;
import org.pumprig.rig.event.UnitRecord.UnitRestarted;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;

/** What is worth a picture. */
class OccasionsTest {
  private final Occasions occasions = new Occasions();

  private List<String> of(Event... events) {
    return List.of(events).stream().map(occasions::of).flatMap(Optional::stream).toList();
  }

  @Test
  void faultsStopsAlarmsRestartsAndRequestsAreAndReadingsAreNot() {
    assertThat(
            of(
                new FlowRead(1, 1, 0),
                new FaultApplied("r0-01-stall", 1, 2),
                new StopWitnessed(1, 2),
                new UnitRestarted(5),
                new AlarmHeard("high", 900_000, 1),
                new FailSafeBroken("fluid moved again"),
                new LogEntry(LogKind.NOTE, "Ada", "what does it show?", "", false)))
        .containsExactly(
            "fault r0-01-stall",
            "the fluid stopped",
            "the unit restarted",
            "alarm heard: high",
            "fail-safe broken: fluid moved again",
            "asked for by Ada");
  }

  @Test
  void aContactIsWhereItChanges() {
    assertThat(
            of(
                new ContactRead(ContactState.NORMAL),
                new ContactRead(ContactState.NORMAL),
                new ContactRead(ContactState.ALARM),
                new ContactRead(ContactState.ALARM),
                new ContactRead(ContactState.CABLE_OUT)))
        .containsExactly("nurse call: alarm", "nurse call: cableOut");
  }
}
