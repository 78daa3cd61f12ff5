package org.pumprig.rig.compare;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pumprig.rig.compare.claim.UnitTrip;
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

  /** One observation a pump: its runs one after the other, up to the first trip. */
  static List<Observation> byPump(List<Observation> runs) {
    Map<String, Observation> pumps = new TreeMap<>();
    runs.forEach(run -> pumps.merge(run.unit(), run, Observation::then));
    return List.copyOf(pumps.values());
  }

  private static Observation then(Observation first, Observation next) {
    if (first.endpoint.event()) {
      return first;
    }
    var sum =
        new WatchdogEndpoint.Observed(
            first.endpoint.timeNanos() + next.endpoint.timeNanos(),
            next.endpoint.event(),
            first.endpoint.connectivityErrors() + next.endpoint.connectivityErrors(),
            first.endpoint.errorsLowerBound() || next.endpoint.errorsLowerBound());
    return new Observation(
        first.runId, first.campaignId, first.unit, first.arm, first.replicate, sum);
  }

  /** For survival against time, in nanoseconds: exact in a double, so ties are ties. */
  Subject byTime() {
    return new Subject(unit, endpoint.timeNanos(), endpoint.event());
  }

  /** For survival against connectivity errors. */
  Subject byErrors() {
    return new Subject(unit, endpoint.connectivityErrors(), endpoint.event());
  }

  /** Names the pair: what both arms of one unit have in common. */
  UnitTrip.Key pair() {
    return new UnitTrip.Key(campaignId, replicate, unit);
  }
}
