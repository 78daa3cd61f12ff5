package org.pumprig.link.frame;

/** What {@link MllpFramer} found. */
public sealed interface MllpFrame {
  /**
   * A complete block.
   *
   * @param content without the block's marks; owned by the receiver
   */
  @SuppressWarnings("ArrayRecordComponent") // a value in transit; compared by its bytes in tests
  record Message(byte[] content) implements MllpFrame {}

  /** Bytes outside any block. */
  record Garbage(Excerpt excerpt) implements MllpFrame {}

  /**
   * A block that was started and is none.
   *
   * @param cause why
   * @param excerpt of its content
   */
  record Broken(Cause cause, Excerpt excerpt) implements MllpFrame {}

  /** Why a block is none. */
  enum Cause {
    /** Longer than the framer's limit. */
    TOO_LONG,
    /** Another block started before this one ended. */
    RESTARTED,
    /** The end mark 0x1C was not followed by 0x0D. */
    BAD_END
  }
}
