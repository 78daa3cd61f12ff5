package org.pumprig.host;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * What the kernel knows of its wall clock, asked by {@code adjtimex(2)} without changing anything;
 * needs no privilege.
 *
 * @param synchronised whether a program has told the kernel so and still does
 * @param offsetMicros what is left to be corrected, by the kernel's own loop
 * @param maxErrorMicros how wrong the clock is at the most, as that program told; it grows by 500
 *     ppm until told again
 */
public record KernelClock(boolean synchronised, long offsetMicros, long maxErrorMicros) {
  // struct timex of linux/timex.h where longs have 64 bits
  private static final int BYTES = 208;
  private static final int OFFSET = 8;
  private static final int MAX_ERROR = 24;
  private static final int STATUS = 40;
  private static final int UNSYNCHRONISED = 0x40; // STA_UNSYNC
  private static final int NANOSECONDS = 0x2000; // STA_NANO: the offset is in nanoseconds
  private static final int TIME_ERROR = 5;

  private static final MethodHandle ADJTIMEX =
      CLibrary.function("adjtimex", ValueLayout.JAVA_INT, ValueLayout.ADDRESS);

  /**
   * Asks it.
   *
   * @throws IOException if the kernel refuses, as some containers' does
   */
  public static KernelClock read() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment timex = arena.allocate(BYTES, Long.BYTES); // modes 0: read only
      long state = CLibrary.check("adjtimex", errno -> (int) ADJTIMEX.invokeExact(errno, timex));
      return of(timex, (int) state);
    }
  }

  /** What an answered {@code struct timex} says. */
  static KernelClock of(MemorySegment timex, int state) {
    int status = timex.get(ValueLayout.JAVA_INT, STATUS);
    long offset = timex.get(ValueLayout.JAVA_LONG, OFFSET);
    return new KernelClock(
        state != TIME_ERROR && (status & UNSYNCHRONISED) == 0,
        (status & NANOSECONDS) == 0 ? offset : offset / 1_000,
        timex.get(ValueLayout.JAVA_LONG, MAX_ERROR));
  }
}
