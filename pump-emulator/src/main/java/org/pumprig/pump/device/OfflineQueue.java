package org.pumprig.pump.device;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.pumprig.pump.firmware.MemoryProfile;
import org.pumprig.pump.firmware.MemoryProfile.ReportPool;
import org.pumprig.pump.firmware.MemoryProfile.WhenEmpty;

/** Reports that wait for a connection; each takes a block of the pool or a piece of the heap. */
final class OfflineQueue {
  private final MemoryProfile memory;
  private final Heap heap;
  private final ArrayDeque<Waiting> reports = new ArrayDeque<>(1);
  private int freeBlocks;
  private long dropped;

  /** A report, and where it lies. */
  private record Waiting(PumpStatus report, boolean inPool) {}

  /** What became of a report. */
  enum Outcome {
    KEPT,
    /** It, or the oldest for it, was dropped and counted. */
    DROPPED,
    NO_MEMORY
  }

  OfflineQueue(MemoryProfile memory, Heap heap) {
    this.memory = memory;
    this.heap = heap;
    ReportPool pool = memory.reportPool();
    this.freeBlocks = pool == null ? 0 : pool.blocks();
  }

  Outcome add(PumpStatus report) {
    if (memory.queueLimit() > 0 && reports.size() >= memory.queueLimit()) {
      Waiting oldest = reports.removeFirst();
      reports.addLast(new Waiting(report, oldest.inPool));
      dropped++;
      return Outcome.DROPPED;
    }
    if (freeBlocks > 0) {
      freeBlocks--;
      reports.addLast(new Waiting(report, true));
      return Outcome.KEPT;
    }
    ReportPool pool = memory.reportPool();
    if (pool != null && pool.empty() == WhenEmpty.DROP) {
      dropped++;
      return Outcome.DROPPED;
    }
    if (!heap.allocate(memory.queuedReportBytes())) {
      return Outcome.NO_MEMORY;
    }
    reports.addLast(new Waiting(report, false));
    return Outcome.KEPT;
  }

  @Nullable PumpStatus poll() {
    Waiting oldest = reports.pollFirst();
    if (oldest == null) {
      return null;
    }
    if (oldest.inPool) {
      freeBlocks++;
    } else {
      heap.free(memory.queuedReportBytes());
    }
    return oldest.report;
  }

  boolean isEmpty() {
    return reports.isEmpty();
  }

  int size() {
    return reports.size();
  }

  /** Reports dropped because queue or pool was full. */
  long dropped() {
    return dropped;
  }
}
