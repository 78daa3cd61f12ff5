package org.pumprig.fault.nft;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * One of our tables.
 *
 * @param family {@code ip}, {@code ip6} or {@code netdev}
 * @param name begins with {@link #PREFIX}
 */
record NftTable(String family, String name) {
  static final String PREFIX = "pumprig-";

  /** What every table of ours says of itself. */
  static final String COMMENT = "fault of PumpRig";

  private static final int READABLE = 48;

  NftTable {
    if (!family.matches("ip|ip6|netdev") || !name.matches(PREFIX + "[A-Za-z0-9_.-]{1,180}")) {
      throw new IllegalArgumentException("no table of ours: '" + family + " " + name + "'");
    }
  }

  /** A name for one fault of one process: readable, and unique by checksum. */
  static String nameFor(String owner, String faultId) {
    var checksum = new CRC32C();
    checksum.update(faultId.getBytes(UTF_8));
    String readable = faultId.replaceAll("[^A-Za-z0-9_.-]", "_");
    return String.format(
        Locale.ROOT,
        "%s%s-%s-%08x",
        PREFIX,
        owner,
        readable.substring(0, Math.min(READABLE, readable.length())),
        checksum.getValue());
  }

  @Override
  public String toString() {
    return family + " " + name;
  }
}
