package org.pumprig.rig.judge;

import java.util.Collections;
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
}
