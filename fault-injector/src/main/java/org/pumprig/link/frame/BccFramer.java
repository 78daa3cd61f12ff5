package org.pumprig.link.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Framing of B. Braun's BCC: {@code SOH LLLLL STX text ETX|ETB CCCCC EOT}, and ACK and NAK by
 * themselves. LLLLL is the whole block's length, CCCCC the sum of the bytes from SOH to ETX or ETB
 * modulo 256, both five decimal digits. ETB says that another block follows.
 *
 * <p>The result doesn't depend on how the stream was cut; memory is bounded.
 */
public final class BccFramer {
  /** Longest text of a block in bytes. */
  public static final int MOST_TEXT = 8_192;

  /** Takes a block well. */
  public static final byte ACK = 0x06;

  /** Wants a block again. */
  public static final byte NAK = 0x15;

  private static final byte SOH = 0x01;
  private static final byte STX = 0x02;
  private static final byte ETX = 0x03;
  private static final byte EOT = 0x04;
  private static final byte ETB = 0x17;
  private static final int BEFORE = 7; // SOH LLLLL STX
  private static final int AFTER = 7; // ETX CCCCC EOT

  private final byte[] held = new byte[MOST_TEXT + BEFORE + AFTER];
  private int length;
  private Excerpt.Builder garbage = new Excerpt.Builder();

  /** What was found. */
  public sealed interface Frame {
    /**
     * A block whose length and checksum are right.
     *
     * @param text Latin-1
     * @param last whether no other block follows
     */
    record Block(String text, boolean last) implements Frame {}

    /** ACK or NAK. */
    record Answer(boolean acknowledged) implements Frame {}

    /** Bytes that are neither. */
    record Broken(Excerpt excerpt) implements Frame {}
  }

  /** A block to send. */
  public static byte[] encode(String text, boolean last) {
    byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
    if (content.length > MOST_TEXT) {
      throw new IllegalArgumentException("a block holds at most " + MOST_TEXT + " bytes");
    }
    int whole = content.length + BEFORE + AFTER;
    byte[] block = new byte[whole];
    block[0] = SOH;
    digits(whole, block, 1);
    block[6] = STX;
    System.arraycopy(content, 0, block, BEFORE, content.length);
    block[BEFORE + content.length] = last ? ETX : ETB;
    digits(sum(block, whole - 6), block, whole - 6);
    block[whole - 1] = EOT;
    return block;
  }

  private static void digits(int value, byte[] into, int at) {
    byte[] text = String.format(Locale.ROOT, "%05d", value).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, into, at, text.length);
  }

  private static int sum(byte[] bytes, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += bytes[i] & 0xff;
    }
    return sum % 256;
  }

  /** Takes the next bytes; returns what they complete, in order. */
  public List<Frame> push(byte[] bytes) {
    var found = new ArrayList<Frame>();
    for (byte value : bytes) {
      if (value == SOH) {
        giveUp(found);
        held[length++] = value;
      } else if (length > 0) {
        inside(value, found);
      } else if (value == ACK || value == NAK) {
        giveUp(found);
        found.add(new Frame.Answer(value == ACK));
      } else {
        garbage.add(value);
        if (garbage.length() >= MOST_TEXT) {
          giveUp(found);
        }
      }
    }
    return found;
  }

  private void inside(byte value, List<Frame> found) {
    if (length == held.length) {
      giveUp(found);
      garbage.add(value);
      return;
    }
    held[length++] = value;
    if (value != EOT || length < BEFORE + AFTER) {
      return;
    }
    byte end = held[length - AFTER];
    boolean good =
        held[6] == STX
            && (end == ETX || end == ETB)
            && number(1) == length
            && number(length - 6) == sum(held, length - 6);
    if (good) {
      String text = new String(held, BEFORE, length - BEFORE - AFTER, StandardCharsets.ISO_8859_1);
      length = 0;
      found.add(new Frame.Block(text, end == ETX));
    } else {
      giveUp(found);
    }
  }

  private int number(int from) {
    int value = 0;
    for (int i = from; i < from + 5; i++) {
      if (held[i] < '0' || held[i] > '9') {
        return -1;
      }
      value = value * 10 + held[i] - '0';
    }
    return value;
  }

  private void giveUp(List<Frame> found) {
    if (length > 0) {
      garbage.add(held, length);
      length = 0;
    }
    if (garbage.length() > 0) {
      found.add(new Frame.Broken(garbage.build()));
      garbage = new Excerpt.Builder();
    }
  }
}
