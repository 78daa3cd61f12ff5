package org.pumprig.fault.nft;

import java.util.List;

/**
 * A chain of rules.
 *
 * @param name of the chain
 * @param hook where packets come in, such as {@code hook forward priority 0}; empty: from other
 *     chains only
 * @param rules in order
 */
record NftChain(String name, String hook, List<String> rules) {
  void write(StringBuilder script) {
    script.append("  chain ").append(name).append(" {\n");
    if (!hook.isEmpty()) {
      script.append("    type filter ").append(hook).append("; policy accept;\n");
    }
    rules.forEach(rule -> script.append("    ").append(rule).append('\n'));
    script.append("  }\n");
  }
}
