package org.pumprig.rig.plan;

/**
 * How two arms are compared.
 *
 * @param better name of the arm that is claimed to be better
 * @param than name of the arm it is compared with; another one
 * @param endpoint what is compared
 * @param alphaPpm one-sided level of the test in parts per million; 1 to 250 000
 * @param rateRatioBelowPpm the ratio of rates, better to the other, that the claim must stay below,
 *     in millionths: 1 000 000 is superiority
 * @param expect what the plan's author expects of the conclusion; kept apart from it
 */
public record Comparison(
    String better,
    String than,
    Endpoint endpoint,
    long alphaPpm,
    long rateRatioBelowPpm,
    Expect expect) {
  /** Which conclusion a plan's author expects. */
  public enum Expect {
    /** The claim is shown. */
    BETTER("better"),
    /** The other way round is shown. */
    WORSE("worse"),
    /** The claim is not shown: a control on the rig itself. */
    NOT_BETTER("notBetter");

    private final String diskName;

    Expect(String diskName) {
      this.diskName = diskName;
    }

    /** The name in plans and journals. */
    public String diskName() {
      return diskName;
    }
  }

  /** What is compared. */
  public enum Endpoint {
    /** Time from the planned begin of the stress phase to the first watched code. */
    TIME_TO_WATCHDOG("timeToWatchdog");

    private final String diskName;

    Endpoint(String diskName) {
      this.diskName = diskName;
    }

    /** The name in plans and journals. */
    public String diskName() {
      return diskName;
    }
  }
}
