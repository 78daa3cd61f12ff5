package org.pumprig.pump.device;

import org.jspecify.annotations.Nullable;
import org.pumprig.pump.firmware.BatteryProfile;

/** The battery, if there is one: what is left of it, and when it will be low and empty. */
final class Battery {
  static final long NEVER = Long.MAX_VALUE;
  private static final double MILLION = 1e6;

  private final @Nullable BatteryProfile profile;
  private double chargeNanos;
  private long sinceNanos;
  private boolean mains;
  private boolean on;
  private boolean motor;
  private boolean low;

  Battery(@Nullable BatteryProfile profile) {
    this.profile = profile;
    this.chargeNanos = profile == null ? 0 : profile.runtimeNanos();
  }

  /** What it feeds, and what feeds it, from now on. */
  void follow(long nowNanos, boolean mainsNow, boolean onNow, boolean motorNow) {
    if (profile == null || (mainsNow == mains && onNow == on && motorNow == motor)) {
      return;
    }
    settle(nowNanos);
    mains = mainsNow;
    on = onNow;
    motor = motorNow;
  }

  /** A connection attempt costs what it costs; the mains pay for it if they can. */
  void connecting(long nowNanos) {
    if (profile != null && perNano() <= 0) {
      settle(nowNanos);
      chargeNanos = Math.max(0, chargeNanos - profile.perConnectionNanos());
    }
  }

  private void settle(long nowNanos) {
    chargeNanos = charge(nowNanos);
    sinceNanos = nowNanos;
  }

  private double charge(long nowNanos) {
    double most = profile == null ? 0 : profile.runtimeNanos();
    return Math.max(0, Math.min(most, chargeNanos + perNano() * (nowNanos - sinceNanos)));
  }

  /** Charge that comes with each nanosecond; less than 0: that goes. */
  private double perNano() {
    if (profile == null) {
      return 0;
    }
    if (mains && profile.chargeTimeNanos() > 0) {
      return (double) profile.runtimeNanos() / profile.chargeTimeNanos();
    }
    return on ? -1 - (motor ? profile.motorPartsPerMillion() / MILLION : 0) : 0;
  }

  /** Whether a pump can run, given the mains or not. */
  boolean feeds(long nowNanos, boolean mainsThere) {
    if (profile == null) {
      return mainsThere;
    }
    return (mainsThere && profile.chargeTimeNanos() > 0) || charge(nowNanos) > 0;
  }

  /** When the alarm is due that it is low, or {@link #NEVER}. */
  long lowNanos() {
    return profile == null || low ? NEVER : reached(profile.lowAtNanos());
  }

  /** When it is empty, or {@link #NEVER}. */
  long emptyNanos() {
    return reached(0);
  }

  private long reached(long levelNanos) {
    double drain = -perNano();
    if (drain <= 0 || !on) {
      return NEVER;
    }
    return sinceNanos + (long) StrictMath.ceil(Math.max(0, chargeNanos - levelNanos) / drain);
  }

  /** The alarm came. */
  void alarmed() {
    low = true;
  }

  /** Whether the alarm came and its cause is still there; asked when something changed. */
  boolean low() {
    return low;
  }

  /** Ends the alarm if the mains charge it; whether there was one. */
  boolean recovers() {
    boolean ends = low && perNano() > 0;
    low &= !ends;
    return ends;
  }

  /** Power is gone, and with it the alarm. */
  void off() {
    low = false;
  }

  /** What is left, as a share of a full one, in parts per million; −1: there is none. */
  long leftPartsPerMillion(long nowNanos) {
    return profile == null ? -1 : (long) (charge(nowNanos) / profile.runtimeNanos() * MILLION);
  }
}
