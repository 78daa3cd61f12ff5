package org.pumprig.rig.plan;

import java.util.List;

/**
 * What is watched.
 *
 * @param codes the watchdog's codes, as they stand in messages, logs and on the screen; all
 *     different, at least one
 * @param statusEveryNanos how often the rig asks a pump for its status
 * @param acknowledgementWithinNanos an application acknowledgement later than that is a
 *     connectivity error
 * @param blindAfterNanos silence of a channel after which the rig was blind
 */
public record Watch(
    List<String> codes,
    long statusEveryNanos,
    long acknowledgementWithinNanos,
    long blindAfterNanos) {
  /** Copies the list. */
  public Watch {
    codes = List.copyOf(codes);
  }
}
