package org.pumprig.gpio;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.pumprig.host.Descriptors;

/**
 * Lines that this process has claimed; closing gives them back. Calls come from several threads.
 */
final class GpioLines implements AutoCloseable {
  private static final long GET_VALUES = 0xc010b40eL; // _IOWR(0xB4, 0x0E, 16 bytes)
  private static final long SET_VALUES = 0xc010b40fL; // _IOWR(0xB4, 0x0F, 16 bytes)
  private static final int EVENT_BYTES = 48;
  private static final int EVENT_KIND = 8;
  private static final int EVENT_LINE_SEQUENCE = 20;
  private static final int RISING = 1;

  private final int fd;
  private boolean closed;

  GpioLines(int fd) {
    this.fd = fd;
  }

  /**
   * An edge.
   *
   * @param rising whether the line became active
   * @param monotonicNanos when, by the kernel: the clock of {@link System#nanoTime} on Linux
   * @param sequence its number on this line since it was claimed, from 1 on
   */
  record Edge(boolean rising, long monotonicNanos, long sequence) {}

  /** Whether the first line is active, as the chip reads it now. */
  synchronized boolean isActive() throws IOException {
    return (values(GET_VALUES, 0) & 1) != 0;
  }

  /** Makes the first line active or not. */
  synchronized void set(boolean active) throws IOException {
    values(SET_VALUES, active ? 1 : 0);
  }

  private long values(long call, long bits) throws IOException {
    if (closed) {
      throw new IOException("the line was given back");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = arena.allocate(2L * Long.BYTES, Long.BYTES);
      values.setAtIndex(ValueLayout.JAVA_LONG, 0, bits);
      values.setAtIndex(ValueLayout.JAVA_LONG, 1, 1);
      Descriptors.ioctl("a GPIO line", fd, call, values);
      return values.getAtIndex(ValueLayout.JAVA_LONG, 0);
    }
  }

  /** The next edge, waited for at most so long. */
  Optional<Edge> edge(int timeoutMillis) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      if (Descriptors.poll(Descriptors.toRead(arena, fd), timeoutMillis) == 0) {
        return Optional.empty();
      }
      MemorySegment event = arena.allocate(EVENT_BYTES, Long.BYTES);
      synchronized (this) {
        if (closed || Descriptors.read(fd, event) < EVENT_BYTES) {
          return Optional.empty();
        }
      }
      return Optional.of(
          new Edge(
              event.get(ValueLayout.JAVA_INT, EVENT_KIND) == RISING,
              event.get(ValueLayout.JAVA_LONG, 0),
              Integer.toUnsignedLong(event.get(ValueLayout.JAVA_INT, EVENT_LINE_SEQUENCE))));
    }
  }

  /** Gives the lines back; call it once nobody waits for an edge. Idempotent. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      Descriptors.close(fd);
    }
  }
}
