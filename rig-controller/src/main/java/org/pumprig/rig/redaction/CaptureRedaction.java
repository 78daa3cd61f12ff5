package org.pumprig.rig.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pumprig.fault.model.packet.PayloadRewrite;

/**
 * A capture in pcapng, block by block, without what its packets say. Times, lengths, addresses and
 * the comments of the rig stay; blocks that are neither heads nor packets go.
 */
final class CaptureRedaction {
  private static final int SECTION = 0x0a0d0d0a;
  private static final int BYTE_ORDER = 0x1a2b3c4d;
  private static final int INTERFACE = 1;
  private static final int ENHANCED_PACKET = 6;
  private static final int ETHERNET = 1;
  private static final int COMMENT = 1;
  private static final int FLAGS = 2;
  private static final int MOST_BLOCK_BYTES = 16 << 20;
  private static final int MOST_INTERFACES = 1_024;
  private static final int PACKET_HEAD_BYTES = 28;

  private final MessageBlanks blanks = new MessageBlanks();
  private final List<Integer> linkTypes = new ArrayList<>();
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private long dropped;

  /**
   * Copies a capture.
   *
   * @return what was taken out, a line each
   * @throws IOException if it isn't pcapng, or damaged: then nothing of it should be handed on
   */
  static List<String> copy(InputStream in, OutputStream out) throws IOException {
    var redaction = new CaptureRedaction();
    byte[] head = in.readNBytes(12);
    if (head.length < 12 || ByteBuffer.wrap(head).getInt() != SECTION) {
      throw new IOException("it is no capture in pcapng");
    }
    while (head.length == 12) {
      redaction.block(head, in, out);
      head = in.readNBytes(12);
    }
    if (head.length != 0) {
      throw new IOException("it is cut off within a block");
    }
    return redaction.removed();
  }

  private void block(byte[] head, InputStream in, OutputStream out) throws IOException {
    if (ByteBuffer.wrap(head).getInt() == SECTION) {
      order =
          ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(8) == BYTE_ORDER
              ? ByteOrder.LITTLE_ENDIAN
              : ByteOrder.BIG_ENDIAN;
      linkTypes.clear();
    }
    ByteBuffer start = ByteBuffer.wrap(head).order(order);
    int type = start.getInt(0);
    int length = start.getInt(4);
    if (length < 12 || length % 4 != 0 || length > MOST_BLOCK_BYTES) {
      throw new IOException("a block of " + length + " bytes is told: it is damaged");
    }
    byte[] bytes = Arrays.copyOf(head, length);
    if (in.readNBytes(bytes, 12, length - 12) != length - 12) {
      throw new IOException("it is cut off within a block");
    }
    ByteBuffer block = ByteBuffer.wrap(bytes).order(order);
    switch (type) {
      case SECTION -> {}
      case INTERFACE -> {
        if (length < 20 || linkTypes.size() == MOST_INTERFACES) {
          throw new IOException("the description of an interface is damaged");
        }
        linkTypes.add(block.getShort(8) & 0xffff);
      }
      case ENHANCED_PACKET -> packet(block, bytes);
      default -> {
        dropped++;
        return;
      }
    }
    out.write(bytes);
  }

  private void packet(ByteBuffer block, byte[] bytes) throws IOException {
    int captured = bytes.length < 32 ? -1 : block.getInt(20);
    int which = bytes.length < 32 ? -1 : block.getInt(8);
    if (captured < 0
        || captured > bytes.length - PACKET_HEAD_BYTES - 4 - (-captured & 3)
        || which < 0
        || which >= linkTypes.size()) {
      throw new IOException("a packet is damaged");
    }
    byte[] frame = Arrays.copyOfRange(bytes, PACKET_HEAD_BYTES, PACKET_HEAD_BYTES + captured);
    if (linkTypes.get(which) == ETHERNET) {
      frame = PayloadRewrite.of(frame, blanks::write);
    } else {
      blanks.write(frame, 0, frame.length, false);
    }
    System.arraycopy(frame, 0, bytes, PACKET_HEAD_BYTES, captured);
    int end = PACKET_HEAD_BYTES + ((captured + 3) & ~3);
    Arrays.fill(bytes, PACKET_HEAD_BYTES + captured, end, (byte) 0);
    options(block, end, bytes.length - 4);
  }

  /** Only comments and flags may follow: what a wrong length left over is neither. */
  private static void options(ByteBuffer block, int from, int to) throws IOException {
    int at = from;
    while (at + 4 <= to) {
      int code = block.getShort(at) & 0xffff;
      int length = block.getShort(at + 2) & 0xffff;
      if (code == 0 && length == 0 && at + 4 == to) {
        return;
      }
      if ((code != COMMENT && code != FLAGS) || at + 4 + length > to) {
        throw new IOException("what follows a packet is damaged");
      }
      at += 4 + ((length + 3) & ~3);
    }
    if (at != to) {
      throw new IOException("what follows a packet is damaged");
    }
  }

  private List<String> removed() {
    var lines = new ArrayList<String>();
    lines.add("what the data of " + blanks.packets() + " packets says, written over with X");
    blanks
        .segments()
        .forEach((name, count) -> lines.add("fields of " + count + " HL7 segments " + name));
    if (blanks.otherBytes() > 0) {
      lines.add(blanks.otherBytes() + " bytes that begin no HL7 message in their packet");
    }
    if (dropped > 0) {
      lines.add(dropped + " blocks that hold neither packets nor interfaces");
    }
    return lines;
  }
}
