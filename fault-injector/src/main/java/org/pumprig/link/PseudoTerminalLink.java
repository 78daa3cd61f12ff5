package org.pumprig.link;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.pumprig.host.Descriptors;
import org.pumprig.link.LinkEvent.Reason;
import org.pumprig.time.Scheduler;

/**
 * The master side of a {@link PseudoTerminal}.
 *
 * <p>One daemon thread, {@code pty-PATH}, waits for input, room for output and {@link #close}; it
 * alone reads, writes and closes the descriptors. What nobody reads at the slave fills the kernel's
 * buffer, then the queue of {@link #MAX_UNSENT_BYTES}; beyond that a send is lost as a whole and
 * counted, as a UART loses what nobody listens to: the line doesn't end by that.
 */
public final class PseudoTerminalLink implements Link {
  /** Bytes that may wait for the kernel's buffer. */
  public static final int MAX_UNSENT_BYTES = 64 << 10;

  /** Bytes that may wait for the scheduler's thread; beyond, {@code Closed(FAILED, …)}. */
  public static final int MAX_WAITING_BYTES = 4 << 20;

  private static final int FLUSH_STALL_MILLIS = 500;
  private static final int CHUNK_BYTES = 4096;

  private final EventQueue events;
  private final String path;
  private final int master;
  private final int heldSlave;
  private final int wakeRead;
  private final int wakeWrite;

  // Guarded by this.
  private final ArrayDeque<byte[]> outbox = new ArrayDeque<>();
  private int unsentBytes;
  private long lostBytes;
  private boolean running;
  private boolean closing;
  private boolean aborting;
  private boolean released;

  PseudoTerminalLink(
      Scheduler scheduler, String path, int master, int heldSlave, int wakeRead, int wakeWrite) {
    this.events = new EventQueue(scheduler, _ -> {});
    this.path = path;
    this.master = master;
    this.heldSlave = heldSlave;
    this.wakeRead = wakeRead;
    this.wakeWrite = wakeWrite;
  }

  @Override
  public synchronized void open(Consumer<? super LinkEvent> receiver) {
    events.receiverOfConnected(receiver);
    if (!released) {
      running = true;
      Thread.ofPlatform().daemon().name("pty-" + path).start(this::run);
    }
  }

  @Override
  public synchronized void send(byte[] bytes) {
    if (bytes.length == 0 || !running || closing) {
      return;
    }
    if (unsentBytes + bytes.length > MAX_UNSENT_BYTES) {
      lostBytes += bytes.length;
      return;
    }
    unsentBytes += bytes.length;
    outbox.add(bytes);
    wake();
  }

  /**
   * {@inheritDoc}
   *
   * <p>What was sent goes to the kernel first, as long as the slave's reader makes room. Linux then
   * drops what the reader has not read yet: a hang-up.
   */
  @Override
  public void close() {
    leave(false);
  }

  @Override
  public void abort() {
    leave(true);
  }

  @Override
  public String describe() {
    return "pty " + path;
  }

  /** Bytes that were sent and lost because nobody read at the slave. */
  public synchronized long lostBytes() {
    return lostBytes;
  }

  private synchronized void leave(boolean atOnce) {
    events.end(Reason.OWN, "");
    closing = true;
    aborting |= atOnce;
    if (running) {
      wake();
    } else {
      release();
    }
  }

  /** A full pipe wakes as well as one more byte would. */
  private void wake() {
    if (released) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      Descriptors.write(wakeWrite, arena.allocate(1));
    } catch (IOException e) {
      events.end(Reason.FAILED, "cannot wake the pseudo terminal's thread: " + e.getMessage());
    }
  }

  private synchronized void release() {
    if (!released) {
      released = true;
      running = false;
      Descriptors.close(master);
      Descriptors.close(heldSlave);
      Descriptors.close(wakeRead);
      Descriptors.close(wakeWrite);
    }
  }

  private void run() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pollfds = arena.allocate(2L * Descriptors.POLLFD_BYTES);
      MemorySegment buffer = arena.allocate(CHUNK_BYTES);
      pollfds.set(ValueLayout.JAVA_INT, 0, master);
      pollfds.set(ValueLayout.JAVA_INT, Descriptors.POLLFD_BYTES, wakeRead);
      pollfds.set(
          ValueLayout.JAVA_SHORT,
          Descriptors.POLLFD_BYTES + Descriptors.POLLFD_EVENTS,
          Descriptors.POLLIN);
      while (step(pollfds, buffer)) {
        receive(buffer);
        transmit(buffer);
      }
    } catch (IOException e) {
      events.end(Reason.FAILED, e.getMessage() == null ? "read failed" : e.getMessage());
    } finally {
      release();
    }
  }

  /** Waits for something to do; false when the link is to end. */
  private boolean step(MemorySegment pollfds, MemorySegment buffer) throws IOException {
    boolean finishing;
    boolean sending;
    synchronized (this) {
      finishing = closing;
      sending = !outbox.isEmpty();
      if (aborting || (finishing && !sending)) {
        return false;
      }
    }
    int input = finishing ? 0 : Descriptors.POLLIN; // else chatter would pass for room to write
    int output = sending ? Descriptors.POLLOUT : 0;
    pollfds.set(ValueLayout.JAVA_SHORT, Descriptors.POLLFD_EVENTS, (short) (input | output));
    if (Descriptors.poll(pollfds, finishing ? FLUSH_STALL_MILLIS : -1) == 0) {
      return false; // closing, and nobody makes room for the rest
    }
    while (Descriptors.read(wakeRead, buffer) == buffer.byteSize()) {
      // drained until the pipe is empty
    }
    return true;
  }

  private void receive(MemorySegment buffer) throws IOException {
    int count = Descriptors.read(master, buffer);
    if (count > 0) {
      events.received(buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE));
      if (events.waitingBytes() > MAX_WAITING_BYTES) {
        throw new IOException("receive limit of " + MAX_WAITING_BYTES + " waiting bytes");
      }
    }
  }

  private void transmit(MemorySegment buffer) throws IOException {
    while (true) {
      byte[] next;
      synchronized (this) {
        next = outbox.peek();
      }
      if (next == null) {
        return;
      }
      int chunk = Math.min(next.length, CHUNK_BYTES);
      MemorySegment.copy(next, 0, buffer, ValueLayout.JAVA_BYTE, 0, chunk);
      int written = Descriptors.write(master, buffer.asSlice(0, chunk));
      if (written < 0) {
        return;
      }
      synchronized (this) {
        outbox.poll();
        unsentBytes -= written;
        if (written < next.length) {
          outbox.addFirst(java.util.Arrays.copyOfRange(next, written, next.length));
        }
      }
    }
  }
}
