package org.pumprig.rig.incident.search;

import org.pumprig.rig.incident.draft.DraftFault;

/**
 * One fault again and again, from the stress phase's begin on.
 *
 * @param kind which fault
 * @param lastsNanos how long each time
 * @param everyNanos from one begin to the next, more than {@code lastsNanos}
 */
public record Pattern(Kind kind, long lastsNanos, long everyNanos) {
  /** Faults that are tried, each with what makes it bite. */
  public enum Kind {
    REFUSE("refuse", "cutEstablished: true"),
    RESET("reset", "after: 50 ms"),
    STALL("stall", ""),
    HALF_OPEN("halfOpen", ""),
    LATENCY("latency", "delay: 500 ms, jitter: 0 s"),
    GATEWAY_RESTART("gatewayRestart", ""),
    GATEWAY_FREEZE("gatewayFreeze", ""),
    SLOW_ACKNOWLEDGEMENT("slowAcknowledgement", "delay: 1500 ms"),
    MISSING_ACKNOWLEDGEMENT("missingAcknowledgement", ""),
    ERROR_ACKNOWLEDGEMENT("errorAcknowledgement", "code: AE");

    private final String diskName;
    private final String parameters;

    Kind(String diskName, String parameters) {
      this.diskName = diskName;
      this.parameters = parameters;
    }

    /** The fault's name in plans. */
    public String diskName() {
      return diskName;
    }
  }

  /** The window of a plan. */
  public String window() {
    return "{fault: %s, %s%sat: 0 s, lasts: %s, every: %s}"
        .formatted(
            kind.diskName,
            kind.parameters,
            kind.parameters.isEmpty() ? "" : ", ",
            DraftFault.time(lastsNanos),
            DraftFault.time(everyNanos));
  }

  /** For people: {@code refuse for 2 s every 5 s}. */
  public String summary() {
    return "%s%s for %s every %s"
        .formatted(
            kind.diskName,
            kind.parameters.isEmpty() ? "" : " (" + kind.parameters + ")",
            DraftFault.time(lastsNanos),
            DraftFault.time(everyNanos));
  }
}
