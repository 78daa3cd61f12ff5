package org.pumprig.rig.plan;

import java.util.List;

/**
 * What is watched.
 *
 * @param codes the watchdog's codes, as they stand in messages, logs and on the screen; all
 *     different, at least one
 * @param alarms codes of other alarms, which are no watchdog; any further code leaves open whether
 *     one tripped
 * @param statusEveryNanos how often the rig asks a pump for its status
 * @param acknowledgementWithinNanos an application acknowledgement later than that is a
 *     connectivity error
 * @param blindAfterNanos silence of a channel after which the rig was blind
 */
public record Watch(
    List<String> codes,
    List<String> alarms,
    long statusEveryNanos,
    long acknowledgementWithinNanos,
    long blindAfterNanos) {
  /** Copies the lists. */
  public Watch {
    codes = List.copyOf(codes);
    alarms = List.copyOf(alarms);
  }
}
