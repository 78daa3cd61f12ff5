package org.pumprig.fault.networkservice;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * NTP packets of client and server (RFC 5905, 7.3), without extensions and authentication.
 *
 * @param version 1 to 4
 * @param mode 3 client, 4 server
 * @param stratum of a server
 * @param originate the client's transmit time, as it sent it
 * @param transmit when it was sent, NTP timestamp
 */
record NtpMessage(int version, int mode, int stratum, long originate, long transmit) {
  static final int CLIENT = 3;
  static final int SERVER = 4;

  private static final int BYTES = 48;
  private static final int VERSION = 4;

  /** Seconds from 1900 to 1970 (RFC 5905, figure 4). */
  private static final long EPOCH_SECONDS = 2_208_988_800L;

  private static final long MILLION = 1_000_000;

  /** What a client asks, with its own time in it. */
  static byte[] query(long wallMicros) {
    return bytes(new NtpMessage(VERSION, CLIENT, 0, 0, timestamp(wallMicros)), 0);
  }

  /**
   * A server's answer.
   *
   * @param stratum its own
   * @param wallMicros its time, microseconds since 1970
   */
  byte[] answer(int stratum, long wallMicros) {
    long now = timestamp(wallMicros);
    return bytes(new NtpMessage(version, SERVER, stratum, transmit, now), now);
  }

  private static byte[] bytes(NtpMessage message, long received) {
    ByteBuffer out = ByteBuffer.allocate(BYTES);
    out.put((byte) (message.version << 3 | message.mode));
    out.put((byte) message.stratum).put((byte) 6).put((byte) -20);
    out.position(12);
    out.putInt(message.mode == SERVER ? 0x7f7f0101 : 0); // as chrony's own local reference
    out.putLong(received);
    out.putLong(message.originate).putLong(received).putLong(message.transmit);
    return out.array();
  }

  /** Empty if it is no packet of a client or a server. */
  static Optional<NtpMessage> parse(byte[] bytes) {
    if (bytes.length < BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int version = in.get(0) >> 3 & 7;
    int mode = in.get(0) & 7;
    return version < 1 || version > VERSION || (mode != CLIENT && mode != SERVER)
        ? Optional.empty()
        : Optional.of(
            new NtpMessage(version, mode, in.get(1) & 0xff, in.getLong(24), in.getLong(40)));
  }

  /** NTP timestamp of a wall time: seconds since 1900 modulo 2^32, and their fraction. */
  static long timestamp(long wallMicros) {
    long seconds = Math.floorDiv(wallMicros, MILLION) + EPOCH_SECONDS;
    long fraction = (Math.floorMod(wallMicros, MILLION) << 32) / MILLION;
    return seconds << 32 | fraction;
  }

  /** How far the time in it is ahead of {@code wallMicros}, in microseconds; within 68 years. */
  long aheadMicros(long wallMicros) {
    long difference = transmit - timestamp(wallMicros); // modulo 2^64: eras don't matter
    return (difference >> 32) * MILLION + ((difference & 0xffffffffL) * MILLION >>> 32);
  }
}
