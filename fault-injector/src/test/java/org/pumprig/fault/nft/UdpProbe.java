package org.pumprig.fault.nft;

import static java.net.StandardProtocolFamily.INET;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.BitSet;
import org.pumprig.host.NetworkNamespace;

/**
 * Numbered datagrams from one namespace to another. One thread sends and receives by turns, so that
 * no buffer overflows and what is missing was lost on the way.
 */
final class UdpProbe implements AutoCloseable {
  private static final int BATCH = 40;
  private static final long QUIET_MILLIS = 150;

  private final DatagramChannel sender;
  private final DatagramChannel receiver;
  private final Selector selector;

  UdpProbe(NetworkNamespace from, String fromAddress, NetworkNamespace to, String toAddress)
      throws Exception {
    sender = NftBench.in(from, () -> bound(fromAddress));
    receiver = NftBench.in(to, () -> bound(toAddress));
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
   * What arrived.
   *
   * @param packets datagrams, copies included
   * @param numbers those that arrived at least once
   */
  record Arrived(long packets, BitSet numbers) {
    long distinct() {
      return numbers.cardinality();
    }

    /** Lengths of gaps in the numbers: how many, and of how many packets together. */
    double meanGap(int sent) {
      int gaps = 0;
      for (int from = numbers.nextClearBit(0); from < sent; ) {
        gaps++;
        int to = numbers.nextSetBit(from);
        from = to < 0 ? sent : numbers.nextClearBit(to);
      }
      return gaps == 0 ? 0 : (double) (sent - distinct()) / gaps;
    }
  }

  Arrived send(int packets) throws IOException {
    return send(packets, 64);
  }

  Arrived send(int packets, int bytes) throws IOException {
    var numbers = new BitSet();
    long arrived = 0;
    for (int i = 0; i < packets; i++) {
      sender.write(ByteBuffer.allocate(bytes).putInt(i).position(0));
      if (i % BATCH == BATCH - 1) {
        arrived += drain(numbers);
      }
    }
    arrived += drain(numbers);
    while (selector.select(QUIET_MILLIS) > 0) {
      selector.selectedKeys().clear();
      arrived += drain(numbers);
    }
    return new Arrived(arrived, numbers);
  }

  private int drain(BitSet numbers) throws IOException {
    var buffer = ByteBuffer.allocate(2_000);
    int count = 0;
    while (receiver.receive(buffer.clear()) != null) {
      numbers.set(buffer.flip().getInt());
      count++;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    selector.close();
    sender.close();
    receiver.close();
  }
}
