package org.pumprig.fault.nft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.host.Commands;

/** The program {@code nft} in one place. Every method blocks, and answers with what went wrong. */
final class Nft {
  private static final long LIMIT_NANOS = 15_000_000_000L;

  private final Commands commands;

  Nft(Commands commands) {
    this.commands = commands;
  }

  /**
   * What a program printed, or why there is nothing.
   *
   * @param output empty after a failure
   * @param problem empty if all went well
   */
  record Answer(String output, Optional<String> problem) {}

  /** Carries out a script as one transaction: all of it or nothing. */
  Answer script(String text) {
    return run(List.of("nft", "-f", "-"), text);
  }

  /** Why a fault can't be put in: an interface that isn't there, a table that is. */
  Optional<String> create(NftScript script, List<String> interfaces) {
    Answer links = run(List.of("ip", "-o", "link", "show"), "");
    if (links.problem().isPresent()) {
      return links.problem();
    }
    for (String name : interfaces) {
      if (links.output().lines().noneMatch(line -> line.matches("\\d+: " + name + "[@:].*"))) {
        return Optional.of("no network interface " + name + " (" + commands.where() + ")");
      }
    }
    if (!script.marks().isEmpty()) {
      Answer all = run(List.of("nft", "-t", "list", "ruleset"), "");
      Optional<String> refusal =
          all.problem().or(() -> ForeignMarks.refusal(all.output(), script.marks()));
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return create(script.text(), script.tables());
  }

  Optional<String> create(String text, List<NftTable> tables) {
    Answer made = script(text);
    if (made.problem().isEmpty() || !made.problem().get().contains("File exists")) {
      return made.problem();
    }
    for (NftTable table : tables) {
      Answer there = run(List.of("nft", "-t", "list", "table", table.family(), table.name()), "");
      if (there.problem().isEmpty()) {
        return Optional.of(
            isOurs(there.output())
                ? "table " + table + " is there already: pumprig recover removes it"
                : "there is a table " + table + " that is not ours: it is left alone");
      }
    }
    return made.problem();
  }

  /** Removes tables that this process made; those that are gone are none the worse for it. */
  Optional<String> remove(List<NftTable> tables) {
    var script = new StringBuilder();
    for (NftTable table : tables) {
      script.append("add table ").append(table).append("\ndelete table ").append(table);
      script.append('\n');
    }
    Optional<String> problem = script(script.toString()).problem();
    return problem.isPresent() ? problem : stillThere(tables);
  }

  /** Removes those of the tables that are there and say that they are ours. */
  Optional<String> removeLeft(List<NftTable> tables) {
    Answer all = list();
    if (all.problem().isPresent()) {
      return all.problem();
    }
    var left = new ArrayList<NftTable>();
    for (NftTable table : tables) {
      if (has(all.output(), table)) {
        Answer there = run(List.of("nft", "-t", "list", "table", table.family(), table.name()), "");
        if (there.problem().isEmpty() && !isOurs(there.output())) {
          return Optional.of("table " + table + " is not ours: it is left alone");
        }
        left.add(table);
      }
    }
    return left.isEmpty() ? Optional.empty() : remove(left);
  }

  private Optional<String> stillThere(List<NftTable> tables) {
    Answer all = list();
    return all.problem().isPresent()
        ? all.problem()
        : tables.stream()
            .filter(table -> has(all.output(), table))
            .findFirst()
            .map(table -> "table " + table + " was deleted and is still there");
  }

  private Answer list() {
    return run(List.of("nft", "list", "tables"), "");
  }

  private static boolean has(String listed, NftTable table) {
    return listed.lines().anyMatch(line -> line.strip().equals("table " + table));
  }

  private static boolean isOurs(String listed) {
    return listed.contains("comment \"" + NftTable.COMMENT + "\"");
  }

  /** The counters of tables, as text. */
  Answer counters(List<NftTable> tables) {
    var script = new StringBuilder();
    tables.forEach(table -> script.append("list counters table ").append(table).append('\n'));
    return script(script.toString());
  }

  Answer run(List<String> argv, String input) {
    try {
      Commands.Result result = commands.run(argv, input, LIMIT_NANOS);
      return result.ok()
          ? new Answer(result.output(), Optional.empty())
          : new Answer("", Optional.of(explained(argv.getFirst(), result.complaint())));
    } catch (IOException e) {
      return new Answer(
          "", Optional.of(explained(argv.getFirst(), String.valueOf(e.getMessage()))));
    }
  }

  private String explained(String program, String complaint) {
    String said = program + " (" + commands.where() + "): " + complaint;
    if (complaint.contains("Cannot run program") || complaint.contains("exec of")) {
      return said + "; install the package " + (program.equals("nft") ? "nftables" : "iproute2");
    }
    return complaint.contains("Operation not permitted")
        ? said + "; it takes root or CAP_NET_ADMIN"
        : said;
  }
}
