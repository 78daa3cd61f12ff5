package org.pumprig.link.frame;

import java.util.ArrayList;
import java.util.Arrays;
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

  /** Ten thousand emulated pumps have a framer each, which holds nothing most of the time. */
  private static final byte[] NOTHING = {};

  private final int maxLength;
  private byte[] content = NOTHING;
  private int length;

  /** Of garbage; inside a block, of its content once that is too long to be held. */
  private Excerpt.Builder excerpt = new Excerpt.Builder();

  private State state = State.OUTSIDE;

  /**
   * @param maxLength longest content in bytes; 1 or more
   */
  public MllpFramer(int maxLength) {
    if (maxLength < 1) {
      throw new IllegalArgumentException("longest content must be positive: " + maxLength);
    }
    this.maxLength = maxLength;
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
    for (int i = 0; i < bytes.length; i++) {
      if (state == State.INSIDE) {
        i += hold(bytes, i);
        if (i == bytes.length) {
          break;
        }
      }
      switch (state) {
        case OUTSIDE -> outside(bytes[i], found);
        case INSIDE -> inside(bytes[i], found);
        case AFTER_END -> afterEnd(bytes[i], found);
      }
    }
    return found;
  }

  /** Takes content that fits up to the next mark; returns how many bytes it was. */
  private int hold(byte[] bytes, int from) {
    int end = Math.min(bytes.length, from + Math.max(0, maxLength - length));
    int at = from;
    while (at < end && bytes[at] != START && bytes[at] != END) {
      at++;
    }
    if (length + at - from > content.length && at > from) {
      int grown = Math.max(length + at - from, 2 * content.length);
      content = Arrays.copyOf(content, Math.min(maxLength, grown));
    }
    if (at > from) {
      System.arraycopy(bytes, from, content, length, at - from);
    }
    length += at - from;
    return at - from;
  }

  /** Bytes held that are not reported yet. */
  public long pendingBytes() {
    return excerpt.length() > 0 || state == State.OUTSIDE ? excerpt.length() : length;
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
    if (excerpt.length() == maxLength) {
      found.add(new MllpFrame.Garbage(excerpt.build()));
      excerpt = new Excerpt.Builder();
    }
  }

  private void inside(byte value, List<MllpFrame> found) {
    if (value == START) {
      found.add(new MllpFrame.Broken(MllpFrame.Cause.RESTARTED, contentExcerpt()));
      start();
    } else if (value == END) {
      state = State.AFTER_END;
    } else {
      if (length == maxLength) { // all that fits is held: from here on it is too long
        excerpt.add(content, length);
        length++;
      }
      excerpt.add(value);
    }
  }

  private void afterEnd(byte value, List<MllpFrame> found) {
    if (value == CARRIAGE_RETURN) {
      found.add(
          length > maxLength
              ? new MllpFrame.Broken(MllpFrame.Cause.TOO_LONG, contentExcerpt())
              : new MllpFrame.Message(
                  length == content.length ? content : Arrays.copyOf(content, length)));
      content = NOTHING;
      excerpt = new Excerpt.Builder();
      state = State.OUTSIDE;
    } else {
      found.add(new MllpFrame.Broken(MllpFrame.Cause.BAD_END, contentExcerpt()));
      excerpt = new Excerpt.Builder();
      state = State.OUTSIDE;
      outside(value, found);
    }
  }

  private Excerpt contentExcerpt() {
    if (length <= maxLength) {
      excerpt.add(content, length);
    }
    return excerpt.build();
  }

  private void start() {
    excerpt = new Excerpt.Builder();
    length = 0;
    state = State.INSIDE;
  }
}
