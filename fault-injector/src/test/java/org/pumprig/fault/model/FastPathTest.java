package org.pumprig.fault.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;

class FastPathTest {
  private static final int CHUNKS = 1_000_000;

  @Test
  void withoutFaultsAMillionChunksAllocateNothing() {
    var connection = new ProxyModel<String>(TextPayloads.TEXT).accept(0);
    var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assertThat(pass(connection)).isEqualTo(CHUNKS); // warms up
    long before = memory.getCurrentThreadAllocatedBytes();
    int forwarded = pass(connection);
    long allocated = memory.getCurrentThreadAllocatedBytes() - before;
    assertThat(forwarded).isEqualTo(CHUNKS);
    assertThat(allocated).as("bytes for a million chunks").isLessThan(CHUNKS / 10);
  }

  private static int pass(ConnectionModel<String> connection) {
    int forwarded = 0;
    for (int i = 0; i < CHUNKS; i++) {
      if (connection.passes(Direction.TOWARDS_PUMP)
          && connection.arrive(Direction.TOWARDS_GATEWAY, "x", 1, i) == ChunkDecision.FORWARD) {
        forwarded++;
      }
    }
    return forwarded;
  }
}
