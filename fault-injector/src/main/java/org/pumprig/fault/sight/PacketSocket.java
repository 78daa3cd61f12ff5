package org.pumprig.fault.sight;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.InetAddress;
import org.pumprig.host.CLibrary;
import org.pumprig.host.Descriptors;
import org.pumprig.host.SystemCallException;

/**
 * Hears the frames of one IPv4 address that cross an interface, both ways (packet(7)); needs
 * CAP_NET_RAW. Others' frames are left out by the kernel. One thread uses it.
 */
final class PacketSocket implements AutoCloseable {
  /** More than any frame that the kernel hands over. */
  static final int FRAME_BYTES = 1 << 17;

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;
  private static final MemoryLayout POINTER = ValueLayout.ADDRESS;
  private static final MethodHandle SET =
      CLibrary.function("setsockopt", INT, INT, INT, INT, POINTER, INT);
  private static final MethodHandle GET =
      CLibrary.function("getsockopt", INT, INT, INT, INT, POINTER, POINTER);
  private static final MethodHandle INDEX = CLibrary.function("if_nametoindex", INT, POINTER);

  private static final int AF_PACKET = 17;
  private static final int SOCK_RAW = 3;
  private static final int SOL_SOCKET = 1;
  private static final int SO_ATTACH_FILTER = 26;
  private static final int SO_RCVBUFFORCE = 33;
  private static final int SOL_PACKET = 263;
  private static final int PACKET_STATISTICS = 6;
  private static final int ROOM_BYTES = 4 << 20;
  private static final int ADDRESS_BYTES = 20; // struct sockaddr_ll
  private static final int INSTRUCTION_BYTES = 8; // struct sock_filter

  private final String device;
  private final int index;
  private final int fd;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment poll;
  private final MemorySegment errno = CLibrary.errnoMemory(arena);
  private final MemorySegment frame = arena.allocate(FRAME_BYTES);

  private PacketSocket(String device, int index, int fd) {
    this.device = device;
    this.index = index;
    this.fd = fd;
    this.poll = Descriptors.toRead(arena, fd);
  }

  /**
   * Opens it in the calling thread's network namespace.
   *
   * @throws IOException if there is no such interface, or the kernel doesn't let us
   */
  static PacketSocket open(String device, InetAddress address) throws IOException {
    int index = index(device);
    String doing = "hearing the frames at " + device;
    int fd = Descriptors.socket(doing, AF_PACKET, SOCK_RAW);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment room = arena.allocate(INT);
      room.set(INT, 0, ROOM_BYTES);
      set(fd, SOL_SOCKET, SO_RCVBUFFORCE, room);
      set(fd, SOL_SOCKET, SO_ATTACH_FILTER, program(arena, AddressFilter.of(address)));
      MemorySegment at = arena.allocate(ADDRESS_BYTES);
      at.set(SHORT, 0, (short) AF_PACKET);
      at.set(ValueLayout.JAVA_BYTE, 3, (byte) 3); // ETH_P_ALL, in the network's order
      at.set(INT, 4, index);
      Descriptors.bind(doing, fd, at);
      return new PacketSocket(device, index, fd);
    } catch (IOException e) {
      Descriptors.close(fd);
      throw e;
    }
  }

  private static MemorySegment program(Arena arena, long[] filter) {
    MemorySegment instructions = arena.allocate((long) filter.length * INSTRUCTION_BYTES, 8);
    for (int i = 0; i < filter.length; i++) {
      instructions.setAtIndex(ValueLayout.JAVA_LONG, i, filter[i]);
    }
    MemorySegment program = arena.allocate(16, 8); // struct sock_fprog
    program.set(SHORT, 0, (short) filter.length);
    program.set(ValueLayout.ADDRESS, 8, instructions);
    return program;
  }

  private static void set(int fd, int level, int option, MemorySegment value) throws IOException {
    int size = (int) value.byteSize();
    CLibrary.check(
        "setsockopt", state -> (int) SET.invokeExact(state, fd, level, option, value, size));
  }

  private static int index(String device) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(device);
      int index =
          (int) CLibrary.check("if_nametoindex", state -> (int) INDEX.invokeExact(state, name));
      if (index == 0) {
        throw new IOException("there is no interface '" + device + "'");
      }
      return index;
    }
  }

  /**
   * The next frame; waits for it.
   *
   * @return null: none came in time
   * @throws IOException if the interface is gone for good
   */
  byte @org.jspecify.annotations.Nullable [] receive(int withinMillis) throws IOException {
    int length = read();
    if (length <= 0 && Descriptors.poll(poll, withinMillis) > 0) {
      length = read();
    }
    return length <= 0
        ? null
        : frame.asSlice(0, Math.min(length, FRAME_BYTES)).toArray(ValueLayout.JAVA_BYTE);
  }

  private int read() throws IOException {
    try {
      return Descriptors.read(fd, frame, errno);
    } catch (SystemCallException e) {
      if (e.errno() == SystemCallException.ENETDOWN && index(device) == index) {
        return 0; // told once, frames come again: its cable is out, or a fault has taken it down
      }
      throw new IOException("the interface '" + device + "' is gone", e);
    }
  }

  /** How many frames didn't fit into the kernel's queue since it was asked last. */
  long lost() throws IOException {
    try (Arena own = Arena.ofConfined()) {
      MemorySegment counts = own.allocate(8, 4); // struct tpacket_stats: seen, dropped
      MemorySegment size = own.allocate(INT);
      size.set(INT, 0, 8);
      CLibrary.check(
          "getsockopt",
          state -> (int) GET.invokeExact(state, fd, SOL_PACKET, PACKET_STATISTICS, counts, size));
      return Integer.toUnsignedLong(counts.get(INT, 4));
    }
  }

  @Override
  public void close() {
    Descriptors.close(fd);
    arena.close();
  }
}
