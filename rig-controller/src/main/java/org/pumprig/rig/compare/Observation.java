package org.pumprig.rig.compare;

import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.rig.judge.WatchdogEndpoint;

/**
 * One run that counts in the comparison.
 *
 * @param runId the run
 * @param campaignId its campaign
 * @param unit serial number: the stratum
 * @param arm its arm
 * @param replicate from 0
 * @param endpoint what was observed
 */
public record Observation(
    String runId,
    String campaignId,
    String unit,
    String arm,
    long replicate,
    WatchdogEndpoint.Observed endpoint) {

  /** For survival against time, in nanoseconds: exact in a double, so ties are ties. */
  Subject byTime() {
    return new Subject(unit, endpoint.timeNanos(), endpoint.event());
  }

  /** For survival against connectivity errors. */
  Subject byErrors() {
    return new Subject(unit, endpoint.connectivityErrors(), endpoint.event());
  }

  /** Names the pair: what both arms of one unit have in common. */
  Pairing.Key pair() {
    return new Pairing.Key(campaignId, unit, replicate);
  }
}
