package org.pumprig.rig.run;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One connection of the pump as the wire shows it.
 *
 * @param unanswered messages without acknowledgement, by control id
 * @param failureCounted whether its failure is counted already
 */
record Connection(NavigableMap<String, Sent> unanswered, boolean failureCounted) {
  static final Connection NEW = new Connection(new TreeMap<>(), false);

  /** Unanswered messages remembered per connection; the oldest are forgotten beyond it. */
  private static final int MOST_UNANSWERED = 64;

  /**
   * A message under way.
   *
   * @param atNanos run time at which it passed the wire
   * @param quiet whether its silence was told
   * @param counted whether it was counted as an error
   */
  record Sent(long atNanos, boolean quiet, boolean counted) {}

  Connection sent(String controlId, long now) {
    var next = new TreeMap<>(unanswered);
    next.put(controlId, new Sent(now, false, false));
    if (next.size() > MOST_UNANSWERED) {
      next.pollFirstEntry();
    }
    return new Connection(next, failureCounted);
  }

  Connection answered(String controlId) {
    return without(controlId);
  }

  Connection markQuiet(String controlId) {
    Sent sent = sentOf(controlId);
    return put(controlId, new Sent(sent.atNanos(), true, sent.counted()));
  }

  Connection markCounted(String controlId) {
    Sent sent = sentOf(controlId);
    return put(controlId, new Sent(sent.atNanos(), true, true));
  }

  Connection counted() {
    return new Connection(unanswered, true);
  }

  long nextDueNanos(RunContext context) {
    long due = Long.MAX_VALUE;
    for (Sent sent : unanswered.values()) {
      if (!sent.quiet()) {
        due = Math.min(due, sent.atNanos() + context.quietAfterNanos());
      } else if (!sent.counted()) {
        due = Math.min(due, sent.atNanos() + context.acknowledgementWithinNanos());
      }
    }
    return due;
  }

  private Sent sentOf(String controlId) {
    return unanswered.getOrDefault(controlId, new Sent(0, true, true));
  }

  private Connection put(String controlId, Sent sent) {
    var next = new TreeMap<>(unanswered);
    next.put(controlId, sent);
    return new Connection(next, failureCounted);
  }

  private Connection without(String controlId) {
    var next = new TreeMap<>(unanswered);
    next.remove(controlId);
    return new Connection(next, failureCounted);
  }
}
