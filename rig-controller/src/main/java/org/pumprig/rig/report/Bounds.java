package org.pumprig.rig.report;

/** How much of each thing a report shows; it always says what it leaves out. */
final class Bounds {
  static final int ARMS = 8;
  static final int TIMELINES = 24;
  static final int RUN_ROWS = 500;
  static final int VERDICT_ROWS = 2000;
  static final int FAULT_ROWS_PER_RUN = 40;
  static final int FAULT_ROWS = 1200;
  static final int TRIP_ROWS = 300;
  static final int EVIDENCE_ROWS = 1500;
  static final int MARKS_PER_RUN = 30;
  static final int PHASES_PER_RUN = 40;
  static final int BLIND_PER_RUN = 60;
  static final int COMPARISONS = 20;
  static final int CURVE_POINTS = 400;
  static final int RUNS_IN_CELL = 40;
  static final int LIST_ITEMS = 100;

  private Bounds() {}
}
