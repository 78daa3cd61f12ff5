package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.incident.capture.Sightings;

/**
 * Original and reproduction over time, in steps of equal length.
 *
 * @param measured whether the reproduction was run and seen; else it is only what the fitted faults
 *     ask for
 * @param stepNanos length of a step
 * @param original states seen, one a step
 * @param reproduced states seen of the rerun, or asked for
 */
public record Reproduction(
    boolean measured, long stepNanos, List<Step> original, List<Step> reproduced) {
  private static final long SHORTEST_STEP_NANOS = 100_000_000;
  private static final int MOST_STEPS = 20_000;
  private static final int MILLION = 1_000_000;

  /** Copies the lists. */
  public Reproduction {
    original = List.copyOf(original);
    reproduced = List.copyOf(reproduced);
  }

  /** The whole time of the sightings, and what the fitted faults ask for. */
  public static Reproduction asked(Sightings seen, List<Fitted> fitted) {
    long first = seen.firstNanos();
    long step = step(seen);
    int steps = steps(seen, step);
    return new Reproduction(
        false, step, SeenSteps.of(seen, first, step, steps), asked(fitted, first, step, steps));
  }

  /**
   * The whole time of the original, and what was seen of a rerun then.
   *
   * @param shiftNanos how much later than the original the rerun was
   */
  public static Reproduction measured(Sightings original, Sightings rerun, long shiftNanos) {
    long first = original.firstNanos();
    long step = step(original);
    int steps = steps(original, step);
    return new Reproduction(
        true,
        step,
        SeenSteps.of(original, first, step, steps),
        SeenSteps.of(rerun, first + shiftNanos, step, steps));
  }

  private static long step(Sightings seen) {
    return Math.max(SHORTEST_STEP_NANOS, span(seen) / MOST_STEPS + 1);
  }

  private static int steps(Sightings seen, long step) {
    return (int) (span(seen) / step + 1);
  }

  private static long span(Sightings seen) {
    return Math.max(1, seen.lastNanos() - seen.firstNanos() + 1);
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

  /** Steps that can be held against each other: in both there was something to see. */
  public long comparable() {
    long both = 0;
    for (int i = 0; i < original.size(); i++) {
      both += original.get(i).tells() && reproduced.get(i).tells() ? 1 : 0;
    }
    return both;
  }

  /**
   * How far apart they are: the share of comparable steps whose states differ, or whose delays
   * differ by more than 10 ms and a quarter; 0: nowhere, 1 million: everywhere, or nothing can be
   * compared.
   */
  public long distancePpm() {
    long both = comparable();
    long different = 0;
    for (int i = 0; i < original.size(); i++) {
      Step was = original.get(i);
      Step is = reproduced.get(i);
      different += was.tells() && is.tells() && was.differs(is) ? 1 : 0;
    }
    return both == 0 ? MILLION : different * MILLION / both;
  }
}
