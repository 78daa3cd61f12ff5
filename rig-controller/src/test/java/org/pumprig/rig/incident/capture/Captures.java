package org.pumprig.rig.incident.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Captures made by hand: a pump that talks with its gateway. */
final class Captures {
  private static final int PUMP = 0x0a000001;
  private static final int GATEWAY = 0x0a010002;
  private static final int MOST_PUMPS = 16;

  private final ByteBuffer out;
  private final boolean six;
  private final boolean tagged;
  private final boolean next;
  private final int[] ids = new int[2 * MOST_PUMPS];
  private int pump;

  Captures(int room, boolean six, boolean tagged, boolean next) {
    this.six = six;
    this.tagged = tagged;
    this.next = next;
    out = ByteBuffer.allocate(room).order(ByteOrder.LITTLE_ENDIAN);
    if (next) {
      out.putInt(0x0a0d0d0a).putInt(28).putInt(0x1a2b3c4d).putInt(1).putLong(-1).putInt(28);
      out.putInt(1).putInt(20).putShort((short) 1).putShort((short) 0).putInt(65535).putInt(20);
    } else {
      out.putInt(0xa1b2c3d4).putInt(0x00040002).putLong(0).putInt(65535).putInt(1);
    }
  }

  byte[] bytes() {
    return java.util.Arrays.copyOf(out.array(), out.position());
  }

  int size() {
    return out.position();
  }

  /** Whose packets follow; from 0. */
  Captures pump(int number) {
    pump = number;
    return this;
  }

  /** One packet of the pump or to it is missing. */
  void lost(boolean up) {
    ids[2 * pump + (up ? 0 : 1)]++;
  }

  /** A connection, messages with their acknowledgements, and an end in order. */
  Captures talk(long micros, int port, int messages) {
    long at = micros;
    tcp(at, true, port, 100, 0, Segment.SYN, "");
    tcp(at + 200, false, port, 500, 101, Segment.SYN | Segment.ACK, "");
    tcp(at + 300, true, port, 101, 501, Segment.ACK, "");
    int mine = 101;
    int theirs = 501;
    for (int i = 0; i < messages; i++) {
      at += 20_000;
      String id = "M" + port + "-" + i;
      String message =
          "\u000bMSH|^~\\&|PUMP|SITE|||1||ORU|" + id + "|P\rPID|||4711||DOE^JOHN\r\u001c\r";
      String answer = "\u000bMSH|^~\\&|GW|SITE|||1||ACK|A" + i + "|P\rMSA|AA|" + id + "\r\u001c\r";
      tcp(at, true, port, mine, theirs, Segment.ACK, message);
      mine += message.length();
      tcp(at + 500, false, port, theirs, mine, Segment.ACK, answer);
      theirs += answer.length();
    }
    tcp(at + 9_000, true, port, mine, theirs, Segment.ACK | Segment.FIN, "");
    tcp(at + 9_500, false, port, theirs, mine + 1, Segment.ACK | Segment.FIN, "");
    return this;
  }

  /** One segment. */
  Captures tcp(long micros, boolean up, int port, int seq, int ack, int flags, String payload) {
    byte[] data = payload.getBytes(StandardCharsets.ISO_8859_1);
    int head = 14 + (tagged ? 4 : 0) + (six ? 40 : 20) + 20;
    var packet = ByteBuffer.allocate(head + data.length);
    packet.put(new byte[12]);
    if (tagged) {
      packet.putShort((short) 0x8100).putShort((short) 7);
    }
    packet.putShort((short) (six ? 0x86dd : 0x0800));
    if (six) {
      packet.putInt(0x60000000).putShort((short) (20 + data.length)).put((byte) 6).put((byte) 64);
      packet.putLong(0xfd00L << 48).putLong(up ? PUMP + pump : GATEWAY);
      packet.putLong(0xfd00L << 48).putLong(up ? GATEWAY : PUMP + pump);
    } else {
      packet.put((byte) 0x45).put((byte) 0).putShort((short) (40 + data.length));
      packet
          .putShort((short) ++ids[2 * pump + (up ? 0 : 1)])
          .putShort((short) 0)
          .put((byte) 64)
          .put((byte) 6);
      packet
          .putShort((short) 0)
          .putInt(up ? PUMP + pump : GATEWAY)
          .putInt(up ? GATEWAY : PUMP + pump);
    }
    packet.putShort((short) (up ? port : 6660)).putShort((short) (up ? 6660 : port));
    packet.putInt(seq).putInt(ack).put((byte) 0x50).put((byte) flags).putShort((short) 1000);
    packet.putInt(0).put(data);
    record(micros, packet.array());
    return this;
  }

  private void record(long micros, byte[] packet) {
    if (!next) {
      out.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000));
      out.putInt(packet.length).putInt(packet.length).put(packet);
      return;
    }
    int padded = (packet.length + 3) / 4 * 4;
    out.putInt(6).putInt(32 + padded).putInt(0);
    out.putInt((int) (micros >>> 32)).putInt((int) micros);
    out.putInt(packet.length).putInt(packet.length).put(packet);
    out.put(new byte[padded - packet.length]).putInt(32 + padded);
  }
}
