package org.pumprig.pump.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pumprig.pump.device.OfflineQueue.Outcome;
import org.pumprig.pump.firmware.MemoryProfile;
import org.pumprig.pump.firmware.MemoryProfile.Exhaustion;
import org.pumprig.pump.firmware.MemoryProfile.ReportPool;
import org.pumprig.pump.firmware.MemoryProfile.WhenEmpty;

class OfflineQueueTest {
  private static final long REPORT = 256;

  private final Heap heap = new Heap(2 * REPORT, Long.MAX_VALUE);

  private OfflineQueue queue(int limit, @Nullable ReportPool pool) {
    return new OfflineQueue(
        new MemoryProfile(2 * REPORT, 1, REPORT, limit, Long.MAX_VALUE, Exhaustion.DROP, pool),
        heap);
  }

  private static PumpStatus report(long message) {
    return new PumpStatus(message, PumpState.INFUSING, null, 0, null, null, 0, 0, 0, null);
  }

  @Test
  void withoutAPoolReportsTakeTheHeapAndGiveItBack() {
    OfflineQueue queue = queue(0, null);
    assertThat(queue.add(report(1))).isEqualTo(Outcome.KEPT);
    assertThat(queue.add(report(2))).isEqualTo(Outcome.KEPT);
    assertThat(heap.freeBytes()).isZero();
    assertThat(queue.add(report(3))).isEqualTo(Outcome.NO_MEMORY);
    assertThat(queue.poll()).isEqualTo(report(1));
    assertThat(heap.freeBytes()).isEqualTo(REPORT);
  }

  @Test
  void aPoolIsUntouchedByTheHeapAndItsBlocksComeBack() {
    OfflineQueue queue = queue(0, new ReportPool(2, WhenEmpty.DROP));
    heap.lose(2 * REPORT, 2 * REPORT);
    assertThat(queue.add(report(1))).isEqualTo(Outcome.KEPT);
    assertThat(queue.add(report(2))).isEqualTo(Outcome.KEPT);
    assertThat(queue.add(report(3))).isEqualTo(Outcome.DROPPED);
    assertThat(queue.dropped()).isEqualTo(1);
    assertThat(queue.poll()).isEqualTo(report(1));
    assertThat(queue.add(report(4))).isEqualTo(Outcome.KEPT);
    assertThat(queue.poll()).isEqualTo(report(2));
    assertThat(queue.poll()).isEqualTo(report(4));
    assertThat(heap.freeBytes()).isZero();
  }

  @Test
  void beyondThePoolTheHeapIsTakenWhereTheFirmwareDoesSo() {
    OfflineQueue queue = queue(0, new ReportPool(1, WhenEmpty.HEAP));
    queue.add(report(1));
    assertThat(heap.freeBytes()).isEqualTo(2 * REPORT);
    queue.add(report(2));
    assertThat(heap.freeBytes()).isEqualTo(REPORT);
    queue.add(report(3));
    assertThat(queue.add(report(4))).isEqualTo(Outcome.NO_MEMORY);
    queue.poll();
    assertThat(heap.freeBytes()).as("a block came back, no heap").isZero();
    assertThat(queue.add(report(5))).isEqualTo(Outcome.KEPT);
    queue.poll();
    assertThat(heap.freeBytes()).isEqualTo(REPORT);
  }

  @Test
  void aFullQueueDropsItsOldestAndKeepsItsPlace() {
    OfflineQueue queue = queue(2, new ReportPool(1, WhenEmpty.HEAP));
    queue.add(report(1));
    queue.add(report(2));
    assertThat(queue.add(report(3))).isEqualTo(Outcome.DROPPED);
    assertThat(queue.size()).isEqualTo(2);
    assertThat(queue.poll()).isEqualTo(report(2));
    assertThat(queue.poll()).isEqualTo(report(3));
    assertThat(heap.freeBytes()).as("each gave back what it took").isEqualTo(2 * REPORT);
    assertThat(queue.poll()).isNull();
  }
}
