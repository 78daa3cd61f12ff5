package org.pumprig.fault.networkservice;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Queries for one name's address and their answers (RFC 1035, 4.1), as far as a pump needs them.
 *
 * @param id which query
 * @param response whether it is an answer
 * @param code RCODE; 0 no error, 3 NXDOMAIN
 * @param name lower case, without the last dot
 * @param type QTYPE; 1 A, 28 AAAA
 * @param address of the first A or AAAA record of an answer
 */
record DnsMessage(
    int id, boolean response, int code, String name, int type, Optional<InetAddress> address) {
  static final int A = 1;
  static final int NO_SUCH_NAME = 3;

  private static final int MOST_BYTES = 512;
  private static final int MOST_LABELS = 32;
  private static final int MOST_RECORDS = 16;
  private static final int AAAA = 28;
  private static final int IN = 1;
  private static final int RESPONSE = 0x8000;
  private static final int AUTHORITATIVE = 0x0400;
  private static final int RECURSION_DESIRED = 0x0100;
  private static final int RECURSION_AVAILABLE = 0x0080;
  private static final int OPCODES = 0x7800;

  /** A pump that retries soon sees the fault's end soon. */
  private static final int TTL_SECONDS = 1;

  /** A query for a name's IPv4 address. */
  static byte[] query(int id, String name) {
    ByteBuffer out = header(id, RECURSION_DESIRED, 0);
    question(out, name, A);
    return taken(out);
  }

  /** The answer with one address, or without a record if there is none of the type asked for. */
  byte[] answer(Inet4Address found) {
    int answers = type == A ? 1 : 0;
    ByteBuffer out = header(id, answerFlags(), answers);
    question(out, name, type);
    if (answers == 1) {
      out.putShort((short) 0xc00c); // the name in the question
      out.putShort((short) A).putShort((short) IN).putInt(TTL_SECONDS);
      out.putShort((short) 4).put(found.getAddress());
    }
    return taken(out);
  }

  /** The answer that there is no such name. */
  byte[] noSuchName() {
    ByteBuffer out = header(id, answerFlags() | NO_SUCH_NAME, 0);
    question(out, name, type);
    return taken(out);
  }

  private static int answerFlags() {
    return RESPONSE | AUTHORITATIVE | RECURSION_DESIRED | RECURSION_AVAILABLE;
  }

  private static ByteBuffer header(int id, int flags, int answers) {
    return ByteBuffer.allocate(MOST_BYTES)
        .putShort((short) id)
        .putShort((short) flags)
        .putShort((short) 1)
        .putShort((short) answers)
        .putInt(0);
  }

  private static void question(ByteBuffer out, String name, int type) {
    for (String label : name.split("\\.", MOST_LABELS)) {
      byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
      out.put((byte) bytes.length).put(bytes);
    }
    out.put((byte) 0).putShort((short) type).putShort((short) IN);
  }

  private static byte[] taken(ByteBuffer out) {
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  /** Empty if it is no message with one question in class IN. */
  static Optional<DnsMessage> parse(byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      int id = in.getShort() & 0xffff;
      int flags = in.getShort() & 0xffff;
      int questions = in.getShort();
      int answers = in.getShort() & 0xffff;
      in.position(12);
      if (questions != 1 || (flags & OPCODES) != 0 || answers > MOST_RECORDS) {
        return Optional.empty();
      }
      Optional<String> name = name(in);
      int type = in.getShort() & 0xffff;
      if (in.getShort() != IN || name.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new DnsMessage(
              id, (flags & RESPONSE) != 0, flags & 0xf, name.get(), type, address(in, answers)));
    } catch (BufferUnderflowException | IllegalArgumentException | UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> name(ByteBuffer in) {
    var name = new StringBuilder();
    for (int labels = 0; labels < MOST_LABELS; labels++) {
      int length = in.get() & 0xff;
      if (length == 0) {
        return Optional.of(name.toString().toLowerCase(Locale.ROOT));
      }
      if (length > 63) {
        return Optional.empty(); // a pointer: in a question there is nothing to point at
      }
      byte[] label = new byte[length];
      in.get(label);
      name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
    }
    return Optional.empty();
  }

  private static Optional<InetAddress> address(ByteBuffer in, int answers)
      throws UnknownHostException {
    for (int record = 0; record < answers; record++) {
      skipName(in);
      int type = in.getShort() & 0xffff;
      in.position(in.position() + 6);
      byte[] data = new byte[in.getShort() & 0xffff];
      in.get(data);
      if ((type == A && data.length == 4) || (type == AAAA && data.length == 16)) {
        return Optional.of(InetAddress.getByAddress(data));
      }
    }
    return Optional.empty();
  }

  private static void skipName(ByteBuffer in) {
    for (int labels = 0; labels < MOST_LABELS; labels++) {
      int length = in.get() & 0xff;
      if (length >= 0xc0) {
        in.get();
        return;
      }
      if (length == 0) {
        return;
      }
      in.position(in.position() + length);
    }
  }
}
