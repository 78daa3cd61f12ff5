package org.pumprig.link.frame;

/** What {@link NewEraFramer} found. */
public sealed interface NewEraFrame {
  /**
   * A message without a checksum.
   *
   * @param text its characters, without marks; each below 0x80
   */
  record Basic(String text) implements NewEraFrame {}

  /**
   * A packet of safe mode whose length and checksum are right.
   *
   * @param payload its characters, each below 0x80
   */
  record Safe(String payload) implements NewEraFrame {}

  /**
   * Bytes that are no message.
   *
   * @param cause why
   * @param excerpt of the bytes
   */
  record Broken(Cause cause, Excerpt excerpt) implements NewEraFrame {}

  /** Why bytes are no message. */
  enum Cause {
    /** Outside any message. */
    NOISE,
    /** The checksum, or the mark at the end, is wrong. */
    CHECKSUM,
    /** Longer than any message of the protocol. */
    TOO_LONG,
    /** The rest of a packet didn't come within its time, or another one began. */
    PARTIAL,
    /** A byte that is no ASCII. */
    NOT_TEXT
  }
}
