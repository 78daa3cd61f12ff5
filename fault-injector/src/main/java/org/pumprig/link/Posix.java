package org.pumprig.link;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.pumprig.host.CLibrary;
import org.pumprig.host.Descriptors;

/** The C library's functions for pseudo terminals (POSIX.1-2017; Linux's numbers). */
@SuppressWarnings("restricted") // calling the C library is this class's purpose
final class Posix {
  static final int O_NOCTTY = 0x100;

  private static final int TERMIOS_BYTES = 256; // more than any C library's struct termios
  private static final int NAME_BYTES = 128;
  private static final int TCSANOW = 0;

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final MemoryLayout POINTER = ValueLayout.ADDRESS;

  private static final MethodHandle OPENPT = CLibrary.function("posix_openpt", INT, INT);
  private static final MethodHandle GRANTPT = CLibrary.function("grantpt", INT, INT);
  private static final MethodHandle UNLOCKPT = CLibrary.function("unlockpt", INT, INT);
  private static final MethodHandle PTSNAME =
      CLibrary.function("ptsname_r", INT, INT, POINTER, LONG);
  private static final MethodHandle TCGETATTR = CLibrary.function("tcgetattr", INT, INT, POINTER);
  private static final MethodHandle TCSETATTR =
      CLibrary.function("tcsetattr", INT, INT, INT, POINTER);
  private static final MethodHandle CFMAKERAW =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("cfmakeraw"),
              FunctionDescriptor.ofVoid(POINTER));

  private Posix() {}

  /** The master side of a new pseudo terminal, nonblocking, its slave unlocked. */
  static int openMaster() throws IOException {
    int flags = Descriptors.O_RDWR | O_NOCTTY | Descriptors.O_NONBLOCK | Descriptors.O_CLOEXEC;
    int fd = (int) CLibrary.check("posix_openpt", state -> (int) OPENPT.invokeExact(state, flags));
    try {
      CLibrary.check("grantpt", state -> (int) GRANTPT.invokeExact(state, fd));
      CLibrary.check("unlockpt", state -> (int) UNLOCKPT.invokeExact(state, fd));
      return fd;
    } catch (IOException e) {
      Descriptors.close(fd);
      throw e;
    }
  }

  static String slaveName(int master) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(NAME_BYTES);
      CLibrary.check(
          "ptsname_r",
          state -> -Math.abs((int) PTSNAME.invokeExact(state, master, name, (long) NAME_BYTES)));
      return name.getString(0);
    }
  }

  /** Raw mode: bytes pass as they are, no echo, no signals, no line editing. */
  static void makeRaw(int fd) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment termios = arena.allocate(TERMIOS_BYTES);
      CLibrary.check("tcgetattr", state -> (int) TCGETATTR.invokeExact(state, fd, termios));
      CLibrary.check(
          "tcsetattr",
          state -> {
            CFMAKERAW.invokeExact(termios);
            return (int) TCSETATTR.invokeExact(state, fd, TCSANOW, termios);
          });
    }
  }
}
