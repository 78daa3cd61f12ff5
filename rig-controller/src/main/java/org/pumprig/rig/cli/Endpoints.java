package org.pumprig.rig.cli;

import org.pumprig.link.Endpoint;

/** Addresses on the command line. */
final class Endpoints {
  private Endpoints() {}

  /**
   * Reads {@code HOST:PORT}.
   *
   * @param option for the message
   */
  static Endpoint parse(String option, String text) throws CommandProblem {
    int colon = text.lastIndexOf(':');
    try {
      return new Endpoint(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw new CommandProblem(option + " must be HOST:PORT, not '" + text + "'.");
    }
  }
}
