package org.pumprig.rig.run;

import java.util.List;
import org.pumprig.fault.FaultSpec;
import org.pumprig.rig.plan.OperatorStep;

/**
 * What the reducers of one run know beside its inputs: the plan's part in it. Times are run time.
 *
 * @param stressNanos when the stress phase begins
 * @param recoverNanos when it ends and recovery begins
 * @param checkNanos when the check phase begins
 * @param endNanos when the run ends
 * @param faults the schedule, by start time
 * @param primary programme of the primary infusion
 * @param secondary programme of the secondary infusion, delivered first
 * @param codes watched system error codes
 * @param acknowledgementWithinNanos a message unanswered for longer is a connectivity error
 * @param blindAfterNanos a channel silent for longer is blind
 * @param therapyWindowNanos window over which delivered volume is compared
 * @param therapyTolerancePpm its limit, parts per million of the expected volume
 * @param steps what is asked of people in this run
 * @param cycled whether the unit is power-cycled in the check even if it didn't trip
 */
public record RunContext(
    long stressNanos,
    long recoverNanos,
    long checkNanos,
    long endNanos,
    List<FaultSpec> faults,
    Infusion primary,
    Infusion secondary,
    List<String> codes,
    long acknowledgementWithinNanos,
    long blindAfterNanos,
    long therapyWindowNanos,
    long therapyTolerancePpm,
    List<OperatorStep> steps,
    boolean cycled) {
  /** Copies the list of steps. */
  public RunContext {
    steps = List.copyOf(steps);
  }

  /** A run in which nothing is asked of people. */
  public RunContext(
      long stressNanos,
      long recoverNanos,
      long checkNanos,
      long endNanos,
      List<FaultSpec> faults,
      Infusion primary,
      Infusion secondary,
      List<String> codes,
      long acknowledgementWithinNanos,
      long blindAfterNanos,
      long therapyWindowNanos,
      long therapyTolerancePpm) {
    this(
        stressNanos,
        recoverNanos,
        checkNanos,
        endNanos,
        faults,
        primary,
        secondary,
        codes,
        acknowledgementWithinNanos,
        blindAfterNanos,
        therapyWindowNanos,
        therapyTolerancePpm,
        List.of(),
        false);
  }

  /** The same with steps that are asked of people. */
  RunContext with(List<OperatorStep> asked) {
    return new RunContext(
        stressNanos,
        recoverNanos,
        checkNanos,
        endNanos,
        faults,
        primary,
        secondary,
        codes,
        acknowledgementWithinNanos,
        blindAfterNanos,
        therapyWindowNanos,
        therapyTolerancePpm,
        asked,
        cycled);
  }

  /**
   * A programmed infusion.
   *
   * @param rateMicrolitresPerHour rate
   * @param volumeMicrolitres volume to be infused
   */
  public record Infusion(long rateMicrolitresPerHour, long volumeMicrolitres) {}

  /** The lower of the programmed rates: whichever infusion runs, fluid moves at least so fast. */
  long lowerRateMicrolitresPerHour() {
    return Math.min(primary.rateMicrolitresPerHour(), secondary.rateMicrolitresPerHour());
  }

  /** A flow below this share of the lower rate counts as standing still: 2 %. */
  long stillBelowNanolitresPerHour() {
    return lowerRateMicrolitresPerHour() * 1_000 / 50;
  }

  /**
   * A message without an answer for so long is a sign that something holds the wire: a quarter of
   * the limit for an acknowledgement.
   */
  long quietAfterNanos() {
    return acknowledgementWithinNanos / 4;
  }
}
