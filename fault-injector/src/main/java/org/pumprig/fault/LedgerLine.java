package org.pumprig.fault;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A line of the ledger: eight hexadecimal digits of CRC32C (RFC 3720, B.4), a space, payload. */
final class LedgerLine {
  private static final int DIGITS = 8;

  private LedgerLine() {}

  static String seal(String payload) {
    return checksum(payload) + " " + payload + "\n";
  }

  /** The payload, or null if the line is damaged. */
  static @Nullable String unseal(String line) {
    if (line.length() <= DIGITS || line.charAt(DIGITS) != ' ') {
      return null;
    }
    String payload = line.substring(DIGITS + 1);
    return checksum(payload).equals(line.substring(0, DIGITS)) ? payload : null;
  }

  private static String checksum(String payload) {
    var crc = new CRC32C();
    crc.update(payload.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
