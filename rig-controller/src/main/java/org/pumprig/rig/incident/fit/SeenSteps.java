package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.incident.capture.Samples;
import org.pumprig.rig.incident.capture.Sightings;
import org.pumprig.rig.incident.capture.Sightings.Attempt;
import org.pumprig.rig.incident.capture.Sightings.Exchange;
import org.pumprig.rig.incident.capture.Sightings.Outcome;

/**
 * What was seen, in steps of equal length. Refusals, and acknowledgements that were wrong, are seen
 * now and then only: between two of them not far apart it goes on, unless something good was seen.
 */
final class SeenSteps {
  private static final int MILLION = 1_000_000;
  private static final long GOES_ON_NANOS = 3_000_000_000L;

  private final long firstNanos;
  private final long stepNanos;
  private final int steps;
  private final long[] trips;
  private final long[] delays;
  private final long[] sent;
  private final long[] lost;
  private final boolean[] silent;
  private final boolean[] away;
  private final boolean[] mute;
  private final boolean[] connected;
  private final boolean[] acknowledged;

  private SeenSteps(long firstNanos, long stepNanos, int steps) {
    this.firstNanos = firstNanos;
    this.stepNanos = stepNanos;
    this.steps = steps;
    trips = new long[steps];
    delays = new long[steps];
    sent = new long[steps];
    lost = new long[steps];
    silent = new boolean[steps];
    away = new boolean[steps];
    mute = new boolean[steps];
    connected = new boolean[steps];
    acknowledged = new boolean[steps];
  }

  /** What was seen from a moment on; what lies outside isn't counted. */
  static List<Step> of(Sightings seen, long firstNanos, long stepNanos, int steps) {
    var all = new SeenSteps(firstNanos, stepNanos, steps);
    all.packets(seen);
    all.attempts(seen.attempts());
    all.exchanges(seen.exchanges());
    for (Sightings.Silence each : seen.silences()) {
      int to = Math.min(steps - 1, all.index(each.untilNanos()));
      for (int i = Math.max(0, all.index(each.fromNanos())); i <= to; i++) {
        all.silent[i] = true;
      }
    }
    return all.steps();
  }

  /** The step of a moment; less than 0 or beyond the last: it lies outside. */
  private int index(long nanos) {
    return (int) Math.max(-1, Math.min(steps, Math.floorDiv(nanos - firstNanos, stepNanos)));
  }

  private boolean has(int index) {
    return index >= 0 && index < steps;
  }

  private void packets(Sightings seen) {
    Samples all = seen.roundTrips();
    long usual = DelayFit.usual(all);
    for (int i = 0; i < all.size(); i++) {
      int at = index(all.timeNanos(i));
      if (has(at)) {
        trips[at]++;
        delays[at] += Math.max(0, all.value(i) - usual);
      }
    }
    Samples segments = seen.segments();
    for (int i = 0; i < segments.size(); i++) {
      int at = index(segments.timeNanos(i));
      if (has(at)) {
        sent[at] += segments.stride();
      }
    }
    for (Sightings.Loss each : seen.losses()) {
      int at = index(each.atNanos());
      if (has(at)) {
        lost[at]++;
      }
    }
  }

  private void attempts(List<Attempt> attempts) {
    for (Attempt each : attempts) {
      int at = index(each.atNanos());
      if (has(at)) {
        away[at] |= each.outcome() == Outcome.REFUSED;
        connected[at] |= each.outcome() == Outcome.ESTABLISHED;
      }
    }
    goesOn(away, connected);
  }

  private void exchanges(List<Exchange> exchanges) {
    for (Exchange each : exchanges) {
      int at = index(each.atNanos());
      if (has(at)) {
        boolean wrong =
            each.error() || each.delayNanos() < 0 || each.delayNanos() > AnswerFit.LATE_NANOS;
        mute[at] |= wrong;
        acknowledged[at] |= !wrong;
      }
    }
    goesOn(mute, acknowledged);
  }

  private void goesOn(boolean[] wrong, boolean[] good) {
    int last = -1;
    for (int i = 0; i < steps; i++) {
      if (wrong[i]) {
        if (last >= 0 && (i - last) * stepNanos <= GOES_ON_NANOS) {
          java.util.Arrays.fill(wrong, last, i, true);
        }
        last = i;
      } else if (good[i]) {
        last = -1;
      }
    }
  }

  private List<Step> steps() {
    var all = new ArrayList<Step>();
    for (int i = 0; i < steps; i++) {
      boolean seen =
          sent[i] + trips[i] > 0 || away[i] || mute[i] || connected[i] || acknowledged[i];
      all.add(
          new Step(
              seen,
              silent[i],
              away[i],
              mute[i],
              trips[i] == 0 ? -1 : delays[i] / trips[i],
              sent[i] == 0 ? 0 : Math.min(MILLION, lost[i] * MILLION / sent[i])));
    }
    return all;
  }
}
