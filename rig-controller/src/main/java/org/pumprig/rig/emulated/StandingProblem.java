package org.pumprig.rig.emulated;

/** What was asked of a part that stands on its own can't be: one sentence, with the remedy. */
public final class StandingProblem extends Exception {
  private static final long serialVersionUID = 1L;

  StandingProblem(String message) {
    super(message);
  }
}
