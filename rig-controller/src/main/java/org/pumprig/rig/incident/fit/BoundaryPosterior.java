package org.pumprig.rig.incident.fit;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.pumprig.rig.incident.fit.Fitted.Time;

/**
 * Where a span of losses ended: of all moments nearby the likelihood that it ended there, any of
 * them as probable as another before anything was seen; from that the interval that holds 95 %.
 *
 * <p>Of a packet that was only missed the time is known between limits: where the span ends between
 * these, it counts as lost in the span by the part of its limits that lies before, else as lost as
 * usual.
 */
final class BoundaryPosterior {
  /** So many packets on either side of the best guess are looked at. */
  private static final int NEARBY = 200;

  private static final double TAIL = 0.025;

  private final LossTrials trials;
  private final double share;
  private final double passed;

  /**
   * @param share of losses in the span
   */
  BoundaryPosterior(LossTrials trials, double share) {
    this.trials = trials;
    this.share = share;
    this.passed = trials.stride() * StrictMath.log((1 - share) / (1 - ChangePoints.USUALLY));
  }

  /** The end, near the index of the last packet in the span. */
  Time end(int near) {
    int from = Math.max(0, near - NEARBY);
    int to = Math.min(trials.size() - 1, near + NEARBY);
    long[] edges = edges(from, to);
    if (edges.length < 2) {
      return new Time(trials.time(near), 0);
    }
    double[] logs = new double[edges.length - 1];
    for (int k = 0; k < logs.length; k++) {
      logs[k] = logLikelihood(from, to, edges[k] + (edges[k + 1] - edges[k]) / 2);
    }
    double best = Arrays.stream(logs).max().orElse(0);
    double[] weights =
        IntStream.range(0, logs.length)
            .mapToDouble(k -> StrictMath.exp(logs[k] - best) * (edges[k + 1] - edges[k]))
            .toArray();
    return Time.between(quantile(edges, weights, TAIL), quantile(edges, weights, 1 - TAIL));
  }

  /** Between two of them nothing changes but by the parts of limits. */
  private long[] edges(int from, int to) {
    long first = trials.time(from);
    long last = trials.time(to);
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> LongStream.of(trials.time(i), trials.low(i), trials.high(i)))
        .flatMapToLong(each -> each)
        .filter(each -> each >= first && each <= last)
        .sorted()
        .distinct()
        .toArray();
  }

  private double logLikelihood(int from, int to, long endNanos) {
    double sum = 0;
    for (int i = from; i <= to; i++) {
      if (!trials.lost(i)) {
        sum += trials.time(i) <= endNanos ? passed : 0;
        continue;
      }
      double limits = Math.max(1, trials.high(i) - trials.low(i));
      double part = Math.clamp((endNanos - trials.low(i)) / limits, 0, 1);
      sum += StrictMath.log(part * share + (1 - part) * ChangePoints.USUALLY);
    }
    return sum;
  }

  private static long quantile(long[] edges, double[] weights, double of) {
    double left = of * Arrays.stream(weights).sum();
    for (int k = 0; k < weights.length; k++) {
      if (left <= weights[k]) {
        return edges[k] + Math.round((edges[k + 1] - edges[k]) * (left / weights[k]));
      }
      left -= weights[k];
    }
    return edges[edges.length - 1];
  }
}
