package org.pumprig.rig.run;

/** Names of timers: what is due, and for which fault. */
final class Timers {
  static final String STRESS = "phase:stress";
  static final String RECOVER = "phase:recover";
  static final String CHECK = "phase:check";
  static final String END = "phase:end";
  static final String POWER_ON = "unit:powerOn";
  static final String RELEASE = "unit:release";
  static final String OBSERVED = "unit:observed";
  static final String CYCLE_LATE = "unit:cycleLate";
  static final String RESTORE_LATE = "unit:restoreLate";
  static final String FAULT_START = "faultStart:";
  static final String FAULT_VERIFY = "faultVerify:";
  static final String FAULT_END = "faultEnd:";
  static final String FAULT_LATE = "faultLate:";

  static final String STEP = "operator:";
  static final String STEP_DUE = "operatorDue:";

  private Timers() {}
}
