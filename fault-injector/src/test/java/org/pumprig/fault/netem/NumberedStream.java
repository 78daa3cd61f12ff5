package org.pumprig.fault.netem;

import static java.net.StandardProtocolFamily.INET;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.pumprig.host.NetworkNamespace;
import org.pumprig.time.Scheduler;

/**
 * Numbered datagrams at an even pace from one namespace of this machine to another, through the
 * guest. One thread sends and receives, and one clock times both ends.
 */
final class NumberedStream implements AutoCloseable {
  private static final int PAYLOAD_BYTES = 100;

  private final DatagramChannel sender;
  private final DatagramChannel receiver;
  private final Selector selector;
  private final Scheduler clock;

  NumberedStream(String from, String fromAddress, String to, String toAddress, Scheduler clock)
      throws IOException {
    this.clock = clock;
    sender = NetworkNamespace.named(from).call(() -> bound(fromAddress));
    receiver = NetworkNamespace.named(to).call(() -> bound(toAddress));
    receiver.configureBlocking(false);
    sender.connect(receiver.getLocalAddress());
    selector = Selector.open();
    receiver.register(selector, SelectionKey.OP_READ);
  }

  private static DatagramChannel bound(String address) throws IOException {
    return DatagramChannel.open(INET)
        .bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
  }

  /**
   * What arrived of packets 0 to {@code sent - 1}.
   *
   * @param numbers those that arrived at least once
   * @param arrivals datagrams, copies included
   * @param overtaken arrivals with a smaller number than one before
   * @param delaysMillis of first arrivals, sorted
   * @param spanNanos from the first arrival to the last
   */
  record Arrived(
      int sent,
      BitSet numbers,
      int arrivals,
      int overtaken,
      List<Double> delaysMillis,
      long spanNanos) {
    int lost() {
      return sent - numbers.cardinality();
    }

    double lostPercent() {
      return 100.0 * lost() / sent;
    }

    double meanBurst() {
      int bursts = 0;
      for (int from = numbers.nextClearBit(0); from < sent; ) {
        bursts++;
        int to = numbers.nextSetBit(from);
        from = to < 0 ? sent : numbers.nextClearBit(to);
      }
      return bursts == 0 ? 0 : (double) lost() / bursts;
    }

    double delay(double share) {
      return delaysMillis.isEmpty()
          ? Double.NaN
          : delaysMillis.get((int) (share * (delaysMillis.size() - 1)));
    }

    double kilobitsPerSecond() {
      return spanNanos == 0 ? 0 : (arrivals - 1) * (PAYLOAD_BYTES + 42) * 8e6 / spanNanos;
    }

    String delays() {
      return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", delay(0.5), delay(0.99));
    }
  }

  /**
   * Sends them.
   *
   * @param gapNanos between two
   * @param waitMillis how long to wait for the last
   */
  Arrived send(int packets, long gapNanos, long waitMillis) throws IOException {
    long[] sentAt = new long[packets];
    long[] arrivedAt = new long[packets];
    var numbers = new BitSet();
    int[] count = new int[3]; // arrivals, overtaken, highest
    long[] span = new long[2];
    long next = clock.nanoTime();
    for (int i = 0; i < packets; i++) {
      for (long now = clock.nanoTime(); now < next; now = clock.nanoTime()) {
        receive(next - now, numbers, arrivedAt, count, span);
      }
      sentAt[i] = clock.nanoTime();
      sender.write(ByteBuffer.allocate(PAYLOAD_BYTES).putInt(i).position(0));
      next += gapNanos;
    }
    long end = clock.nanoTime() + waitMillis * 1_000_000;
    for (long now = clock.nanoTime();
        now < end && numbers.cardinality() < packets;
        now = clock.nanoTime()) {
      receive(end - now, numbers, arrivedAt, count, span);
    }
    var delays = new ArrayList<Double>();
    numbers.stream().forEach(i -> delays.add((arrivedAt[i] - sentAt[i]) / 1e6));
    delays.sort(null);
    return new Arrived(packets, numbers, count[0], count[1], delays, span[1] - span[0]);
  }

  private void receive(long withinNanos, BitSet numbers, long[] arrivedAt, int[] count, long[] span)
      throws IOException {
    if (withinNanos < 1_000_000) {
      selector.selectNow();
    } else {
      selector.select(withinNanos / 1_000_000);
    }
    selector.selectedKeys().clear();
    var buffer = ByteBuffer.allocate(2_000);
    while (receiver.receive(buffer.clear()) != null) {
      long now = clock.nanoTime();
      int number = buffer.flip().getInt();
      if (number < 0 || number >= arrivedAt.length) {
        continue; // its number is what was corrupted
      }
      span[0] = count[0] == 0 ? now : span[0];
      span[1] = now;
      count[0]++;
      count[1] += number < count[2] ? 1 : 0;
      count[2] = Math.max(count[2], number);
      if (!numbers.get(number)) {
        numbers.set(number);
        arrivedAt[number] = now;
      }
    }
  }

  /** Forgets what is still under way. */
  void drain(long millis) throws IOException {
    long end = clock.nanoTime() + millis * 1_000_000;
    var buffer = ByteBuffer.allocate(2_000);
    for (long now = clock.nanoTime(); now < end; now = clock.nanoTime()) {
      selector.select(Math.max(1, (end - now) / 1_000_000));
      selector.selectedKeys().clear();
      while (receiver.receive(buffer.clear()) != null) {
        // of the fault before
      }
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    sender.close();
    receiver.close();
  }
}
