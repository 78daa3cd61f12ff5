package org.pumprig.fault.nft;

import java.util.List;
import java.util.Locale;

/**
 * Copies of routed packets: the forward hook chooses a packet by eight bits of its own mark, and
 * where it leaves the machine, addresses translated, a copy is sent after it. The copy comes by the
 * same place with another mark and is counted: so the far side is a witness.
 */
final class CopyRules {
  private static final String FIELD = "0xff000000";
  private static final String OTHERS = "0x00ffffff";

  private CopyRules() {}

  static String choose(int tag) {
    return set(chosen(tag));
  }

  /** The chain at the interface where this direction's packets leave. */
  static NftChain leaving(Way way, int tag) {
    return new NftChain(
        way.key() + "_leaving",
        "hook egress device \"" + way.out() + "\" priority 0",
        List.of(
            is(copy(tag))
                + " meta mark set meta mark & "
                + OTHERS
                + " "
                + way.count("copies")
                + " accept",
            is(chosen(tag))
                + " "
                + set(copy(tag))
                + " "
                + way.count("touched")
                + " dup to \""
                + way.out()
                + "\" meta mark set meta mark & "
                + OTHERS));
  }

  private static String is(String value) {
    return "meta mark & " + FIELD + " == " + value;
  }

  private static String set(String value) {
    return "meta mark set meta mark & " + OTHERS + " | " + value;
  }

  private static String chosen(int tag) {
    return value(2 * (tag % 127) + 1);
  }

  private static String copy(int tag) {
    return value(2 * (tag % 127) + 2);
  }

  private static String value(int bits) {
    return String.format(Locale.ROOT, "0x%02x000000", bits);
  }
}
