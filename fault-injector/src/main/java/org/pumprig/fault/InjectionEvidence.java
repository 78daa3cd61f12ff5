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
   * Packets were counted on both sides of the injector, on the target's own flow.
   *
   * @param towardsGateway that direction's; {@link PacketCounts#NONE} where the fault doesn't act
   * @param towardsPump that direction's
   * @param counter what counted: {@code nft}, {@code tap}, {@code relay}
   * @param atNanos when they were read
   */
  record Packets(
      PacketCounts towardsGateway, PacketCounts towardsPump, String counter, long atNanos)
      implements InjectionEvidence {}

  /**
   * Bytes were counted at both ends of the target's serial line.
   *
   * @param counts since the fault was applied
   * @param portInUse whether somebody has the line's port open
   * @param atNanos when they were read
   */
  record SerialBytes(SerialCounts counts, boolean portInUse, long atNanos)
      implements InjectionEvidence {}

  /**
   * A witness that is not the back end's own word looked at the fault's effect.
   *
   * @param witness stable name: {@code carrier}, {@code tlsProbe}, {@code dnsProbe}, {@code
   *     outletState}
   * @param acts whether it saw the effect
   * @param detail what it saw, for people
   * @param atNanos when
   */
  record Witnessed(String witness, boolean acts, String detail, long atNanos)
      implements InjectionEvidence {}

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
