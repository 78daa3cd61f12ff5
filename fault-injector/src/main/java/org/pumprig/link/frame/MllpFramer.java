package org.pumprig.link.frame;

import java.util.ArrayList;
import java.util.List;

/**
 * HL7's Minimal Lower Layer Protocol, release 1: {@code 0x0B content 0x1C 0x0D}.
 *
 * <p>The result doesn't depend on how the stream was cut into chunks; memory is bounded. Garbage is
 * reported when a block starts after it, and in pieces of the longest content's size.
 */
public final class MllpFramer {
  private static final byte START = 0x0b;
  private static final byte END = 0x1c;
  private static final byte CARRIAGE_RETURN = 0x0d;

  private enum State {
    OUTSIDE,
    INSIDE,
    AFTER_END
  }

  private final byte[] content;
  private int length;
  private Excerpt.Builder excerpt = new Excerpt.Builder();
  private State state = State.OUTSIDE;

  /**
   * @param maxLength longest content in bytes; 1 or more
   */
  public MllpFramer(int maxLength) {
    if (maxLength < 1) {
      throw new IllegalArgumentException("longest content must be positive: " + maxLength);
    }
    this.content = new byte[maxLength];
  }

  /** A block to send. */
  public static byte[] encode(byte[] content) {
    byte[] block = new byte[content.length + 3];
    block[0] = START;
    System.arraycopy(content, 0, block, 1, content.length);
    block[block.length - 2] = END;
    block[block.length - 1] = CARRIAGE_RETURN;
    return block;
  }

  /** Takes the next bytes; returns what they complete, in order. */
  public List<MllpFrame> push(byte[] bytes) {
    var found = new ArrayList<MllpFrame>();
    for (byte value : bytes) {
      switch (state) {
        case OUTSIDE -> outside(value, found);
        case INSIDE -> inside(value, found);
        case AFTER_END -> afterEnd(value, found);
      }
    }
    return found;
  }

  /** Bytes held that are not reported yet. */
  public long pendingBytes() {
    return excerpt.length();
  }

  private void outside(byte value, List<MllpFrame> found) {
    if (value == START) {
      if (excerpt.length() > 0) {
        found.add(new MllpFrame.Garbage(excerpt.build()));
      }
      start();
      return;
    }
    excerpt.add(value);
    if (excerpt.length() == content.length) {
      found.add(new MllpFrame.Garbage(excerpt.build()));
      excerpt = new Excerpt.Builder();
    }
  }

  private void inside(byte value, List<MllpFrame> found) {
    if (value == START) {
      found.add(new MllpFrame.Broken(MllpFrame.Cause.RESTARTED, excerpt.build()));
      start();
    } else if (value == END) {
      state = State.AFTER_END;
    } else {
      if (length < content.length) {
        content[length] = value;
      }
      length = Math.min(length, content.length) + 1; // one more than fits: too long
      excerpt.add(value);
    }
  }

  private void afterEnd(byte value, List<MllpFrame> found) {
    if (value == CARRIAGE_RETURN) {
      found.add(
          length > content.length
              ? new MllpFrame.Broken(MllpFrame.Cause.TOO_LONG, excerpt.build())
              : new MllpFrame.Message(java.util.Arrays.copyOf(content, length)));
      excerpt = new Excerpt.Builder();
      state = State.OUTSIDE;
    } else {
      found.add(new MllpFrame.Broken(MllpFrame.Cause.BAD_END, excerpt.build()));
      excerpt = new Excerpt.Builder();
      state = State.OUTSIDE;
      outside(value, found);
    }
  }

  private void start() {
    excerpt = new Excerpt.Builder();
    length = 0;
    state = State.INSIDE;
  }
}
