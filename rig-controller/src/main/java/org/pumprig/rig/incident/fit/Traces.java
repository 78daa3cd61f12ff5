package org.pumprig.rig.incident.fit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pumprig.rig.incident.capture.Samples;
import org.pumprig.rig.incident.capture.Sightings;
import org.pumprig.rig.incident.capture.Sightings.Loss;

/**
 * A recorded network in the format of the fault {@code trace}, for both ways: half of each
 * additional round trip on either, and the share that was lost on both together.
 */
public final class Traces {
  /** Name of the file. */
  public static final String FILE = "trace.csv";

  private static final String NOTHING = ",,";
  private static final long STEP_NANOS = 100_000_000;
  private static final int MOST_STEPS = 15_000;
  private static final long LEAST_DELAY_NANOS = 8_000_000;
  private static final long MILLI = 1_000_000;

  private final long firstNanos;
  private final long stepNanos;
  private final long[] trips;
  private final long[] extra;
  private final long[] sent;
  private final long[] lost;

  private Traces(long firstNanos, long stepNanos, int steps) {
    this.firstNanos = firstNanos;
    this.stepNanos = stepNanos;
    trips = new long[steps];
    extra = new long[steps];
    sent = new long[steps];
    lost = new long[steps];
  }

  /** The trace of what was seen; silences have their fitted limits. Empty: nothing happened. */
  public static Optional<String> of(Sightings seen, List<Fitted> fitted) {
    long span = Math.max(1, seen.lastNanos() - seen.firstNanos() + 1);
    long step = Math.max(STEP_NANOS, (span / MOST_STEPS / MILLI + 1) * MILLI);
    var traces = new Traces(seen.firstNanos(), step, (int) (span / step + 1));
    traces.take(seen);
    return traces.text(fitted);
  }

  private void take(Sightings seen) {
    Samples all = seen.roundTrips();
    long usual = DelayFit.usual(all);
    for (int i = 0; i < all.size(); i++) {
      int at = index(all.timeNanos(i));
      trips[at]++;
      extra[at] += Math.max(0, all.value(i) - usual);
    }
    Samples segments = seen.segments();
    for (int i = 0; i < segments.size(); i++) {
      sent[index(segments.timeNanos(i))] += segments.stride();
    }
    for (Loss loss : seen.losses()) {
      int at = index(loss.atNanos());
      lost[at]++;
      sent[at] += loss.before() ? 1 : 0;
    }
  }

  private int index(long nanos) {
    return (int) Math.max(0, Math.min(trips.length - 1L, (nanos - firstNanos) / stepNanos));
  }

  private Optional<String> text(List<Fitted> fitted) {
    var out = new StringBuilder("time,delay,loss,rate\n");
    String before = "";
    boolean any = false;
    for (int i = 0; i < trips.length; i++) {
      String now = cells(i, fitted);
      any |= !now.equals(NOTHING);
      if (!now.equals(before)) {
        out.append(i * stepNanos / MILLI).append(i == 0 ? " s," : " ms,").append(now).append('\n');
      }
      before = now;
    }
    return any ? Optional.of(out.toString()) : Optional.empty();
  }

  private String cells(int i, List<Fitted> fitted) {
    long middle = firstNanos + i * stepNanos + stepNanos / 2;
    for (Fitted each : fitted) {
      if (each.kind() == Kind.SILENCE && each.pump().isEmpty() && each.holds(middle)) {
        return ",100 %,";
      }
    }
    long delay = trips[i] == 0 ? 0 : extra[i] / trips[i];
    double loss = sent[i] == 0 ? 0 : Math.min(1, (double) lost[i] / sent[i]);
    return (delay < LEAST_DELAY_NANOS ? "" : delay / 2 / MILLI + " ms")
        + ","
        + (loss < 0.001 ? "" : String.format(Locale.ROOT, "%.1f %%", loss * 100))
        + ",";
  }
}
