package org.pumprig.host;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes an argument vector as one line that a POSIX shell reads as exactly these words (POSIX.1,
 * Shell Command Language, 2.2.2: between single quotes every character stands for itself). For SSH,
 * whose {@code exec} request has one string that the remote login shell reads (RFC 4254, 6.5), and
 * for commands that people are told to type.
 */
public final class ShellQuote {
  private static final String PLAIN = "[A-Za-z0-9_./:@%+,-]+";

  private ShellQuote() {}

  /**
   * The line.
   *
   * @throws IllegalArgumentException for a NUL character, which no argument can hold
   */
  public static String line(List<String> argv) {
    return argv.stream().map(ShellQuote::word).collect(Collectors.joining(" "));
  }

  private static String word(String argument) {
    if (argument.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a NUL character in an argument");
    }
    return argument.matches(PLAIN) ? argument : "'" + argument.replace("'", "'\\''") + "'";
  }
}
