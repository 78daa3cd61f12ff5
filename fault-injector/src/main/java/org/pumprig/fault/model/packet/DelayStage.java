package org.pumprig.fault.model.packet;

import org.pumprig.fault.Jitter;
import org.pumprig.fault.PacketFault;
import org.pumprig.seed.RandomStream;

/** A fixed delay and what is added to it. */
final class DelayStage implements PacketStage {
  private static final int PARETO_CUT = 100;

  private final PacketFault.Delay delay;
  private final RandomStream random;
  private long lastDueNanos = Long.MIN_VALUE;

  DelayStage(PacketFault.Delay delay, RandomStream random) {
    this.delay = delay;
    this.random = random;
  }

  @Override
  public Verdict take(Packet packet, long nowNanos) {
    long due = nowNanos + Math.max(0, delay.delayNanos() + addition(delay.jitter(), random));
    if (delay.keepOrder()) {
      due = Math.max(due, lastDueNanos);
      lastDueNanos = due;
    }
    return new Verdict.Wait(due);
  }

  static long addition(Jitter jitter, RandomStream random) {
    return switch (jitter) {
      case Jitter.None _ -> 0;
      case Jitter.Uniform uniform ->
          random.nextBetween(-uniform.rangeNanos(), uniform.rangeNanos());
      case Jitter.Normal normal -> (long) (normal.deviationNanos() * random.nextNormal());
      case Jitter.Pareto pareto -> {
        double excess = StrictMath.pow(1 - random.nextUnit(), -1.0 / 3) - 1;
        yield (long) (pareto.scaleNanos() * Math.min(excess, PARETO_CUT));
      }
      case Jitter.Table table ->
          table.additionsNanos().get((int) random.nextBelow(table.additionsNanos().size()));
    };
  }
}
