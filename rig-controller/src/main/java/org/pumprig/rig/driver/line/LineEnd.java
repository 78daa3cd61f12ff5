package org.pumprig.rig.driver.line;

import java.nio.charset.StandardCharsets;

/** What ends a line. */
public enum LineEnd {
  /** Carriage return and line feed; a line feed alone is taken too. */
  CRLF("crlf", "\r\n"),
  /** Carriage return. */
  CR("cr", "\r"),
  /** Line feed. */
  LF("lf", "\n");

  private final String word;
  private final String sent;

  LineEnd(String word, String sent) {
    this.word = word;
    this.sent = sent;
  }

  String word() {
    return word;
  }

  byte[] sent(String line) {
    return (line + sent).getBytes(StandardCharsets.US_ASCII);
  }

  /** The same bytes with line feeds as ends. */
  byte[] received(byte[] bytes) {
    if (this != CR) {
      return bytes;
    }
    byte[] lines = new byte[bytes.length];
    int length = 0;
    for (byte value : bytes) {
      if (value != '\n') { // a device that adds one to its CR
        lines[length++] = value == '\r' ? (byte) '\n' : value;
      }
    }
    return java.util.Arrays.copyOf(lines, length);
  }
}
