package org.pumprig.rig.cli;

/** Something that the user can mend: one sentence, with the remedy. */
final class CommandProblem extends Exception {
  private static final long serialVersionUID = 1L;

  CommandProblem(String message) {
    super(message);
  }
}
