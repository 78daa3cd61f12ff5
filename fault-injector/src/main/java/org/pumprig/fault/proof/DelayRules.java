package org.pumprig.fault.proof;

import org.pumprig.fault.Jitter;
import org.pumprig.fault.PacketCounts;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.TracePoint;
import org.pumprig.fault.proof.PacketProof.NotEffective;
import org.pumprig.fault.proof.PacketProof.NotProved;
import org.pumprig.fault.proof.PacketProof.Proven;

/** Whether measured delays fit what was asked for. */
final class DelayRules {
  /** Within this, a machine's own lateness can't be told from a delay. */
  private static final long OWN_NANOS = 1_000_000;

  /** So much later than asked, on average, is not as asked: 10 ms and a tenth of the delay. */
  private static final long LATE_NANOS = 10_000_000;

  private DelayRules() {}

  /**
   * What a delay with its jitter can be.
   *
   * @param least in nanoseconds
   * @param mean of those that needn't wait for others, at least, in nanoseconds
   * @param highestMean the same at most
   * @param most in nanoseconds
   * @param deviation of the mean of n packets, times the root of n, at the budget
   */
  private record Shape(
      double least, double mean, double highestMean, double most, double deviation) {}

  static PacketProof judge(PacketFault.Delay delay, PacketCounts counts, double falseRejection) {
    if (counts.delivered() == 0) {
      return new NotProved("no delayed packet has left yet");
    }
    Shape shape = shape((double) delay.delayNanos(), delay.jitter(), falseRejection);
    double slack = shape.deviation() / StrictMath.sqrt((double) counts.delivered());
    double late = LATE_NANOS + shape.highestMean() / 10;
    double latest =
        (delay.keepOrder() ? shape.most() : Math.min(shape.most(), shape.highestMean() + slack))
            + late;
    String seen = seen(counts);
    if (counts.minDelayNanos() < (long) shape.least()
        || counts.meanDelayNanos() < shape.mean() - slack
        || counts.meanDelayNanos() > latest) {
      return new NotEffective(seen + ", asked " + delay.parameters());
    }
    return Math.max(shape.least(), shape.mean() - slack) < OWN_NANOS
        ? new NotProved("can't be told from the machine's own lateness: " + seen)
        : new Proven(seen);
  }

  /** Deviations: Hoeffding for bounded jitter, Gauss' tail for normal, Chebyshev for Pareto. */
  private static Shape shape(double delay, Jitter jitter, double falseRejection) {
    double gauss = StrictMath.sqrt(2 * StrictMath.log(2 / falseRejection));
    return switch (jitter) {
      case Jitter.None _ -> new Shape(delay, delay, delay, delay, 0);
      case Jitter.Uniform(long range) -> {
        double least = Math.max(0, delay - range);
        double below = Math.max(0, range - delay); // what would be negative becomes 0
        double mean = delay + below * below / (4.0 * range);
        yield new Shape(least, mean, mean, delay + range, range * gauss);
      }
      // Cut at 0, the mean of a normal draw lies between these; at a delay of 0 it is the second.
      case Jitter.Normal(long deviation) -> {
        double cut = deviation / StrictMath.sqrt(2 * StrictMath.PI);
        yield new Shape(
            0, Math.max(delay, cut), delay + cut, delay + 40.0 * deviation, deviation * gauss);
      }
      case Jitter.Pareto(long scale) -> {
        double mean = delay + scale / 2.0;
        double root = StrictMath.sqrt(falseRejection);
        yield new Shape(delay, mean, mean, delay + 100.0 * scale, scale / root);
      }
      case Jitter.Table(var additions) -> {
        var statistics = additions.stream().mapToLong(Long::longValue).summaryStatistics();
        double range = (double) statistics.getMax() - statistics.getMin();
        double mean = delay + statistics.getAverage();
        yield new Shape(
            delay + statistics.getMin(),
            mean,
            mean,
            delay + statistics.getMax(),
            range * gauss / 2);
      }
    };
  }

  static PacketProof heldBack(
      PacketFault.Reorder reorder, PacketCounts counts, double falseRejection) {
    PacketProof chosen =
        PacketProof.share(
            reorder.ppm(), counts.touched(), counts.entered(), "held back", falseRejection);
    if (!(chosen instanceof Proven)) {
      return chosen;
    }
    if (counts.delivered() == 0) {
      return new NotProved(chosen.detail() + ", none has left yet");
    }
    String seen = chosen.detail() + ", " + seen(counts);
    return counts.minDelayNanos() < reorder.byNanos() ? new NotEffective(seen) : new Proven(seen);
  }

  /** A bucket lets pass its burst and what has flowed in since; less only if less was sent. */
  static PacketProof slowed(PacketFault.Rate rate, PacketCounts counts) {
    if (counts.spanNanos() == 0 || counts.touched() == 0) {
      return new NotProved("too little was sent: no packet had to wait");
    }
    double most = rate.burstBytes() + rate.bitsPerSecond() / 8e9 * counts.spanNanos();
    String seen =
        "%d of %d bytes passed in %d ms"
            .formatted(counts.bytesLeft(), counts.bytesEntered(), counts.spanNanos() / 1_000_000);
    boolean single = !rate.perFlow() || counts.states().flows() == 1;
    return single && counts.bytesLeft() > most ? new NotEffective(seen) : new Proven(seen);
  }

  /** Between the mildest and the worst of the points that were played. */
  static PacketProof replayed(PacketFault.Trace trace, PacketCounts counts, double falseRejection) {
    if (counts.touched() == 0) {
      return new NotProved("no packet met delay, loss or rate of the trace");
    }
    int least = Integer.MAX_VALUE;
    int worst = 0;
    long delay = Long.MAX_VALUE;
    boolean limited = false;
    for (TracePoint point : trace.points()) {
      if (counts.spanNanos() == 0 || point.atNanos() <= counts.spanNanos()) {
        least = Math.min(least, point.lossPpm());
        worst = Math.max(worst, point.lossPpm());
        delay = Math.min(delay, point.delayNanos());
        limited |= point.bitsPerSecond() > 0;
      }
    }
    boolean fits =
        (counts.delivered() == 0 || counts.minDelayNanos() >= delay)
            && atLeast(least, counts, falseRejection / 2)
            && (limited || atMost(worst, counts, falseRejection / 2));
    String seen = counts.lost() + " of " + counts.entered() + " packets lost, " + seen(counts);
    return fits ? new Proven(seen) : new NotEffective(seen);
  }

  private static boolean atLeast(int ppm, PacketCounts counts, double falseRejection) {
    return ppm == 0
        || counts.lost() * 1e6 >= (double) ppm * counts.entered()
        || new ExactBinomial(counts.entered(), ppm / 1e6, falseRejection).fits(counts.lost());
  }

  private static boolean atMost(int ppm, PacketCounts counts, double falseRejection) {
    if (ppm == 0) {
      return counts.lost() == 0;
    }
    return counts.lost() * 1e6 <= (double) ppm * counts.entered()
        || new ExactBinomial(counts.entered(), ppm / 1e6, falseRejection).fits(counts.lost());
  }

  private static String seen(PacketCounts counts) {
    return "%d packets delayed by %d us at least, %d us on average"
        .formatted(
            counts.delivered(), counts.minDelayNanos() / 1_000, counts.meanDelayNanos() / 1_000);
  }
}
