package org.pumprig.pump.device;

import org.jspecify.annotations.Nullable;

/**
 * Both programmes, the motor and the fluid: secondary first, then primary, then stop. Volumes are
 * computed when asked for; the only deadlines are the end of a programme and the fluid's
 * standstill.
 */
final class Infusion {
  static final long NEVER = Long.MAX_VALUE;
  private static final long HOUR_NANOS = 3_600_000_000_000L;
  private static final long MOST_KEEP_OPEN_NANOS = 72 * HOUR_NANOS;

  private final FluidPath path;
  private long primaryRate;
  private long primaryUnits;
  private long secondaryRate;
  private long secondaryUnits;
  private @Nullable Channel running;
  private long sinceNanos;
  private long completeNanos = NEVER;
  private long standstillNanos = NEVER;
  private int changes;
  private long freeRate;
  private final long keepOpenRate;
  private boolean keepsOpen;

  /**
   * @param keepOpenRate microlitres per hour after the end of an infusion, for 72 h at most; 0:
   *     none
   */
  Infusion(long complianceNanos, long keepOpenRate) {
    this.path = new FluidPath(complianceNanos);
    this.keepOpenRate = keepOpenRate;
  }

  void program(Channel channel, Programme programme) {
    long units = programme.volumeMicrolitres() * 1_000 * FluidPath.UNITS_PER_NANOLITRE;
    switch (channel) {
      case PRIMARY -> {
        primaryRate = programme.rateMicrolitresPerHour();
        primaryUnits = units;
      }
      case SECONDARY -> {
        secondaryRate = programme.rateMicrolitresPerHour();
        secondaryUnits = units;
      }
    }
  }

  /** Forgets both programmes; whether there were any. */
  boolean clear() {
    boolean any = primaryRate > 0 || secondaryRate > 0;
    primaryRate = 0;
    primaryUnits = 0;
    secondaryRate = 0;
    secondaryUnits = 0;
    return any;
  }

  /** Starts what is due next; whether anything is. */
  boolean start(long nowNanos) {
    Channel next =
        secondaryUnits > 0 ? Channel.SECONDARY : primaryUnits > 0 ? Channel.PRIMARY : null;
    if (next == null) {
      return false;
    }
    run(nowNanos, next);
    return true;
  }

  /** Stops the motor. */
  void stop(long nowNanos) {
    if (running != null) {
      run(nowNanos, null);
    }
  }

  /** Closes or opens the line between pump and patient. */
  void clamp(long nowNanos, boolean closed) {
    run(nowNanos, running);
    path.clamp(closed);
    if (!closed && running == null && path.moving()) {
      standstillNanos = nowNanos + path.standstillNanos();
    }
  }

  /** The motor stands and its valve is open: the bag runs in, for an hour at most; 0 ends it. */
  void freeFlow(long nowNanos, long rateMicrolitresPerHour) {
    long done = units(nowNanos);
    freeRate = rateMicrolitresPerHour;
    sinceNanos = nowNanos;
    path.change(nowNanos, done, freeRate);
    standstillNanos = NEVER;
    changes++;
  }

  private void run(long nowNanos, @Nullable Channel next) {
    changes++;
    long done = units(nowNanos);
    if (running == Channel.PRIMARY && !keepsOpen) {
      primaryUnits -= done;
    } else if (running == Channel.SECONDARY && !keepsOpen) {
      secondaryUnits -= done;
    }
    keepsOpen &= next == running;
    boolean stops = running != null && next == null;
    running = next;
    sinceNanos = nowNanos;
    path.change(nowNanos, done, rate());
    completeNanos =
        next == null || keepsOpen ? NEVER : nowNanos + (remaining() + rate() - 1) / rate();
    if (next != null) {
      standstillNanos = NEVER;
    } else if (stops && path.moving()) {
      standstillNanos = nowNanos + path.standstillNanos();
    }
  }

  /** End of the running programme, or {@link #NEVER}. */
  long completeNanos() {
    return completeNanos;
  }

  /** At {@link #completeNanos}: goes on with the other programme; whether there was one. */
  boolean complete() {
    long now = completeNanos;
    Channel done = running;
    run(now, null);
    boolean more = start(now);
    if (!more && done != null && keepOpenRate > 0) {
      keepOpen(now, done);
    }
    return more;
  }

  /** Keeps the vein open: the channel runs on at a small rate that counts against no programme. */
  private void keepOpen(long nowNanos, Channel channel) {
    long done = units(nowNanos);
    running = channel;
    keepsOpen = true;
    sinceNanos = nowNanos;
    path.change(nowNanos, done, keepOpenRate);
    standstillNanos = NEVER;
    changes++;
  }

  /** Whether the motor runs only to keep the vein open. */
  boolean keepsOpen() {
    return keepsOpen;
  }

  /** When the fluid stands after a stop, or {@link #NEVER}. */
  long standstillNanos() {
    return standstillNanos;
  }

  void stoodStill() {
    standstillNanos = NEVER;
  }

  @Nullable Channel running() {
    return running;
  }

  long rate() {
    if (keepsOpen) {
      return keepOpenRate;
    }
    return switch (running) {
      case PRIMARY -> primaryRate;
      case SECONDARY -> secondaryRate;
      case null -> freeRate;
    };
  }

  private long remaining() {
    return running == Channel.SECONDARY ? secondaryUnits : primaryUnits;
  }

  /** Units since the running programme went on; never more than it has left. */
  private long units(long nowNanos) {
    long rate = rate();
    long elapsed = nowNanos - sinceNanos;
    if (running == null) {
      return rate * Math.min(elapsed, HOUR_NANOS);
    }
    if (keepsOpen) {
      return rate * Math.min(elapsed, MOST_KEEP_OPEN_NANOS);
    }
    return elapsed >= remaining() / rate + 1 ? remaining() : Math.min(rate * elapsed, remaining());
  }

  @Nullable Programme primary(long nowNanos) {
    return left(primaryRate, primaryUnits, done(Channel.PRIMARY, nowNanos));
  }

  @Nullable Programme secondary(long nowNanos) {
    return left(secondaryRate, secondaryUnits, done(Channel.SECONDARY, nowNanos));
  }

  private long done(Channel channel, long nowNanos) {
    return running == channel && !keepsOpen ? units(nowNanos) : 0;
  }

  private static @Nullable Programme left(long rate, long units, long done) {
    if (rate == 0) {
      return null;
    }
    long perMicrolitre = 1_000 * FluidPath.UNITS_PER_NANOLITRE;
    return new Programme(rate, (units - done + perMicrolitre - 1) / perMicrolitre);
  }

  /** What the pump believes it has delivered: the motor's displacement. */
  long deliveredNanolitres(long nowNanos) {
    return path.motorNanolitres(units(nowNanos));
  }

  /** Counts changes of the motor's rate, and of the line behind it. */
  int changes() {
    return changes;
  }

  /** What the line behind the pump holds beyond its rest. */
  long storedNanolitres(long nowNanos) {
    return path.storedNanolitres(nowNanos);
  }

  /** What has really left the line. */
  long fluidNanolitres(long nowNanos) {
    return path.fluidNanolitres(nowNanos, units(nowNanos));
  }
}
