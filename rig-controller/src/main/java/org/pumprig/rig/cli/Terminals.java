package org.pumprig.rig.cli;

import java.io.Console;

/** Whether people are looking. */
final class Terminals {
  private Terminals() {}

  static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
