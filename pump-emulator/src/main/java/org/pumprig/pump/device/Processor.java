package org.pumprig.pump.device;

import java.util.Arrays;

/**
 * One unit's processor under communication load: takes communication jobs, tells when a watchdog
 * will trip because of them.
 */
final class Processor {
  static final long NEVER = ProcessorState.NEVER;
  private static final int REMEMBERED = 8;
  private static final long DRAIN_LIMIT_NANOS = 60_000_000_000L;

  private final ProcessorState actual;
  private final ProcessorState drained;
  private final ProcessorState predicted;
  private final long unnoticedNanos;
  private final long settleNanos;
  private final double freeShare;

  private final long[] arrivals = new long[REMEMBERED];
  private final long[] costs = new long[REMEMBERED];
  private int remembered;
  private long rememberedNanos;

  /** Whether {@link #drained} is what {@link #actual} comes to if no job arrives before. */
  private boolean followed;

  private boolean simulating;
  private long settledNanos;
  private long busyUntilNanos = Long.MIN_VALUE;

  Processor(Schedule schedule) {
    actual = new ProcessorState(schedule);
    drained = new ProcessorState(schedule);
    predicted = new ProcessorState(schedule);
    unnoticedNanos = schedule.unnoticedNanos();
    long burst = unnoticedNanos == Long.MAX_VALUE ? 0 : unnoticedNanos;
    settleNanos = 2 * schedule.longestPeriod + schedule.busyPeriodNanos(burst);
    freeShare = schedule.freeShare();
  }

  /** Hands the communication task a job of {@code costNanos} at {@code nowNanos}. */
  void run(long nowNanos, long costNanos) {
    if (simulating && nowNanos >= settledNanos) {
      simulating = false;
    }
    if (!simulating && goesUnnoticed(nowNanos, costNanos)) {
      busyUntilNanos = Math.max(busyUntilNanos, nowNanos) + (long) (costNanos / freeShare);
      return;
    }
    if (!simulating) {
      replayRemembered(nowNanos);
    }
    if (followed && drained.timeNanos() <= nowNanos) {
      actual.copyFrom(drained); // the way there has been gone once
    }
    actual.advance(nowNanos);
    actual.addCommunication(costNanos);
    predict();
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
    boolean calm = !simulating || firstNanos >= settledNanos;
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

  private void replayRemembered(long nowNanos) {
    simulating = true;
    followed = false;
    actual.settleAt(remembered > 0 ? arrivals[0] : nowNanos, settleNanos);
    for (int i = 0; i < remembered; i++) {
      actual.advance(arrivals[i]);
      actual.addCommunication(costs[i]);
    }
    remembered = 0;
    rememberedNanos = 0;
    Arrays.fill(arrivals, 0);
  }

  private void predict() {
    followed = true;
    drained.copyFrom(actual);
    drained.drain(actual.timeNanos() + DRAIN_LIMIT_NANOS);
    busyUntilNanos = drained.timeNanos();
    settledNanos = busyUntilNanos + settleNanos;
    predicted.copyFrom(drained);
    predicted.settle(settledNanos);
  }

  /** When a watchdog trips if nothing more happens, or {@link #NEVER}. */
  long tripNanos() {
    return simulating ? predicted.tripNanos() : NEVER;
  }

  /** The channel's code; only after {@link #tripNanos} has come. */
  String tripCode() {
    return predicted.tripCode();
  }

  /** When the communication task is free again; in the past if it is. */
  long busyUntilNanos() {
    return busyUntilNanos;
  }
}
