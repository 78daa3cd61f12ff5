package org.pumprig.host;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A unix socket of datagrams with an address of its own, connected to another one: unix(7). Java's
 * own unix sockets are streams only. To be used by one thread at a time.
 */
public final class UnixDatagram implements AutoCloseable {
  /** A message that is longer is cut. */
  public static final int LONGEST_MESSAGE_BYTES = 1 << 16;

  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int ADDRESS_BYTES = 110;
  private static final int LONGEST_PATH_BYTES = 107;
  private static final int PATH_OFFSET = 2;
  private static final long MILLI = 1_000_000;

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final MemoryLayout POINTER = ValueLayout.ADDRESS;
  private static final MethodHandle CONNECT = CLibrary.function("connect", INT, INT, POINTER, INT);

  private final int fd;
  private final Path own;
  private boolean closed;

  private UnixDatagram(int fd, Path own) {
    this.fd = fd;
    this.own = own;
  }

  /**
   * Makes one.
   *
   * @param own its address, where the other side's answers go: a file that isn't there yet, and
   *     that goes when this is closed
   * @param peer the other side's
   * @throws IOException if there is no such peer, or it doesn't let us
   */
  public static UnixDatagram connect(Path own, Path peer) throws IOException {
    int fd = Descriptors.socket("socket", AF_UNIX, SOCK_DGRAM);
    var made = new UnixDatagram(fd, own);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment here = address(arena, own);
      MemorySegment there = address(arena, peer);
      Descriptors.bind("bind " + own, fd, here);
      CLibrary.check(
          "connect " + peer, s -> (int) CONNECT.invokeExact(s, fd, there, (int) there.byteSize()));
      return made;
    } catch (IOException e) {
      made.close();
      throw e;
    }
  }

  private static MemorySegment address(Arena arena, Path path) throws IOException {
    byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
    if (name.length > LONGEST_PATH_BYTES) {
      throw new IOException(
          path + " is too long for a unix socket: at most " + LONGEST_PATH_BYTES + " bytes");
    }
    MemorySegment address = arena.allocate(ADDRESS_BYTES, Short.BYTES);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
    MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, PATH_OFFSET, name.length);
    return address;
  }

  /**
   * Sends a message.
   *
   * @return whether it was taken; not if the other side has too many that it hasn't read
   * @throws IOException if nobody is there any more
   */
  public boolean send(String text) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      MemorySegment message = arena.allocate(bytes.length);
      MemorySegment.copy(bytes, 0, message, ValueLayout.JAVA_BYTE, 0, bytes.length);
      return Descriptors.write(fd, message) >= 0;
    }
  }

  /**
   * The next message.
   *
   * @param withinNanos how long it is waited for, by the millisecond
   * @return empty: none came in time
   */
  public Optional<String> receive(long withinNanos) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ready = Descriptors.toRead(arena, fd);
      if (Descriptors.poll(ready, (int) Math.min(Integer.MAX_VALUE, withinNanos / MILLI)) == 0) {
        return Optional.empty();
      }
      MemorySegment into = arena.allocate(LONGEST_MESSAGE_BYTES);
      int length = Descriptors.read(fd, into);
      return length < 0
          ? Optional.empty()
          : Optional.of(
              new String(
                  into.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8));
    }
  }

  /** Closes it and removes its address. Idempotent. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      Descriptors.close(fd);
      Files.deleteIfExists(own);
    }
  }
}
