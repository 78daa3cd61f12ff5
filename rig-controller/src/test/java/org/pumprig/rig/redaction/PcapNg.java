package org.pumprig.rig.redaction;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Captures of TCP segments in pcapng, made for tests. */
public final class PcapNg {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;

  /** Begins one with an Ethernet interface. */
  public PcapNg(ByteOrder order) {
    this.order = order;
    block(
        0x0a0d0d0a,
        body(16).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1));
    block(1, body(8).putShort((short) 1).putShort((short) 0).putInt(0));
  }

  private ByteBuffer body(int bytes) {
    return ByteBuffer.allocate(bytes).order(order);
  }

  /** Adds a block. */
  public PcapNg block(int type, ByteBuffer body) {
    int length = body.capacity() + 12;
    out.writeBytes(
        body(length).putInt(type).putInt(length).put(body.array()).putInt(length).array());
    return this;
  }

  /** Adds a TCP segment with these characters as its data; its checksum is wrong. */
  public PcapNg segment(String data) {
    byte[] payload = data.getBytes(StandardCharsets.ISO_8859_1);
    byte[] frame = new byte[14 + 20 + 20 + payload.length];
    ByteBuffer packet = ByteBuffer.wrap(frame);
    packet.putShort(12, (short) 0x0800);
    packet.put(14, (byte) 0x45).putShort(16, (short) (40 + payload.length)).put(23, (byte) 6);
    packet.put(46, (byte) 0x50);
    packet.put(54, payload);
    int padded = (frame.length + 3) & ~3;
    ByteBuffer body = body(20 + padded);
    body.putInt(0).putInt(0).putInt(7).putInt(frame.length).putInt(frame.length).put(frame);
    return block(6, body);
  }

  /** The file so far. */
  public byte[] bytes() {
    return out.toByteArray();
  }
}
