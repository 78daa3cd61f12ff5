package org.pumprig.rig.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * The passphrase of a key: asked for without echo, or read from the environment; never an argument
 * that others could see.
 */
final class PassphraseOption {
  private static final String VARIABLE = "PUMPRIG_KEY_PASSPHRASE";

  @Option(
      names = "--passphrase",
      description = "Ask for the key's passphrase (or set " + VARIABLE + ").")
  boolean asked;

  Optional<char[]> value() throws CommandProblem {
    String set = System.getenv(VARIABLE);
    if (set != null && !set.isEmpty()) {
      return Optional.of(set.toCharArray());
    }
    if (!asked) {
      return Optional.empty();
    }
    var console = System.console();
    char[] typed = console == null ? null : console.readPassword("Passphrase: ");
    if (typed == null || typed.length == 0) {
      throw new CommandProblem(
          "no passphrase was given; type one at a terminal, or set " + VARIABLE + ".");
    }
    return Optional.of(typed);
  }
}
