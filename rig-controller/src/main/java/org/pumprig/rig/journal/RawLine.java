package org.pumprig.rig.journal;

import java.util.Arrays;

/** The bytes of a line, copied when asked for; valid until the visitor returns. */
public final class RawLine {
  private byte[] buffer = {};
  private int start;
  private int payloadEnd;
  private int end;

  RawLine() {}

  void set(byte[] bytes, int from, int payloadTo, int to) {
    buffer = bytes;
    start = from;
    payloadEnd = payloadTo;
    end = to;
  }

  /** The whole line, without its LF. */
  public byte[] line() {
    return Arrays.copyOfRange(buffer, start, end);
  }

  /** The payload object alone. */
  public byte[] payload() {
    return Arrays.copyOfRange(buffer, start + LineFrame.PAYLOAD_AT, payloadEnd);
  }
}
