package org.pumprig.fault.model.packet;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Frames of a pump (10.77.0.2, fd00::2) and its gateway (10.77.0.3, fd00::3), checksums right. */
final class Frames {
  static final byte[] PUMP_4 = {10, 77, 0, 2};
  static final byte[] GATEWAY_4 = {10, 77, 0, 3};
  static final byte[] PUMP_6 = HexFormat.of().parseHex("fd000000000000000000000000000002");
  static final byte[] GATEWAY_6 = HexFormat.of().parseHex("fd000000000000000000000000000003");
  static final byte[] NO_OPTIONS = {};

  private static final String GATEWAY_MAC = "020000000003";
  private static final String PUMP_MAC = "020000000002";

  private Frames() {}

  /** A UDP datagram from the pump's port 5000. */
  static byte[] udp(int toPort, byte[] data) {
    return ethernet("0800", ip4(17, 0x4000, udpBody(toPort, data, PUMP_4, GATEWAY_4)));
  }

  static byte[] udp6(int toPort, byte[] data) {
    return ethernet("86dd", ip6("", 17, udpBody(toPort, data, PUMP_6, GATEWAY_6)));
  }

  static byte[] tcp(int flags, int sequence, int acknowledged, byte[] options, byte[] data) {
    return ethernet(
        "0800",
        ip4(6, 0x4000, tcpBody(flags, sequence, acknowledged, options, data, PUMP_4, GATEWAY_4)));
  }

  static byte[] tcp6(int flags, int sequence, int acknowledged, byte[] options, byte[] data) {
    return ethernet(
        "86dd",
        ip6("", 6, tcpBody(flags, sequence, acknowledged, options, data, PUMP_6, GATEWAY_6)));
  }

  /** From the pump to the gateway, with any tags before the type. */
  static byte[] ethernet(String tagsAndType, byte[] packet) {
    return joined(hex(GATEWAY_MAC + PUMP_MAC + tagsAndType), packet);
  }

  static byte[] ip4(int protocol, int flagsAndOffset, byte[] body) {
    byte[] header = new byte[20];
    header[0] = 0x45;
    put16(header, 2, 20 + body.length);
    put16(header, 6, flagsAndOffset);
    header[8] = 64;
    header[9] = (byte) protocol;
    System.arraycopy(PUMP_4, 0, header, 12, 4);
    System.arraycopy(GATEWAY_4, 0, header, 16, 4);
    put16(header, 10, InternetChecksum.of(InternetChecksum.sum(header, 0, 20)));
    return joined(header, body);
  }

  /**
   * @param extensions headers between, in hexadecimal; the first one's number goes with {@code
   *     next}
   */
  static byte[] ip6(String extensions, int next, byte[] body) {
    byte[] between = hex(extensions);
    byte[] header = new byte[8];
    header[0] = 0x60;
    put16(header, 4, between.length + body.length);
    header[6] = (byte) next;
    header[7] = 64;
    return joined(joined(joined(header, PUMP_6), joined(GATEWAY_6, between)), body);
  }

  static byte[] udpBody(int toPort, byte[] data, byte[] from, byte[] to) {
    byte[] body = joined(new byte[8], data);
    put16(body, 0, 5000);
    put16(body, 2, toPort);
    put16(body, 4, body.length);
    put16(body, 6, checksum(17, body, from, to));
    return body;
  }

  private static byte[] tcpBody(
      int flags, int seq, int ack, byte[] options, byte[] data, byte[] from, byte[] to) {
    byte[] body = joined(joined(new byte[20], options), data);
    put16(body, 0, 5000);
    put16(body, 2, 4001);
    put16(body, 4, seq >>> 16);
    put16(body, 6, seq);
    put16(body, 8, ack >>> 16);
    put16(body, 10, ack);
    body[12] = (byte) (((20 + options.length) / 4) << 4);
    body[13] = (byte) flags;
    put16(body, 16, checksum(6, body, from, to));
    return body;
  }

  private static int checksum(int protocol, byte[] body, byte[] from, byte[] to) {
    byte[] pseudo = joined(from, to);
    return InternetChecksum.of(
        InternetChecksum.sum(pseudo, 0, pseudo.length)
            + protocol
            + body.length
            + InternetChecksum.sum(body, 0, body.length));
  }

  /** Whether the checksums of a frame (IPv4 header, and TCP, UDP, ICMP or ICMPv6) are right. */
  static boolean checksumsHold(Packet packet) {
    byte[] bytes = packet.bytes();
    int length = packet.end - packet.transportOffset;
    long body = InternetChecksum.sum(bytes, packet.transportOffset, packet.end);
    if (packet.protocol != Packet.ICMP) {
      body +=
          InternetChecksum.pseudoHeader(
              bytes, packet.ipOffset, packet.version, packet.protocol, length);
    }
    boolean header =
        packet.version == 6
            || InternetChecksum.of(
                    InternetChecksum.sum(bytes, packet.ipOffset, packet.transportOffset))
                == 0;
    return header && InternetChecksum.of(body) == 0;
  }

  static byte[] joined(byte[] first, byte[] second) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(first);
    all.writeBytes(second);
    return all.toByteArray();
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static void put16(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >>> 8);
    bytes[at + 1] = (byte) value;
  }
}
