package org.pumprig.fault.nft;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether somebody else's rules use the marks in which a fault would keep its memory. Pure. */
final class ForeignMarks {
  /** Marks of connections, in nft's words and in those of iptables' extensions. */
  static final List<String> OF_CONNECTIONS = List.of("ct mark", "CONNMARK", "connmark");

  /** Marks of packets. */
  static final List<String> OF_PACKETS =
      List.of("meta mark", "xt target \"MARK\"", "xt match \"mark\"");

  private static final Pattern TABLE = Pattern.compile("^table (\\S+ \\S+) \\{.*");

  private ForeignMarks() {}

  /**
   * Why the marks can't be used; empty if they can.
   *
   * @param ruleset what {@code nft list ruleset} prints
   * @param words that show a use
   */
  static Optional<String> refusal(String ruleset, List<String> words) {
    String table = "";
    for (String line : ruleset.lines().toList()) {
      var header = TABLE.matcher(line);
      if (header.matches()) {
        table = header.group(1);
      } else if (!table.contains(" " + NftTable.PREFIX)
          && words.stream().anyMatch(line::contains)) {
        return Optional.of(
            "table " + table + " uses the marks that this fault would keep its memory in: refused");
      }
    }
    return Optional.empty();
  }
}
