package org.pumprig.link.frame;

/** What {@link LineFramer} found between two line ends. */
public sealed interface LineFrame {
  /**
   * A line of printable ASCII and tabs.
   *
   * @param text without its line end; may be empty
   */
  record Text(String text) implements LineFrame {}

  /**
   * Bytes that are no line of text.
   *
   * @param cause why
   * @param excerpt of the bytes, without the line end
   */
  record Garbled(Cause cause, Excerpt excerpt) implements LineFrame {}

  /** Why bytes are no line. */
  enum Cause {
    /** Longer than the framer's limit. */
    TOO_LONG,
    /** Holds a byte that is neither printable ASCII nor a tab. */
    NOT_TEXT
  }
}
