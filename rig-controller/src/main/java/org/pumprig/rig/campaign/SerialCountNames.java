package org.pumprig.rig.campaign;

import java.util.List;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.SerialCounts;
import org.pumprig.rig.event.Count;

/** Counts of a serial line as they stand in {@code effect.done}: {@code serial.lost} and so on. */
final class SerialCountNames {
  private SerialCountNames() {}

  static List<Count> counts(InjectionEvidence.SerialBytes seen) {
    SerialCounts counts = seen.counts();
    return List.of(
        new Count("serial.entered", counts.entered()),
        new Count("serial.lost", counts.lost()),
        new Count("serial.altered", counts.altered()),
        new Count("serial.added", counts.added()),
        new Count("serial.breaks", counts.breaks()),
        new Count("serial.messages", counts.messages()),
        new Count("serial.messagesCut", counts.messagesCut()),
        new Count("serial.delivered", counts.delivered()),
        new Count("serial.minDelayNanos", counts.minDelayNanos()),
        new Count("serial.portInUse", seen.portInUse() ? 1 : 0));
  }
}
