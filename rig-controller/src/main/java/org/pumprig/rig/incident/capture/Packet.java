package org.pumprig.rig.incident.capture;

/** One captured packet; a reader fills the same one again and again. */
final class Packet {
  byte[] bytes = new byte[0];
  int offset;
  int length;
  long nanos;
  int linkType;

  int u8(int at) {
    return bytes[offset + at] & 0xff;
  }

  int u16(int at) {
    return u8(at) << 8 | u8(at + 1);
  }

  long u32(int at) {
    return (long) u16(at) << 16 | u16(at + 2);
  }

  long i64(int at) {
    return u32(at) << 32 | u32(at + 4);
  }
}
