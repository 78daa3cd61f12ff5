package org.pumprig.rig.report;

/**
 * What the plan expected of an arm and what was found. An expectation that is met is no verdict:
 * {@code before} is expected to fail its requirement.
 *
 * @param arm name of the arm
 * @param expected in the plan's words
 * @param found one line from the judge
 * @param state whether the two agree
 */
public record ArmExpectation(String arm, String expected, String found, State state) {
  /** Whether the finding agrees with the expectation. */
  public enum State {
    MET,
    NOT_MET,
    UNDECIDED
  }
}
