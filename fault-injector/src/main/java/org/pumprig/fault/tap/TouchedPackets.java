package org.pumprig.fault.tap;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.pumprig.fault.Direction;
import org.pumprig.fault.model.packet.Fate;

/**
 * The capture file of packets that a fault touched, written by a thread of its own so that the disk
 * delays nobody. A packet is where it was last seen: a lost one comes in on its sender's side,
 * others go out. What finds no room in queue or file is counted.
 */
final class TouchedPackets implements AutoCloseable {
  private static final int QUEUED_PACKETS = 4_096;
  private static final long LEAST_BYTES = 4_096; // room for the head and a few packets
  private static final long CLOSE_MILLIS = 5_000;
  private static final int UNIT_SIDE = 0;
  private static final int GATEWAY_SIDE = 1;
  private static final byte[] END = {};

  private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUED_PACKETS);
  private final AtomicLong missed = new AtomicLong();
  private final Path path;
  private final OutputStream file;
  private final long limitBytes;
  private final Thread thread;
  private long writtenBytes;
  private long packets;

  private TouchedPackets(Path path, OutputStream file, long limitBytes) throws IOException {
    this.path = path;
    this.file = file;
    this.limitBytes = Math.max(LEAST_BYTES, limitBytes);
    write(PcapngBlocks.section("pumprig"));
    write(PcapngBlocks.ethernet("unit-side"));
    write(PcapngBlocks.ethernet("gateway-side"));
    this.thread = Thread.ofPlatform().name("tap-capture").daemon().start(this::run);
  }

  /**
   * Makes the file.
   *
   * @throws IOException if it is there already or can't be made
   */
  static TouchedPackets create(Path path, long limitBytes) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    OutputStream file =
        new BufferedOutputStream(
            Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    try {
      return new TouchedPackets(path, file, limitBytes);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Takes a packet with its reasons; never waits. */
  void offer(Fate fate, long wallMicros) {
    if (!queue.offer(block(fate, wallMicros))) {
      missed.incrementAndGet();
    }
  }

  private static byte[] block(Fate fate, long wallMicros) {
    boolean towardsGateway = fate.flow() == Direction.TOWARDS_GATEWAY;
    int near = towardsGateway ? UNIT_SIDE : GATEWAY_SIDE;
    int far = towardsGateway ? GATEWAY_SIDE : UNIT_SIDE;
    String reasons =
        fate.touches().stream()
            .map(touch -> touch.faultId() + " " + touch.what())
            .collect(Collectors.joining("; "));
    byte[] bytes = fate.packet().bytes();
    return switch (fate) {
      case Fate.Passed _ -> PcapngBlocks.packet(far, wallMicros, bytes, false, reasons);
      case Fate.Lost _ -> PcapngBlocks.packet(near, wallMicros, bytes, true, reasons);
      case Fate.Answered _ ->
          PcapngBlocks.packet(near, wallMicros, bytes, false, "answer to: " + reasons);
    };
  }

  Path path() {
    return path;
  }

  /** Packets in the file; after {@link #close}. */
  long packets() {
    return packets;
  }

  /** Packets that found no room. */
  long missed() {
    return missed.get();
  }

  private void run() {
    try {
      for (byte[] block = queue.take(); block != END; block = queue.take()) {
        if (writtenBytes + block.length > limitBytes) {
          missed.incrementAndGet();
        } else {
          write(block);
          packets++;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      countTheRest();
    }
  }

  private void write(byte[] block) throws IOException {
    file.write(block);
    writtenBytes += block.length;
  }

  /** The disk failed: from here on everything is missed. */
  private void countTheRest() {
    try {
      do {
        missed.incrementAndGet();
      } while (queue.take() != END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes what is queued and closes the file. */
  @Override
  public void close() throws IOException {
    try {
      queue.put(END);
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    file.close();
  }
}
