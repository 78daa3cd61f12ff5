package org.pumprig.fault.model.packet;

import java.util.Arrays;

/**
 * Writes other data into a frame, whose headers and length stay. Transport checksums that were
 * right stay right, and wrong ones stay wrong; those over several fragments become wrong.
 */
public final class PayloadRewrite {
  private static final int ETHERNET_BYTES = 14;
  private static final int ARP = 0x0806;

  private PayloadRewrite() {}

  /** Writes over data. */
  @FunctionalInterface
  public interface Writer {
    /**
     * Writes over {@code bytes[from … to)}.
     *
     * @param understood whether it is the data of a TCP segment or UDP datagram; otherwise it is
     *     whatever follows a header that isn't known
     */
    void write(byte[] bytes, int from, int to, boolean understood);
  }

  /** A frame with its data written over; the one that was given is left alone. */
  public static byte[] of(byte[] frame, Writer writer) {
    byte[] bytes = frame.clone();
    Packet packet = PacketParser.ethernet(frame);
    if (packet.kind() != Packet.Kind.UNDERSTOOD) {
      if (!isArp(packet)) {
        writer.write(bytes, Math.min(ETHERNET_BYTES, bytes.length), bytes.length, false);
      }
      return bytes;
    }
    boolean known = packet.protocol == Packet.TCP || packet.protocol == Packet.UDP;
    int from = packet.dataOffset;
    writer.write(bytes, from, packet.end, known && !packet.laterFragment);
    Arrays.fill(bytes, packet.end, bytes.length, (byte) 0); // the link's padding
    int at = checksum(packet);
    if (at >= 0 && at + 2 <= from) {
      mend(packet, bytes, at);
    }
    return bytes;
  }

  private static boolean isArp(Packet packet) {
    int length = packet.bytes().length;
    return length >= ETHERNET_BYTES && packet.int16(12) == ARP && length <= 64;
  }

  /** Where the checksum over the data stands; negative: there is none. */
  private static int checksum(Packet packet) {
    if (packet.laterFragment) {
      return -1;
    }
    return switch (packet.protocol) {
      case Packet.TCP -> packet.transportOffset + 16;
      case Packet.UDP -> packet.transportOffset + 6;
      case Packet.ICMP, Packet.ICMP6 -> packet.transportOffset + 2;
      default -> -1;
    };
  }

  private static void mend(Packet before, byte[] after, int at) {
    boolean udp = before.protocol == Packet.UDP;
    int old = before.int16(at);
    if (udp && old == 0) {
      return; // none was made (RFC 768)
    }
    int fresh =
        InternetChecksum.changed(
            old,
            InternetChecksum.fold(sum(before.bytes(), before)),
            InternetChecksum.fold(sum(after, before)));
    Packet.put16(after, at, udp && fresh == 0 ? 0xffff : fresh);
  }

  private static long sum(byte[] bytes, Packet layout) {
    return InternetChecksum.sum(bytes, layout.dataOffset, layout.end);
  }
}
