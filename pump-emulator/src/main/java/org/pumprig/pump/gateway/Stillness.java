package org.pumprig.pump.gateway;

import java.util.ArrayDeque;

/** Keeps what a frozen process would have done until it runs again. */
final class Stillness {
  /** Bytes that may wait in all: what kernels would buffer. */
  static final long MOST_BYTES = 64L << 20;

  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private boolean frozen;
  private long bytes;

  /**
   * Does it now, or once the process runs again.
   *
   * @param size bytes that have to be kept meanwhile
   * @return false if there is no room for it
   */
  boolean run(long size, Runnable task) {
    if (!frozen) {
      task.run();
      return true;
    }
    if (bytes + size > MOST_BYTES) {
      return false;
    }
    bytes += size;
    waiting.add(task);
    return true;
  }

  void freeze() {
    frozen = true;
  }

  void thaw() {
    frozen = false;
    bytes = 0;
    for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
      next.run();
    }
  }

  /** The process is gone, and with it what it would have done. */
  void forget() {
    waiting.clear();
    bytes = 0;
  }
}
