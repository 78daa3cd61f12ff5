package org.pumprig.pump.device;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One unit's processor under communication load: takes communication jobs, tells when a watchdog
 * will trip because of them.
 */
final class Processor {
  static final long NEVER = ProcessorState.NEVER;
  private static final int REMEMBERED = 8;
  private static final int FIRST_REMEMBERED = 2;

  private final Schedule schedule;
  private final long unnoticedNanos;
  private final long settleNanos;
  private final double freeShare;

  private long[] arrivals = new long[FIRST_REMEMBERED];
  private long[] costs = new long[FIRST_REMEMBERED];
  private int remembered;
  private long rememberedNanos;

  private @Nullable SimulatedProcessor simulated;
  private long busyUntilNanos = Long.MIN_VALUE;

  Processor(Schedule schedule) {
    this.schedule = schedule;
    unnoticedNanos = schedule.unnoticedNanos();
    long burst = unnoticedNanos == Long.MAX_VALUE ? 0 : unnoticedNanos;
    settleNanos = 2 * schedule.longestPeriod + schedule.busyPeriodNanos(burst);
    freeShare = schedule.freeShare();
  }

  /** Hands the communication task a job of {@code costNanos} at {@code nowNanos}. */
  void run(long nowNanos, long costNanos) {
    if (simulated != null && nowNanos >= simulated.settledNanos()) {
      simulated = null;
    }
    SimulatedProcessor busy = simulated;
    if (busy == null) {
      if (goesUnnoticed(nowNanos, costNanos)) {
        busyUntilNanos = Math.max(busyUntilNanos, nowNanos) + (long) (costNanos / freeShare);
        return;
      }
      busy = replayRemembered(nowNanos);
      simulated = busy;
    }
    busy.run(nowNanos, costNanos);
    busyUntilNanos = busy.busyUntilNanos();
  }

  private boolean goesUnnoticed(long nowNanos, long costNanos) {
    if (unnoticedNanos == Long.MAX_VALUE) {
      return true;
    }
    if (remembered > 0 && nowNanos > arrivals[remembered - 1] + settleNanos) {
      remembered = 0;
      rememberedNanos = 0;
    }
    if (remembered == REMEMBERED || rememberedNanos + costNanos > unnoticedNanos) {
      return false;
    }
    if (remembered == arrivals.length) {
      arrivals = Arrays.copyOf(arrivals, REMEMBERED);
      costs = Arrays.copyOf(costs, REMEMBERED);
    }
    arrivals[remembered] = nowNanos;
    costs[remembered] = costNanos;
    remembered++;
    rememberedNanos += costNanos;
    return true;
  }

  /**
   * Whether two jobs a period, the second {@code apartNanos} after the first, go unnoticed from
   * {@code firstNanos} on, each period as if it were the only one.
   */
  boolean staysUnnoticed(
      long firstNanos, long periodNanos, long apartNanos, long firstCost, long secondCost) {
    boolean calm = simulated == null || firstNanos >= simulated.settledNanos();
    double busy = (firstCost + secondCost) / freeShare + apartNanos;
    if (!calm || busyUntilNanos > firstNanos || busy >= periodNanos) {
      return false;
    }
    boolean forgotten = remembered == 0 || firstNanos > arrivals[remembered - 1] + settleNanos;
    return unnoticedNanos == Long.MAX_VALUE
        || forgotten
            && periodNanos > apartNanos + settleNanos
            && firstCost + secondCost <= unnoticedNanos;
  }

  private SimulatedProcessor replayRemembered(long nowNanos) {
    long fromNanos = remembered > 0 ? arrivals[0] : nowNanos;
    var replayed = new SimulatedProcessor(schedule, fromNanos, settleNanos);
    for (int i = 0; i < remembered; i++) {
      replayed.replay(arrivals[i], costs[i]);
    }
    remembered = 0;
    rememberedNanos = 0;
    return replayed;
  }

  /** When a watchdog trips if nothing more happens, or {@link #NEVER}. */
  long tripNanos() {
    return simulated == null ? NEVER : simulated.tripNanos();
  }

  /** The channel's code; only after {@link #tripNanos} has come. */
  String tripCode() {
    return Objects.requireNonNull(simulated, "no watchdog has tripped").tripCode();
  }

  /** When the communication task is free again; in the past if it is. */
  long busyUntilNanos() {
    return busyUntilNanos;
  }
}
