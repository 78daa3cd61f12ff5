package org.pumprig.fault.sight;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * A program of the kernel's classic packet filter (Linux, {@code networking/filter.rst}) that lets
 * one IPv4 address's TCP through, and tagged frames, whose tags are looked at here.
 */
final class AddressFilter {
  private static final int HALF = 0x28; // A = 16 bits of the frame
  private static final int BYTE = 0x30;
  private static final int WORD = 0x20;
  private static final int IF_EQUAL = 0x15;
  private static final int ANSWER = 0x06;

  private static final int TYPE_AT = 12;
  private static final int PROTOCOL_AT = 23;
  private static final int SOURCE_AT = 26;
  private static final int TARGET_AT = 30;
  private static final int WHOLE = 1 << 18;

  private AddressFilter() {}

  /** Instructions as the kernel has them in memory ({@code struct sock_filter}). */
  static long[] of(InetAddress address) {
    int wanted = ByteBuffer.wrap(address.getAddress()).getInt();
    return new long[] {
      load(HALF, TYPE_AT),
      equal(0x0800, 3, 0),
      equal(0x8100, 9, 0),
      equal(0x88a8, 8, 0),
      answer(0),
      load(BYTE, PROTOCOL_AT),
      equal(6, 0, 4),
      load(WORD, SOURCE_AT),
      equal(wanted, 3, 0),
      load(WORD, TARGET_AT),
      equal(wanted, 1, 0),
      answer(0),
      answer(WHOLE),
    };
  }

  private static long load(int what, int at) {
    return instruction(what, 0, 0, at);
  }

  /**
   * @param skipIf instructions skipped if it is equal
   * @param skipElse skipped if not
   */
  private static long equal(int value, int skipIf, int skipElse) {
    return instruction(IF_EQUAL, skipIf, skipElse, value);
  }

  private static long answer(int bytes) {
    return instruction(ANSWER, 0, 0, bytes);
  }

  /** 16 bits of code, 8 and 8 of jumps, 32 of argument, on a little-endian machine. */
  private static long instruction(int code, int skipIf, int skipElse, int argument) {
    return Integer.toUnsignedLong(argument) << 32
        | (long) skipElse << 24
        | (long) skipIf << 16
        | code;
  }
}
