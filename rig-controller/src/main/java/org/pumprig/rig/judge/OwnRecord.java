package org.pumprig.rig.judge;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the unit says about itself, as far as it can be held against what was seen.
 *
 * @param restartedNanos when its clock first started anew unasked
 * @param clockJumpedNanos when its clock first ran away
 * @param contactAlarmNanos when the contact first went into alarm
 * @param codesInLog codes in its log as read before the power cycle
 * @param lastLogNumber highest entry read before the power cycle; 0: none
 * @param codesInLogLater codes in its log as read after the power cycle
 * @param lastLogNumberLater highest entry read after the power cycle; 0: none
 * @param clock its clock against the rig's
 * @param log lines of its log that tell a time
 */
public record OwnRecord(
    OptionalLong restartedNanos,
    OptionalLong clockJumpedNanos,
    OptionalLong contactAlarmNanos,
    SortedSet<String> codesInLog,
    long lastLogNumber,
    SortedSet<String> codesInLogLater,
    long lastLogNumberLater,
    LogClock clock,
    LogLines log) {
  /** Copies the sets. */
  public OwnRecord {
    codesInLog = Collections.unmodifiableSortedSet(new TreeSet<>(codesInLog));
    codesInLogLater = Collections.unmodifiableSortedSet(new TreeSet<>(codesInLogLater));
  }

  /**
   * When a code was by the unit's own log, which may have been read much later, placed by its
   * clock.
   *
   * @param seenNanos run time at which the code was seen
   * @param statusEveryNanos how often the status is asked
   * @return empty: it isn't in the log, or can't be placed
   */
  public Optional<LogClock.When> logged(String code, long seenNanos, long statusEveryNanos) {
    return log.first(code, clock.lifeAt(seenNanos))
        .flatMap(entry -> clock.place(entry.life(), entry.upMillis(), statusEveryNanos));
  }
}
