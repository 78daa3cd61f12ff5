package org.pumprig.fault.networkservice;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * DHCP messages (RFC 2131, 2; RFC 2132, 9.6), as far as a probe and a refusal need them.
 *
 * @param request whether a client sent it (BOOTREQUEST)
 * @param type option 53: 1 DISCOVER, 2 OFFER, 3 REQUEST, 5 ACK, 6 NAK
 * @param transaction XID
 * @param client CHADDR, 6 bytes of Ethernet
 * @param offered YIADDR, big-endian; 0 if none
 */
record DhcpMessage(boolean request, int type, int transaction, long client, int offered) {
  static final int DISCOVER = 1;
  static final int OFFER = 2;
  static final int REQUEST = 3;
  static final int NAK = 6;

  private static final int MAGIC = 0x63825363; // RFC 2131, 3: 99, 130, 83, 99
  private static final int OPTIONS = 240;
  private static final int LEAST_BYTES = 300; // RFC 1542, 2.1: shorter ones are dropped by some
  private static final int TYPE = 53;
  private static final int SERVER = 54;
  private static final int BROADCAST = 0x8000;

  /** A client looks for servers, which are to answer by broadcast. */
  static byte[] discover(int transaction, long client) {
    return message(1, DISCOVER, transaction, client, 0);
  }

  /** A client asks for the address that it had, without saying which. */
  static byte[] request(int transaction, long client) {
    return message(1, REQUEST, transaction, client, 0);
  }

  /** The refusal of what a client asked for: it has to begin anew. */
  byte[] refusal(int serverAddress) {
    return message(2, NAK, transaction, client, serverAddress);
  }

  private static byte[] message(int operation, int type, int transaction, long client, int server) {
    ByteBuffer out = ByteBuffer.allocate(LEAST_BYTES);
    out.put((byte) operation).put((byte) 1).put((byte) 6).put((byte) 0);
    out.putInt(transaction).putShort((short) 0).putShort((short) BROADCAST);
    out.position(28);
    out.putShort((short) (client >>> 32)).putInt((int) client);
    out.position(OPTIONS - 4);
    out.putInt(MAGIC);
    out.put((byte) TYPE).put((byte) 1).put((byte) type);
    if (server != 0) {
      out.put((byte) SERVER).put((byte) 4).putInt(server);
    }
    out.put((byte) 255);
    return out.array();
  }

  /** Empty if it is no DHCP message over Ethernet. */
  static Optional<DhcpMessage> parse(byte[] bytes) {
    if (bytes.length < OPTIONS + 3) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.get(1) != 1 || in.get(2) != 6 || in.getInt(OPTIONS - 4) != MAGIC) {
      return Optional.empty();
    }
    long client = (in.getShort(28) & 0xffffL) << 32 | in.getInt(30) & 0xffffffffL;
    return type(in)
        .map(type -> new DhcpMessage(in.get(0) == 1, type, in.getInt(4), client, in.getInt(16)));
  }

  private static Optional<Integer> type(ByteBuffer in) {
    try {
      in.position(OPTIONS);
      while (in.hasRemaining()) {
        int code = in.get() & 0xff;
        if (code == 255) {
          return Optional.empty();
        }
        if (code != 0) {
          int length = in.get() & 0xff;
          if (code == TYPE && length == 1) {
            return Optional.of(in.get() & 0xff);
          }
          in.position(in.position() + length);
        }
      }
      return Optional.empty();
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
