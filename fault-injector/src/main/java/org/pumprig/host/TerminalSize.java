package org.pumprig.host;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * How many lines and columns a terminal shows now, asked by {@code ioctl(TIOCGWINSZ)}.
 *
 * @param rows lines; 0 where it doesn't say
 * @param columns characters of a line; 0 where it doesn't say
 */
public record TerminalSize(int rows, int columns) {
  /** Nobody says. */
  public static final TerminalSize UNKNOWN = new TerminalSize(0, 0);

  private static final long TIOCGWINSZ = 0x5413; // asm-generic/ioctls.h
  private static final int BYTES = 8; // struct winsize: four shorts
  private static final int STANDARD_OUTPUT = 1;

  private static final MethodHandle IOCTL =
      CLibrary.variadic(
          "ioctl",
          2,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_LONG,
          ValueLayout.ADDRESS);

  /** Of standard output; unknown where that is no terminal. */
  public static TerminalSize ofStandardOutput() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(BYTES, Long.BYTES);
      CLibrary.check(
          "ioctl", errno -> (int) IOCTL.invokeExact(errno, STANDARD_OUTPUT, TIOCGWINSZ, size));
      return new TerminalSize(
          Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, 0)),
          Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, Short.BYTES)));
    } catch (IOException noTerminal) {
      return UNKNOWN;
    }
  }
}
