package org.pumprig.link.frame;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A line of text with its checksum: {@code payload*HHHH\r\n}, HHHH the CRC-16/XMODEM of the
 * payload's bytes in upper-case hex.
 */
public final class CheckedLine {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
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
    if (!isText(payload)) {
      throw new IllegalArgumentException("payload is not printable ASCII");
    }
    int crc = Checksums.crc16Xmodem(payload.getBytes(StandardCharsets.US_ASCII));
    return (payload + '*' + HEX.toHexDigits((short) crc) + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
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
    if (!isText(payload)) {
      return new Malformed(line, "not printable ASCII");
    }
    if (!isUpperCaseHex(hex)) {
      return new Malformed(line, "the checksum is not four upper-case hex digits");
    }
    int carried = Integer.parseInt(hex, 16);
    int computed = Checksums.crc16Xmodem(payload.getBytes(StandardCharsets.US_ASCII));
    return carried == computed ? new Ok(payload) : new BadChecksum(payload, carried, computed);
  }

  private static boolean isText(String payload) {
    for (int i = 0; i < payload.length(); i++) {
      char c = payload.charAt(i);
      if (c != '\t' && (c < ' ' || c > '~')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUpperCaseHex(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if ((c < '0' || c > '9') && (c < 'A' || c > 'F')) {
        return false;
      }
    }
    return true;
  }
}
