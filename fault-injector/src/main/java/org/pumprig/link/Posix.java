package org.pumprig.link;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The C library's functions for pseudo terminals (POSIX.1-2017; Linux's numbers).
 *
 * <p>Names are C's. A failed call is an {@link IOException} with the function's name and {@code
 * errno}; calls interrupted by a signal are made again.
 */
@SuppressWarnings("restricted") // calling the C library is this class's purpose
final class Posix {
  static final int O_RDWR = 2;
  static final int O_NOCTTY = 0x100;
  static final int O_NONBLOCK = 0x800;
  static final int O_CLOEXEC = 0x80000;
  static final short POLLIN = 1;
  static final short POLLOUT = 4;

  /** Size of {@code struct pollfd}: int fd, short events, short revents. */
  static final int POLLFD_BYTES = 8;

  static final int POLLFD_EVENTS = 4;
  static final int POLLFD_REVENTS = 6;

  private static final int EINTR = 4;
  private static final int EAGAIN = 11;
  private static final int TERMIOS_BYTES = 256; // more than any C library's struct termios
  private static final int NAME_BYTES = 128;
  private static final int TCSANOW = 0;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final VarHandle ERRNO_VALUE =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final MemoryLayout POINTER = ValueLayout.ADDRESS;

  private static final MethodHandle OPENPT = call("posix_openpt", INT, INT);
  private static final MethodHandle GRANTPT = call("grantpt", INT, INT);
  private static final MethodHandle UNLOCKPT = call("unlockpt", INT, INT);
  private static final MethodHandle PTSNAME = call("ptsname_r", INT, INT, POINTER, LONG);
  private static final MethodHandle TCGETATTR = call("tcgetattr", INT, INT, POINTER);
  private static final MethodHandle TCSETATTR = call("tcsetattr", INT, INT, INT, POINTER);
  private static final MethodHandle POLL = call("poll", INT, POINTER, LONG, INT);
  private static final MethodHandle PIPE = call("pipe2", INT, POINTER, INT);
  private static final MethodHandle CLOSE = call("close", INT, INT);
  private static final MethodHandle READ = call("read", LONG, INT, POINTER, LONG);
  private static final MethodHandle WRITE = call("write", LONG, INT, POINTER, LONG);
  private static final MethodHandle OPEN =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("open"),
          FunctionDescriptor.of(INT, POINTER, INT),
          ERRNO,
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CFMAKERAW =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("cfmakeraw"), FunctionDescriptor.ofVoid(POINTER));

  private Posix() {}

  private static MethodHandle call(String name, MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments), ERRNO);
  }

  /** A call of a C function that leaves its error in {@code state}. */
  @FunctionalInterface
  private interface Call {
    long invoke(MemorySegment state) throws Throwable;
  }

  private static final long WOULD_BLOCK = -2;

  private static long check(String name, Call call) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
      while (true) {
        long result = call.invoke(state);
        if (result >= 0) {
          return result;
        }
        int errno = (int) ERRNO_VALUE.get(state, 0L);
        if (errno == EAGAIN) {
          return WOULD_BLOCK;
        }
        if (errno != EINTR) {
          throw new IOException(name + ": errno " + errno);
        }
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new IllegalStateException("C functions throw no Java exceptions", t);
    }
  }

  /** The master side of a new pseudo terminal, nonblocking, its slave unlocked. */
  static int openMaster() throws IOException {
    int flags = O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC;
    int fd = (int) check("posix_openpt", state -> (int) OPENPT.invokeExact(state, flags));
    try {
      check("grantpt", state -> (int) GRANTPT.invokeExact(state, fd));
      check("unlockpt", state -> (int) UNLOCKPT.invokeExact(state, fd));
      return fd;
    } catch (IOException e) {
      close(fd);
      throw e;
    }
  }

  static String slaveName(int master) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(NAME_BYTES);
      check(
          "ptsname_r",
          state -> -Math.abs((int) PTSNAME.invokeExact(state, master, name, (long) NAME_BYTES)));
      return name.getString(0);
    }
  }

  static int open(String path, int flags) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path);
      return (int) check("open " + path, state -> (int) OPEN.invokeExact(state, name, flags));
    }
  }

  /** Raw mode: bytes pass as they are, no echo, no signals, no line editing. */
  static void makeRaw(int fd) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment termios = arena.allocate(TERMIOS_BYTES);
      check("tcgetattr", state -> (int) TCGETATTR.invokeExact(state, fd, termios));
      check(
          "tcsetattr",
          state -> {
            CFMAKERAW.invokeExact(termios);
            return (int) TCSETATTR.invokeExact(state, fd, TCSANOW, termios);
          });
    }
  }

  /** A pipe, both ends nonblocking: [read end, write end]. */
  static int[] pipe() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ends = arena.allocate(INT, 2);
      check("pipe2", state -> (int) PIPE.invokeExact(state, ends, O_CLOEXEC | O_NONBLOCK));
      return new int[] {ends.getAtIndex(INT, 0), ends.getAtIndex(INT, 1)};
    }
  }

  /**
   * Waits until a descriptor is ready.
   *
   * @param timeoutMillis −1: for ever
   * @return how many are; 0: none in time
   */
  static int poll(MemorySegment pollfds, int timeoutMillis) throws IOException {
    long count = pollfds.byteSize() / POLLFD_BYTES;
    return (int)
        check("poll", state -> (int) POLL.invokeExact(state, pollfds, count, timeoutMillis));
  }

  /**
   * Reads what is there.
   *
   * @return bytes read; 0 at the end; negative if nothing is there now
   */
  static int read(int fd, MemorySegment into) throws IOException {
    return (int) check("read", state -> (long) READ.invokeExact(state, fd, into, into.byteSize()));
  }

  /**
   * Writes what fits now.
   *
   * @return bytes written; negative if nothing fits now
   */
  static int write(int fd, MemorySegment from) throws IOException {
    return (int)
        check("write", state -> (long) WRITE.invokeExact(state, fd, from, from.byteSize()));
  }

  /** Closes a descriptor; Linux frees it also when the call reports an error. */
  static void close(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
      int _ = (int) CLOSE.invokeExact(state, fd);
    } catch (Throwable t) {
      throw new IllegalStateException("C functions throw no Java exceptions", t);
    }
  }
}
