package org.pumprig.rig.report;

/**
 * An event to point at in a timeline.
 *
 * @param kind what happened
 * @param atNanos nanoseconds since the start of the run
 * @param text what to add, such as the watchdog's code or the contact's name; may be empty
 */
public record RunMark(Kind kind, long atNanos, String text) {
  /** What happened. */
  public enum Kind {
    WATCHDOG("watchdog"),
    FLOW_STOP("flow stop"),
    ALARM("alarm contact"),
    SCREEN("screen"),
    POWER_CYCLE("power cycle"),
    REPROGRAMMED("reprogrammed"),
    NOTE("note");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
