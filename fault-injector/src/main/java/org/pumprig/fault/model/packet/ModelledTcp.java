package org.pumprig.fault.model.packet;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.pumprig.fault.Direction;
import org.pumprig.fault.PacketFault;

/**
 * What packet faults do to streams that have no packets: a simple model of TCP, for links in
 * virtual time. It knows
 *
 * <ul>
 *   <li>segments of at most 1460 bytes, each a packet of the {@link PacketModel}, sent as soon as
 *       its bytes are there: no congestion window, no receiver's window;
 *   <li>retransmission by time-out alone (RFC 6298): 1 s after a segment was sent (2.1, no round
 *       trip is measured), doubled each time (5.5), 60 s at most (2.5); no fast retransmit, and
 *       acknowledgements are never lost;
 *   <li>order: bytes wait for those before them; copies are thrown away; an altered segment fails
 *       its checksum and counts as lost;
 *   <li>the end: a segment not through within 100 s breaks the connection off (RFC 9293, 3.8.3:
 *       R2).
 * </ul>
 *
 * Making a connection is not modelled. Not thread-safe; times never go back.
 */
public final class ModelledTcp {
  static final int SEGMENT_BYTES = 1_460;
  private static final long FIRST_TIMEOUT_NANOS = 1_000_000_000L;
  private static final long LONGEST_TIMEOUT_NANOS = 60_000_000_000L;
  private static final long GIVE_UP_NANOS = 100_000_000_000L;

  private final PacketModel packets;
  private final Map<Integer, Segment> underWay = new LinkedHashMap<>();
  private final PriorityQueue<Segment> again = new PriorityQueue<>();
  private long streams;
  private int sequence;
  private long nowNanos;

  /**
   * @param packets whose faults act on the segments
   */
  public ModelledTcp(PacketModel packets) {
    this.packets = packets;
  }

  /** Whether the model has anything to say about a fault. */
  public static boolean models(PacketFault fault) {
    return switch (fault) {
      case PacketFault.Loss _,
          PacketFault.Delay _,
          PacketFault.Reorder _,
          PacketFault.Duplicate _,
          PacketFault.Corrupt _,
          PacketFault.Rate _,
          PacketFault.Blackhole _,
          PacketFault.Trace _ ->
          true;
      case PacketFault.Reject _,
          PacketFault.TcpReset _,
          PacketFault.TcpHalfOpen _,
          PacketFault.NoNewConnections _,
          PacketFault.SmallMtu _,
          PacketFault.LowMss _,
          PacketFault.Netem _ ->
          false;
    };
  }

  /** One direction of a new connection. */
  public Stream stream(Direction flow) {
    return new Stream(flow, ++streams);
  }

  /** When {@link #poll} may next have something; MAX_VALUE if nothing waits. */
  public long nextDueNanos() {
    Segment next = again.peek();
    return Math.min(packets.nextDueNanos(), next == null ? Long.MAX_VALUE : next.againNanos);
  }

  /** Lets arrive what is due and sends again what was lost; then ask the streams. */
  public void poll(long now) {
    nowNanos = now;
    packets.poll(now, this::fate);
    for (var next = again.peek(); next != null && next.againNanos <= now; next = again.peek()) {
      again.remove();
      if (!next.stream.brokenOff) {
        send(next);
      }
    }
  }

  private void send(Segment segment) {
    segment.tries++;
    segment.sentNanos = nowNanos;
    packets.arrive(segment.stream.flow, PacketParser.ethernet(segment.frame), nowNanos, this::fate);
  }

  private void fate(Fate fate) {
    Packet packet = fate.packet();
    Segment segment = underWay.get(packet.int32(packet.transportOffset + 4));
    if (segment == null || segment.stream.brokenOff) {
      return; // a copy of one that has arrived, or of a connection that is gone
    }
    if (fate instanceof Fate.Passed && Arrays.equals(packet.bytes(), segment.frame)) {
      segment.arrived = true;
      underWay.remove(segment.number);
      segment.stream.advance();
    } else {
      lost(segment);
    }
  }

  private void lost(Segment segment) {
    long timeout =
        Math.min(LONGEST_TIMEOUT_NANOS, FIRST_TIMEOUT_NANOS << Math.min(segment.tries - 1, 10));
    segment.againNanos = Math.max(nowNanos, segment.sentNanos + timeout);
    if (segment.againNanos - segment.firstNanos > GIVE_UP_NANOS) {
      segment.stream.breakOff();
    } else {
      again.add(segment);
    }
  }

  /** A TCP segment, as far as stages look at it; its number tells which it is. */
  private static byte[] frame(long stream, int number, int dataBytes) {
    byte[] frame = new byte[54 + dataBytes];
    frame[12] = 0x08; // IPv4
    frame[14] = 0x45;
    int length = 40 + dataBytes;
    frame[16] = (byte) (length >>> 8);
    frame[17] = (byte) length;
    frame[23] = Packet.TCP;
    for (int i = 0; i < 4; i++) {
      frame[26 + i] = (byte) (stream >>> (24 - 8 * i)); // so that flows are told apart
      frame[38 + i] = (byte) (number >>> (24 - 8 * i));
    }
    frame[46] = 0x50;
    frame[47] = Packet.ACK;
    return frame;
  }

  /** One direction of a connection: items in, the same items out later, in order. */
  public final class Stream {
    private final Direction flow;
    private final long number;
    private final ArrayDeque<Segment> inOrder = new ArrayDeque<>();
    private int delivered;
    private boolean brokenOff;

    private Stream(Direction flow, long number) {
      this.flow = flow;
      this.number = number;
    }

    /**
     * Sends an item.
     *
     * @param bytes 0 for the end of the stream
     */
    public void offer(int bytes, long now) {
      nowNanos = now;
      if (brokenOff) {
        return;
      }
      if (inOrder.isEmpty() && packets.idle(flow)) {
        delivered++;
        return;
      }
      int left = bytes;
      do {
        int data = Math.min(left, SEGMENT_BYTES);
        left -= data;
        var segment = new Segment(this, ++sequence, frame(number, sequence, data), left == 0, now);
        inOrder.add(segment);
        underWay.put(segment.number, segment);
        send(segment);
      } while (left > 0 && !brokenOff);
    }

    private void advance() {
      while (!inOrder.isEmpty() && inOrder.peek().arrived) {
        delivered += inOrder.remove().lastOfItem ? 1 : 0;
      }
    }

    /** How many items have arrived since the last call. */
    public int takeDelivered() {
      int taken = delivered;
      delivered = 0;
      return taken;
    }

    /** Whether the sender has given up: nothing more arrives. */
    public boolean brokenOff() {
      return brokenOff;
    }

    /** Nobody waits for it any more. */
    public void breakOff() {
      brokenOff = true;
      inOrder.forEach(segment -> underWay.remove(segment.number));
      inOrder.clear();
    }
  }

  private static final class Segment implements Comparable<Segment> {
    final Stream stream;
    final int number;
    final byte[] frame;
    final boolean lastOfItem;
    final long firstNanos;
    int tries;
    long sentNanos;
    long againNanos;
    boolean arrived;

    Segment(Stream stream, int number, byte[] frame, boolean lastOfItem, long firstNanos) {
      this.stream = stream;
      this.number = number;
      this.frame = frame;
      this.lastOfItem = lastOfItem;
      this.firstNanos = firstNanos;
    }

    @Override
    public int compareTo(Segment other) {
      int byTime = Long.compare(againNanos, other.againNanos);
      return byTime != 0 ? byTime : Integer.compare(number, other.number);
    }
  }
}
