package org.pumprig.pump.device;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.pumprig.pump.firmware.MemoryProfile;

/** Reports that wait for a connection; each takes its piece of the heap. */
final class OfflineQueue {
  private final MemoryProfile memory;
  private final Heap heap;
  private final ArrayDeque<PumpStatus> reports = new ArrayDeque<>();
  private long dropped;

  /** What became of a report. */
  enum Outcome {
    KEPT,
    OLDEST_DROPPED,
    NO_MEMORY
  }

  OfflineQueue(MemoryProfile memory, Heap heap) {
    this.memory = memory;
    this.heap = heap;
  }

  Outcome add(PumpStatus report) {
    if (memory.queueLimit() > 0 && reports.size() >= memory.queueLimit()) {
      reports.removeFirst();
      reports.addLast(report);
      dropped++;
      return Outcome.OLDEST_DROPPED;
    }
    if (!heap.allocate(memory.queuedReportBytes())) {
      return Outcome.NO_MEMORY;
    }
    reports.addLast(report);
    return Outcome.KEPT;
  }

  @Nullable PumpStatus poll() {
    PumpStatus oldest = reports.pollFirst();
    if (oldest != null) {
      heap.free(memory.queuedReportBytes());
    }
    return oldest;
  }

  boolean isEmpty() {
    return reports.isEmpty();
  }

  int size() {
    return reports.size();
  }

  /** Reports dropped because the queue was full. */
  long dropped() {
    return dropped;
  }
}
