package org.pumprig.rig.cli;

/** Exit codes, as DESIGN fixes them. */
final class Exit {
  static final int PASS = 0;
  static final int FAIL = 1;
  static final int USAGE = 2;
  static final int INCONCLUSIVE = 3;
  static final int ABORTED = 4;

  private Exit() {}
}
