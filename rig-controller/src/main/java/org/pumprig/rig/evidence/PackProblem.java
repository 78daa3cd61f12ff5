package org.pumprig.rig.evidence;

/** The first thing that is wrong with a pack, in one sentence. */
final class PackProblem extends Exception {
  private static final long serialVersionUID = 1L;

  PackProblem(String message) {
    super(message);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
