package org.pumprig.fault;

import org.pumprig.link.Endpoint;

/** What a back end itself can say about a fault that should be acting. */
public sealed interface InjectionEvidence {
  /**
   * A connection was tried, as the pump would.
   *
   * @param endpoint where to
   * @param outcome what came of it
   * @param atNanos when the outcome was known
   */
  record Probed(Endpoint endpoint, Outcome outcome, long atNanos) implements InjectionEvidence {}

  /**
   * What the fault has touched since it was applied.
   *
   * @param counters since then
   * @param atNanos when they were read
   */
  record Counted(FaultCounters counters, long atNanos) implements InjectionEvidence {}

  /**
   * There is none: the fault is not active, or the back end cannot tell.
   *
   * @param reason why, for people
   */
  record None(String reason) implements InjectionEvidence {}

  /** What came of a connection attempt. */
  enum Outcome {
    /** The connection was made. */
    ACCEPTED("accepted"),
    /** The kernel refused: nobody listens. */
    REFUSED("refused"),
    /** No answer in the probe's time. */
    TIMED_OUT("timedOut"),
    /** Any other error. */
    FAILED("failed");

    private final String diskName;

    Outcome(String diskName) {
      this.diskName = diskName;
    }

    /** The name in journals. */
    public String diskName() {
      return diskName;
    }
  }
}
