package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.incident.capture.Samples;
import org.pumprig.rig.incident.capture.Sightings;

/**
 * Original and reproduction over time, in steps of equal length: what was seen, and what the fitted
 * faults ask for.
 *
 * @param stepNanos length of a step
 * @param original states seen, one a step
 * @param reproduced states asked for
 */
public record Reproduction(long stepNanos, List<Step> original, List<Step> reproduced) {
  private static final long SHORTEST_STEP_NANOS = 100_000_000;
  private static final int MOST_STEPS = 20_000;
  private static final int MILLION = 1_000_000;

  /** Copies the lists. */
  public Reproduction {
    original = List.copyOf(original);
    reproduced = List.copyOf(reproduced);
  }

  /**
   * One step.
   *
   * @param seen whether there was anything to see; else the original says nothing
   * @param silent nothing came back
   * @param away connections were refused or cut
   * @param mute messages went unacknowledged, or were acknowledged late or by an error
   * @param delayNanos what round trips took more than usual; −1: none was seen
   * @param lossPpm share of segments lost, both ways
   */
  public record Step(
      boolean seen, boolean silent, boolean away, boolean mute, long delayNanos, long lossPpm) {
    private String state() {
      if (silent || away || mute) {
        return silent ? "silent" : away ? "away" : "mute";
      }
      return "quiet";
    }
  }

  /** Both, over the whole time of the sightings. */
  public static Reproduction of(Sightings seen, List<Fitted> fitted) {
    long first = seen.firstNanos();
    long span = Math.max(1, seen.lastNanos() - first + 1);
    long step = Math.max(SHORTEST_STEP_NANOS, span / MOST_STEPS + 1);
    int steps = (int) (span / step + 1);
    return new Reproduction(
        step, original(seen, first, step, steps), asked(fitted, first, step, steps));
  }

  private static List<Step> original(Sightings seen, long first, long step, int steps) {
    long[][] count = new long[6][steps];
    Samples trips = seen.roundTrips();
    long usual = DelayFit.usual(trips);
    for (int i = 0; i < trips.size(); i++) {
      int at = index(trips.timeNanos(i), first, step, steps);
      count[0][at]++;
      count[1][at] += Math.max(0, trips.value(i) - usual);
    }
    Samples segments = seen.segments();
    for (int i = 0; i < segments.size(); i++) {
      count[2][index(segments.timeNanos(i), first, step, steps)] += segments.stride();
    }
    seen.losses().forEach(each -> count[3][index(each.atNanos(), first, step, steps)]++);
    seen.attempts().stream()
        .filter(each -> each.outcome() == Sightings.Outcome.REFUSED)
        .forEach(each -> count[4][index(each.atNanos(), first, step, steps)]++);
    seen.exchanges().stream()
        .filter(each -> each.delayNanos() != 0 || each.error())
        .forEach(each -> count[5][index(each.atNanos(), first, step, steps)]++);
    boolean[] silent = new boolean[steps];
    for (Sightings.Silence each : seen.silences()) {
      int to = index(each.untilNanos(), first, step, steps);
      for (int i = index(each.fromNanos(), first, step, steps); i <= to; i++) {
        silent[i] = true;
      }
    }
    var all = new ArrayList<Step>();
    for (int i = 0; i < steps; i++) {
      long sent = count[2][i];
      all.add(
          new Step(
              sent + count[0][i] + count[4][i] > 0,
              silent[i],
              count[4][i] > 0,
              count[5][i] > 0,
              count[0][i] == 0 ? -1 : count[1][i] / count[0][i],
              sent == 0 ? 0 : Math.min(MILLION, count[3][i] * MILLION / sent)));
    }
    return all;
  }

  private static int index(long nanos, long first, long step, int steps) {
    return (int) Math.max(0, Math.min(steps - 1L, (nanos - first) / step));
  }

  private static List<Step> asked(List<Fitted> fitted, long first, long step, int steps) {
    var all = new ArrayList<Step>();
    for (int i = 0; i < steps; i++) {
      long middle = first + i * step + step / 2;
      boolean silent = false;
      boolean away = false;
      boolean mute = false;
      long delay = 0;
      long loss = 0;
      for (Fitted each : fitted) {
        if (each.holds(middle)) {
          switch (each.kind()) {
            case SILENCE -> silent = true;
            case GATEWAY_AWAY, REFUSED, RESETS -> away = true;
            case SLOW_ACKNOWLEDGEMENT, NO_ACKNOWLEDGEMENT, ERROR_ACKNOWLEDGEMENT -> mute = true;
            case LATE -> delay += each.value();
            case LOSSY -> loss = Math.min(MILLION, loss + each.value() / 2);
          }
        }
      }
      all.add(new Step(true, silent, away, mute, delay, loss));
    }
    return all;
  }

  /**
   * How far apart they are: the share of steps, of those in which something was seen, whose states
   * differ, or whose delays differ by more than 10 ms and a quarter; 0: nowhere, 1 million:
   * everywhere.
   */
  public long distancePpm() {
    long seen = 0;
    long different = 0;
    for (int i = 0; i < original.size(); i++) {
      Step was = original.get(i);
      if (was.seen) {
        seen++;
        different += differs(was, reproduced.get(i)) ? 1 : 0;
      }
    }
    return seen == 0 ? 0 : different * MILLION / seen;
  }

  private static boolean differs(Step was, Step is) {
    if (!was.state().equals(is.state())) {
      return true;
    }
    long apart = Math.abs(was.delayNanos - is.delayNanos);
    boolean comparable = was.delayNanos >= 0 && !was.silent && !was.mute;
    return comparable && apart > 10_000_000 && apart * 4 > Math.max(was.delayNanos, is.delayNanos);
  }
}
