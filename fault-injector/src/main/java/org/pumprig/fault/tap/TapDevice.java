package org.pumprig.fault.tap;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.pumprig.host.CLibrary;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Descriptors;
import org.pumprig.host.NetworkNamespace;

/**
 * A TAP device of this process: an Ethernet port whose far side is this class. It vanishes when it
 * is closed, and with the process. Frames may be sent from several threads; one thread receives.
 */
final class TapDevice implements AutoCloseable {
  /** More than any frame that the kernel hands over without offloads. */
  static final int FRAME_BYTES = 1 << 16;

  private static final String CONTROL = "/dev/net/tun";
  private static final long TUNSETIFF = 0x400454caL; // _IOW('T', 202, int)
  private static final short IFF_TAP_NO_PI = 0x1002;
  private static final int IFREQ_BYTES = 40;
  private static final int IFREQ_FLAGS = 16;

  private final String name;
  private final int fd;
  private final int wakeRead;
  private final int wakeWrite;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment outgoing = arena.allocate(FRAME_BYTES);
  private final MemorySegment outgoingErrno = CLibrary.errnoMemory(arena);
  private final MemorySegment incomingErrno = CLibrary.errnoMemory(arena);
  private final MemorySegment forwardErrno = CLibrary.errnoMemory(arena);
  private final MemorySegment pollfds = arena.allocate(2L * Descriptors.POLLFD_BYTES);
  private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
  private final AtomicBoolean closing = new AtomicBoolean();
  private boolean closed;

  private TapDevice(String name, int fd, int[] wake) {
    this.name = name;
    this.fd = fd;
    this.wakeRead = wake[0];
    this.wakeWrite = wake[1];
    pollfds.set(ValueLayout.JAVA_INT, 0, fd);
    pollfds.set(ValueLayout.JAVA_SHORT, Descriptors.POLLFD_EVENTS, Descriptors.POLLIN);
    pollfds.set(ValueLayout.JAVA_INT, Descriptors.POLLFD_BYTES, wakeRead);
    pollfds.set(
        ValueLayout.JAVA_SHORT,
        Descriptors.POLLFD_BYTES + Descriptors.POLLFD_EVENTS,
        Descriptors.POLLIN);
  }

  /**
   * Makes a device, down and without address.
   *
   * @param place here, or a network namespace
   * @param name of the interface, at most 15 characters
   * @throws IOException if the kernel doesn't let us
   */
  static TapDevice open(CommandPlace place, String name) throws IOException {
    return switch (place) {
      case CommandPlace.Here _ -> openHere(name);
      case CommandPlace.InNamespace(String namespace) ->
          NetworkNamespace.named(namespace).call(() -> openHere(name));
      case CommandPlace.Ssh ssh ->
          throw new IOException("a TAP device can't be opened on another machine: " + ssh);
    };
  }

  private static TapDevice openHere(String name) throws IOException {
    int fd =
        Descriptors.open(
            CONTROL, Descriptors.O_RDWR | Descriptors.O_NONBLOCK | Descriptors.O_CLOEXEC);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(IFREQ_BYTES);
      request.setString(0, name);
      request.set(ValueLayout.JAVA_SHORT, IFREQ_FLAGS, IFF_TAP_NO_PI);
      Descriptors.ioctl("making the TAP device " + name, fd, TUNSETIFF, request);
      return new TapDevice(name, fd, Descriptors.pipe());
    } catch (IOException e) {
      Descriptors.close(fd);
      throw e;
    }
  }

  String name() {
    return name;
  }

  /** Memory for {@link #receive}. */
  MemorySegment frameMemory() {
    return arena.allocate(FRAME_BYTES);
  }

  /**
   * The next frame; waits for it.
   *
   * @return its length; negative once the device is closing
   */
  int receive(MemorySegment into) throws IOException {
    while (!closing.get()) {
      int length = Descriptors.read(fd, into, incomingErrno);
      if (length > 0) {
        return length;
      }
      Descriptors.poll(pollfds, -1);
    }
    return -1;
  }

  /**
   * Sends a frame; by the one thread that receives at the other device.
   *
   * @return whether the kernel took it
   */
  boolean forward(MemorySegment frame) {
    open.readLock().lock();
    try {
      return !closed && Descriptors.write(fd, frame, forwardErrno) >= 0;
    } catch (IOException e) {
      return false; // the interface is down: as with a cable that is out
    } finally {
      open.readLock().unlock();
    }
  }

  /** The same from any thread. */
  boolean send(byte[] frame) {
    if (frame.length > FRAME_BYTES) {
      return false;
    }
    open.readLock().lock();
    try {
      synchronized (outgoing) {
        if (closed) {
          return false;
        }
        MemorySegment.copy(frame, 0, outgoing, ValueLayout.JAVA_BYTE, 0, frame.length);
        return Descriptors.write(fd, outgoing.asSlice(0, frame.length), outgoingErrno) >= 0;
      }
    } catch (IOException e) {
      return false;
    } finally {
      open.readLock().unlock();
    }
  }

  /** Makes {@link #receive} return; idempotent. */
  void stop() {
    if (!closing.getAndSet(true)) {
      try (Arena own = Arena.ofConfined()) {
        Descriptors.write(wakeWrite, own.allocate(1));
      } catch (IOException e) {
        throw new IllegalStateException("a pipe that nobody reads is full", e);
      }
    }
  }

  /** Removes the device; call it once nobody receives any more. Idempotent. */
  @Override
  public void close() {
    stop();
    open.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        Descriptors.close(fd);
        Descriptors.close(wakeRead);
        Descriptors.close(wakeWrite);
        arena.close();
      }
    } finally {
      open.writeLock().unlock();
    }
  }
}
