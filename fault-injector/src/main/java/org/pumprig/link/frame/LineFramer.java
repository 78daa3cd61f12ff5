package org.pumprig.link.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a byte stream into lines ended by LF, one CR before it being part of the end.
 *
 * <p>The result doesn't depend on how the stream was cut into chunks. Memory is bounded by the
 * longest line; a line that never ends is never reported, see {@link #pendingBytes}.
 */
public final class LineFramer {
  private final int maxLength;
  private final byte[] line;
  private int length;
  private Excerpt.@Nullable Builder overlong;
  private boolean carriageReturnHeld;

  /**
   * @param maxLength longest text in bytes, without its end; 1 or more
   */
  public LineFramer(int maxLength) {
    if (maxLength < 1) {
      throw new IllegalArgumentException("longest line must be positive: " + maxLength);
    }
    this.maxLength = maxLength;
    this.line = new byte[maxLength];
  }

  /** Takes the next bytes; returns what they complete, in order. */
  public List<LineFrame> push(byte[] bytes) {
    var complete = new ArrayList<LineFrame>();
    for (byte value : bytes) {
      if (value == '\n') {
        complete.add(finish());
      } else {
        if (carriageReturnHeld) {
          carriageReturnHeld = false;
          add((byte) '\r'); // it was not followed by LF: part of the line
        }
        if (value == '\r') {
          carriageReturnHeld = true;
        } else {
          add(value);
        }
      }
    }
    return complete;
  }

  /** Bytes of the line that is not ended yet. */
  public long pendingBytes() {
    return (overlong == null ? length : overlong.length()) + (carriageReturnHeld ? 1 : 0);
  }

  private void add(byte value) {
    if (overlong == null && length == maxLength) {
      overlong = new Excerpt.Builder();
      overlong.add(line, length);
    }
    if (overlong != null) {
      overlong.add(value);
    } else {
      line[length++] = value;
    }
  }

  private LineFrame finish() {
    LineFrame frame = frame();
    length = 0;
    overlong = null;
    carriageReturnHeld = false;
    return frame;
  }

  private LineFrame frame() {
    if (overlong != null) {
      return new LineFrame.Garbled(LineFrame.Cause.TOO_LONG, overlong.build());
    }
    for (int i = 0; i < length; i++) {
      if (line[i] != '\t' && (line[i] < ' ' || line[i] > '~')) {
        var excerpt = new Excerpt.Builder();
        excerpt.add(line, length);
        return new LineFrame.Garbled(LineFrame.Cause.NOT_TEXT, excerpt.build());
      }
    }
    return new LineFrame.Text(new String(line, 0, length, StandardCharsets.US_ASCII));
  }
}
