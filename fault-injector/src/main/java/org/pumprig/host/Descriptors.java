package org.pumprig.host;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The C library's file descriptors. */
public final class Descriptors {
  /** For reading and writing. */
  public static final int O_RDWR = 2;

  /** Calls don't wait. */
  public static final int O_NONBLOCK = 0x800;

  /** Not inherited by programs that are started. */
  public static final int O_CLOEXEC = 0x80000;

  /** There is something to read. */
  public static final short POLLIN = 1;

  /** There is room to write. */
  public static final short POLLOUT = 4;

  /** Size of {@code struct pollfd}: int fd, short events, short revents. */
  public static final int POLLFD_BYTES = 8;

  /** Where its events stand. */
  public static final int POLLFD_EVENTS = 4;

  /** Where its results stand. */
  public static final int POLLFD_REVENTS = 6;

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final MemoryLayout POINTER = ValueLayout.ADDRESS;

  private static final MethodHandle OPEN = CLibrary.variadic("open", 2, INT, POINTER, INT);
  private static final MethodHandle CLOSE = CLibrary.function("close", INT, INT);
  private static final MethodHandle PIPE = CLibrary.function("pipe2", INT, POINTER, INT);
  private static final MethodHandle POLL = CLibrary.function("poll", INT, POINTER, LONG, INT);
  private static final MethodHandle READ = CLibrary.function("read", LONG, INT, POINTER, LONG);
  private static final MethodHandle WRITE = CLibrary.function("write", LONG, INT, POINTER, LONG);

  private static final MethodHandle SOCKET = CLibrary.function("socket", INT, INT, INT, INT);
  private static final MethodHandle BIND = CLibrary.function("bind", INT, INT, POINTER, INT);
  private static final MethodHandle IOCTL = CLibrary.variadic("ioctl", 2, INT, INT, LONG, POINTER);

  private Descriptors() {}

  /**
   * Asks a device's driver for something.
   *
   * @param doing for a message, such as {@code claiming line 3}
   * @param argument read and written by the driver
   */
  public static void ioctl(String doing, int fd, long request, MemorySegment argument)
      throws IOException {
    CLibrary.check(doing, state -> (int) IOCTL.invokeExact(state, fd, request, argument));
  }

  /**
   * A socket whose calls don't wait, and which programs that are started don't inherit.
   *
   * @param doing for a message
   * @param family such as AF_UNIX
   * @param type such as SOCK_DGRAM
   */
  public static int socket(String doing, int family, int type) throws IOException {
    int whole = type | O_CLOEXEC | O_NONBLOCK;
    return (int) CLibrary.check(doing, state -> (int) SOCKET.invokeExact(state, family, whole, 0));
  }

  /**
   * Gives a socket its address.
   *
   * @param doing for a message
   * @param address {@code struct sockaddr} of the socket's family
   */
  public static void bind(String doing, int fd, MemorySegment address) throws IOException {
    int size = (int) address.byteSize();
    CLibrary.check(doing, state -> (int) BIND.invokeExact(state, fd, address, size));
  }

  /** Opens a file or device. */
  public static int open(String path, int flags) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path);
      return (int)
          CLibrary.check("open " + path, state -> (int) OPEN.invokeExact(state, name, flags));
    }
  }

  /** A pipe, both ends nonblocking: [read end, write end]. */
  public static int[] pipe() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ends = arena.allocate(INT, 2);
      CLibrary.check("pipe2", state -> (int) PIPE.invokeExact(state, ends, O_CLOEXEC | O_NONBLOCK));
      return new int[] {ends.getAtIndex(INT, 0), ends.getAtIndex(INT, 1)};
    }
  }

  /** One {@code struct pollfd} that waits until there is something to read. */
  public static MemorySegment toRead(Arena arena, int fd) {
    MemorySegment pollfd = arena.allocate(POLLFD_BYTES, Integer.BYTES);
    pollfd.set(INT, 0, fd);
    pollfd.set(ValueLayout.JAVA_SHORT, POLLFD_EVENTS, POLLIN);
    return pollfd;
  }

  /**
   * Waits until a descriptor is ready.
   *
   * @param timeoutMillis −1: for ever
   * @return how many are; 0: none in time
   */
  public static int poll(MemorySegment pollfds, int timeoutMillis) throws IOException {
    long count = pollfds.byteSize() / POLLFD_BYTES;
    return (int)
        CLibrary.check(
            "poll", state -> (int) POLL.invokeExact(state, pollfds, count, timeoutMillis));
  }

  /**
   * Reads what is there.
   *
   * @return bytes read; 0 at the end; negative if nothing is there now
   */
  public static int read(int fd, MemorySegment into) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      return read(fd, into, CLibrary.errnoMemory(arena));
    }
  }

  /** The same with {@link CLibrary#errnoMemory} at hand, for those who read often. */
  public static int read(int fd, MemorySegment into, MemorySegment errno) throws IOException {
    return (int)
        CLibrary.check(
            "read", errno, state -> (long) READ.invokeExact(state, fd, into, into.byteSize()));
  }

  /**
   * Writes what fits now.
   *
   * @return bytes written; negative if nothing fits now
   */
  public static int write(int fd, MemorySegment from) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      return write(fd, from, CLibrary.errnoMemory(arena));
    }
  }

  /** The same with {@link CLibrary#errnoMemory} at hand, for those who write often. */
  public static int write(int fd, MemorySegment from, MemorySegment errno) throws IOException {
    return (int)
        CLibrary.check(
            "write", errno, state -> (long) WRITE.invokeExact(state, fd, from, from.byteSize()));
  }

  /** Closes a descriptor; Linux frees it also when the call reports an error. */
  public static void close(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      int _ = (int) CLOSE.invokeExact(CLibrary.errnoMemory(arena), fd);
    } catch (Throwable t) {
      throw new IllegalStateException("C functions throw no Java exceptions", t);
    }
  }
}
