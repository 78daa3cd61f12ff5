package org.pumprig.fault.tap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Blocks of a capture file in pcapng (draft-ietf-opsawg-pcapng), little-endian: section header, one
 * description of each interface, then enhanced packets with the reason as a comment.
 */
final class PcapngBlocks {
  private static final int SECTION = 0x0a0d0d0a;
  private static final int INTERFACE = 1;
  private static final int ENHANCED_PACKET = 6;

  private static final int OPT_COMMENT = 1;
  private static final int SHB_USERAPPL = 4;
  private static final int IF_NAME = 2;
  private static final int EPB_FLAGS = 2;

  private static final short ETHERNET = 1;
  private static final int INBOUND = 1;
  private static final int OUTBOUND = 2;
  private static final int MOST_COMMENT_BYTES = 4_096;

  private PcapngBlocks() {}

  /** The section header; length of the section not said. */
  static byte[] section(String program) {
    var body = body(16 + room(utf8(program)) + 4);
    body.putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1);
    option(body, SHB_USERAPPL, utf8(program));
    return block(SECTION, body);
  }

  /** An Ethernet interface; times in microseconds. Interfaces are numbered from 0 in order. */
  static byte[] ethernet(String name) {
    var body = body(8 + room(utf8(name)) + 4);
    body.putShort(ETHERNET).putShort((short) 0).putInt(0);
    option(body, IF_NAME, utf8(name));
    return block(INTERFACE, body);
  }

  /**
   * A packet.
   *
   * @param interfaceNumber where it came in or went out
   * @param wallMicros since 1970
   */
  static byte[] packet(
      int interfaceNumber, long wallMicros, byte[] frame, boolean inbound, String comment) {
    byte[] text = utf8(comment);
    byte[] shown =
        text.length > MOST_COMMENT_BYTES ? Arrays.copyOf(text, MOST_COMMENT_BYTES) : text;
    var body = body(20 + padded(frame.length) + room(shown) + 8 + 4);
    body.putInt(interfaceNumber)
        .putInt((int) (wallMicros >>> 32))
        .putInt((int) wallMicros)
        .putInt(frame.length)
        .putInt(frame.length)
        .put(frame)
        .position(20 + padded(frame.length));
    option(body, OPT_COMMENT, shown);
    body.putShort((short) EPB_FLAGS).putShort((short) 4).putInt(inbound ? INBOUND : OUTBOUND);
    return block(ENHANCED_PACKET, body);
  }

  /** An option with its padding; the end of options is the zeros that follow. */
  private static void option(ByteBuffer body, int code, byte[] value) {
    int next = body.position() + room(value);
    body.putShort((short) code).putShort((short) value.length).put(value).position(next);
  }

  private static int room(byte[] value) {
    return 4 + padded(value.length);
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }

  private static ByteBuffer body(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] block(int type, ByteBuffer body) {
    int length = body.capacity() + 12;
    return body(length).putInt(type).putInt(length).put(body.array()).putInt(length).array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
