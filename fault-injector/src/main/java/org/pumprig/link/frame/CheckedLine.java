package org.pumprig.link.frame;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A line of text with its checksum: {@code payload*HHHH\r\n}, HHHH the CRC-16/XMODEM of the
 * payload's bytes in upper-case hex.
 */
public final class CheckedLine {
  private static final Pattern TEXT = Pattern.compile("[\\t\\x20-\\x7e]*");
  private static final Pattern HEX = Pattern.compile("[0-9A-F]{4}");
  private static final int TAIL = 5; // *HHHH

  private CheckedLine() {}

  /** What a line turned out to be. */
  public sealed interface Result {}

  /** The checksum fits. */
  public record Ok(String payload) implements Result {}

  /**
   * The checksum doesn't fit.
   *
   * @param payload as it arrived, which is not to be believed
   * @param carried the checksum that the line carries
   * @param computed the checksum of the payload
   */
  public record BadChecksum(String payload, int carried, int computed) implements Result {}

  /**
   * No checked line at all.
   *
   * @param why in words
   */
  public record Malformed(String line, String why) implements Result {}

  /**
   * The bytes to send, line end included.
   *
   * @throws IllegalArgumentException if the payload is not printable ASCII and tabs
   */
  public static byte[] encode(String payload) {
    if (!TEXT.matcher(payload).matches()) {
      throw new IllegalArgumentException("payload is not printable ASCII");
    }
    int crc = Checksums.crc16Xmodem(payload.getBytes(StandardCharsets.US_ASCII));
    String line = payload + '*' + java.util.HexFormat.of().withUpperCase().toHexDigits((short) crc);
    return (line + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads a line.
   *
   * @param line without its line end, as {@link LineFrame.Text} has it; the payload may hold stars
   */
  public static Result decode(String line) {
    int star = line.length() - TAIL;
    if (star < 0 || line.charAt(star) != '*') {
      return new Malformed(line, "no '*' before the last four characters");
    }
    String payload = line.substring(0, star);
    String hex = line.substring(star + 1);
    if (!TEXT.matcher(payload).matches()) {
      return new Malformed(line, "not printable ASCII");
    }
    if (!HEX.matcher(hex).matches()) {
      return new Malformed(line, "the checksum is not four upper-case hex digits");
    }
    int carried = Integer.parseInt(hex, 16);
    int computed = Checksums.crc16Xmodem(payload.getBytes(StandardCharsets.US_ASCII));
    return carried == computed ? new Ok(payload) : new BadChecksum(payload, carried, computed);
  }
}
