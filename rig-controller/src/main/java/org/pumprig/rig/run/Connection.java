package org.pumprig.rig.run;

import java.util.List;

/**
 * One connection of the pump as the wire shows it.
 *
 * @param number numbered by the proxy
 * @param unanswered messages without acknowledgement, in the order in which they were first sent
 * @param failed whether it is counted as an error already
 */
record Connection(long number, List<Sent> unanswered, boolean failed) {
  /** Unanswered messages remembered per connection; the oldest are forgotten beyond it. */
  static final int MOST_UNANSWERED = 64;

  /**
   * A message under way.
   *
   * @param controlId MSH-10
   * @param atNanos run time at which it first passed the wire
   * @param again whether it was sent again: which copy an answer is for can't be known then
   * @param quiet whether its silence was told
   * @param counted whether it was counted as an error
   */
  record Sent(String controlId, long atNanos, boolean again, boolean quiet, boolean counted) {
    Sent withAgain() {
      return again ? this : new Sent(controlId, atNanos, true, quiet, counted);
    }

    Sent withQuiet() {
      return quiet ? this : new Sent(controlId, atNanos, again, true, counted);
    }

    Sent withCounted() {
      return counted ? this : new Sent(controlId, atNanos, again, quiet, true);
    }

    /** When something next follows from its silence; far away if nothing does. */
    long dueNanos(RunContext context) {
      if (!quiet) {
        return atNanos + context.quietAfterNanos();
      }
      return counted ? Long.MAX_VALUE : atNanos + context.acknowledgementWithinNanos();
    }
  }

  static Connection of(long number) {
    return new Connection(number, List.of(), false);
  }

  /** A message passed; one that is sent again keeps the time of its first copy. */
  Connection sent(String controlId, long now) {
    int at = indexOf(controlId);
    if (at >= 0) {
      return with(Copies.with(unanswered, at, unanswered.get(at).withAgain()));
    }
    List<Sent> next = Copies.with(unanswered, new Sent(controlId, now, false, false, false));
    return with(next.size() > MOST_UNANSWERED ? Copies.without(next, 0) : next);
  }

  boolean isFull() {
    return unanswered.size() >= MOST_UNANSWERED;
  }

  int indexOf(String controlId) {
    for (int i = 0; i < unanswered.size(); i++) {
      if (unanswered.get(i).controlId().equals(controlId)) {
        return i;
      }
    }
    return -1;
  }

  Connection answered(int at) {
    return with(Copies.without(unanswered, at));
  }

  Connection withFailed() {
    return new Connection(number, unanswered, true);
  }

  private Connection with(List<Sent> sent) {
    return new Connection(number, sent, failed);
  }

  /** Whether what is wrong with it already stands in the count. */
  boolean isCounted() {
    return failed || unanswered.stream().anyMatch(Sent::counted);
  }
}
