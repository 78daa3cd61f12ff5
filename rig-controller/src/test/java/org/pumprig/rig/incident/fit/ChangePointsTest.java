package org.pumprig.rig.incident.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.rig.incident.capture.Samples;
import org.pumprig.rig.incident.capture.Sightings.Loss;
import org.pumprig.rig.incident.fit.Fitted.Time;

/** Where losses began and ended, on traffic that was made up with the truth known. */
class ChangePointsTest {
  private static final long MS = 1_000_000;
  private static final int CASES = 400;

  /** Three standard errors of 95 % in so many cases, and what a rate that is estimated costs. */
  private static final double LEAST = 0.95 - 3 * Math.sqrt(0.05 * 0.95 / CASES) - 0.01;

  private static final class Traffic {
    final SplittableRandom random;
    final List<Long> passed = new ArrayList<>();
    final List<Loss> losses = new ArrayList<>();
    long begin;
    long end;

    /** A packet about every 6 ms; what gets lost was sent at a moment known or between two. */
    Traffic(long seed, double share, double otherwise, long unknownNanos) {
      random = new SplittableRandom(seed);
      begin = 2_000 * MS + random.nextLong(50 * MS);
      end = 5_000 * MS + random.nextLong(50 * MS);
      for (long at = 0; at < 7_000 * MS; at += random.nextLong(12 * MS)) {
        boolean in = at >= begin && at <= end;
        if (random.nextDouble() >= (in ? share : otherwise)) {
          passed.add(at);
        } else {
          long middle = at + (unknownNanos == 0 ? 0 : random.nextLong(-unknownNanos, unknownNanos));
          losses.add(new Loss(0, middle, unknownNanos, true, true));
        }
      }
    }

    LossTrials trials() {
      var samples = Samples.of(passed.stream().mapToLong(Long::longValue).toArray(), 0);
      return LossTrials.of(samples, losses, List.of(), Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  private static boolean holds(Time time, long truth) {
    return Math.abs(time.nanos() - truth) <= time.errorNanos();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 20 * MS, 80 * MS})
  void bothTimesAreAsGoodAsTheySay(long unknownNanos) {
    int held = 0;
    double error = 0;
    for (int seed = 0; seed < CASES; seed++) {
      var traffic = new Traffic(seed, 0.3, 0.001, unknownNanos);
      ChangePoints.Span span = ChangePoints.find(traffic.trials(), 0.27).orElseThrow();
      held += holds(span.begin(), traffic.begin) ? 1 : 0;
      held += holds(span.end(), traffic.end) ? 1 : 0;
      error += span.begin().errorNanos() / 2.0 + span.end().errorNanos() / 2.0;
    }
    assertThat(held / (2.0 * CASES)).as("share of times within their error").isGreaterThan(LEAST);
    assertThat(error / CASES / MS).as("mean error, ms").isLessThan(unknownNanos == 0 ? 40 : 70);
  }

  @Test
  void aStrayLossFarOffMovesNothing() {
    var traffic = new Traffic(7, 0.3, 0, 0);
    traffic.losses.addFirst(new Loss(0, 1_200 * MS, 0, true, true));
    traffic.losses.add(new Loss(0, 5_700 * MS, 0, true, true));
    ChangePoints.Span span = ChangePoints.find(traffic.trials(), 0.3).orElseThrow();
    assertThat(span.begin().nanos()).isBetween(traffic.begin - 60 * MS, traffic.begin + 60 * MS);
    assertThat(span.end().nanos()).isBetween(traffic.end - 60 * MS, traffic.end + 60 * MS);
  }

  @Test
  void lossesThroughoutBeginAndEndWithTheTraffic() {
    var traffic = new Traffic(3, 0.3, 0.3, 0);
    ChangePoints.Span span = ChangePoints.find(traffic.trials(), 0.3).orElseThrow();
    assertThat(span.begin().nanos()).isBetween(0L, 100 * MS);
    assertThat(span.end().nanos()).isBetween(6_900 * MS, 7_000 * MS);
  }
}
