package org.pumprig.link.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Framing of Alaris GH/CC syringe pumps: {@code ! message | CRC CR}, the CRC being four upper-case
 * hex digits of CRC-16/CCITT-FALSE over the message; ESC gives a message up.
 *
 * <p>The result doesn't depend on how the stream was cut; memory is bounded.
 */
public final class AlarisFramer {
  /** Longest message in bytes. */
  public static final int MOST_MESSAGE = 250;

  private static final int AROUND = 5; // | and four digits
  private static final byte ESC = 0x1b;

  private final byte[] held = new byte[MOST_MESSAGE + AROUND];
  private int length;
  private boolean inside;
  private Excerpt.Builder garbage = new Excerpt.Builder();

  /** What was found. */
  public sealed interface Frame {
    /**
     * A message whose checksum is right.
     *
     * @param text printable ASCII
     */
    record Message(String text) implements Frame {}

    /** Bytes that are none. */
    record Broken(Excerpt excerpt) implements Frame {}
  }

  /** A message to send. */
  public static byte[] encode(String message) {
    return ("!" + message + "|" + crc(message) + "\r").getBytes(StandardCharsets.US_ASCII);
  }

  /** The checksum as it stands on the wire. */
  public static String crc(String message) {
    int crc = Checksums.crc16CcittFalse(message.getBytes(StandardCharsets.US_ASCII));
    return String.format(Locale.ROOT, "%04X", crc);
  }

  /** Takes the next bytes; returns what they complete, in order. */
  public List<Frame> push(byte[] bytes) {
    var found = new ArrayList<Frame>();
    for (byte value : bytes) {
      if (value == '!') {
        giveUp(found);
        inside = true;
      } else if (!inside) {
        garbage.add(value);
        if (garbage.length() >= held.length || value == '\r') {
          giveUp(found);
        }
      } else if (value == '\r') {
        complete(found);
      } else if (value == ESC || length == held.length) {
        giveUp(found);
      } else {
        held[length++] = value;
      }
    }
    return found;
  }

  private void complete(List<Frame> found) {
    int bar = length - AROUND;
    String text = new String(held, 0, length, StandardCharsets.ISO_8859_1);
    boolean good =
        bar >= 0
            && text.charAt(bar) == '|'
            && text.substring(0, bar).chars().allMatch(c -> c >= ' ' && c <= '~')
            && text.substring(bar + 1).equals(crc(text.substring(0, bar)));
    if (!good) {
      giveUp(found);
      return;
    }
    found.add(new Frame.Message(text.substring(0, bar)));
    inside = false;
    length = 0;
  }

  private void giveUp(List<Frame> found) {
    if (length > 0) {
      garbage.add(held, length);
    }
    if (garbage.length() > 0) {
      found.add(new Frame.Broken(garbage.build()));
    }
    garbage = new Excerpt.Builder();
    inside = false;
    length = 0;
  }
}
