package org.pumprig.rig.compare.planning;

/** What is known about how the hazard of a pump goes with time under load. */
public sealed interface HazardAssumption {
  /**
   * It is constant, and somebody says why: failures come from outside and leave nothing behind.
   *
   * @param why from the plan, for the report
   */
  record Constant(String why) implements HazardAssumption {
    /** Refuses an assumption without a reason. */
    public Constant {
      if (why.isBlank()) {
        throw new IllegalArgumentException("a constant hazard needs its justification");
      }
    }
  }

  /** Something accumulates (errors, leaked memory, wear), or nothing is known. */
  record NotShownConstant() implements HazardAssumption {}
}
