package org.pumprig.pump.protocol.newera;

import java.util.ArrayList;
import java.util.List;

/**
 * Motor, syringe and pumping programme: what flows when. Knows time only as it is told. Figures are
 * those of an NE-1000 as its manual states them; that the fluid follows the motor at once, and that
 * it doesn't leak, is the model's simplification.
 */
final class SyringeDrive {
  static final int PHASES = 41;
  private static final double NANOS_PER_HOUR = 3.6e12;

  /** Fastest travel of the pusher: 5.1005 cm a minute (NE-1000 manual, specifications). */
  private static final double MICROMETRES_PER_HOUR = 51_005.0 * 60;

  /** What the drive does. */
  enum Motion {
    STOPPED,
    PAUSED,
    RUNNING,
    PURGING
  }

  private final List<PumpingPhase> phases = new ArrayList<>();
  private long diameterMicrometres = 26_590;
  private Motion motion = Motion.STOPPED;
  private int phase;
  private double phaseNanolitres;
  private long pausedNanos;
  private double infused;
  private double withdrawn;
  private long sinceNanos;
  private boolean stallsNext;

  SyringeDrive() {
    phases.add(PumpingPhase.FIRST);
    for (int i = 1; i < PHASES; i++) {
      phases.add(PumpingPhase.OTHER);
    }
  }

  long diameterMicrometres() {
    return diameterMicrometres;
  }

  void diameter(long micrometres) {
    diameterMicrometres = micrometres;
  }

  PumpingPhase phase(int index) {
    return phases.get(index);
  }

  void phase(int index, PumpingPhase next) {
    phases.set(index, next);
  }

  int currentPhase() {
    return phase;
  }

  Motion motion() {
    return motion;
  }

  boolean infuses() {
    return phases.get(phase).infuses();
  }

  /** Fastest rate with this syringe. */
  long fastestNanolitresPerHour() {
    double millimetres = diameterMicrometres / 1e3;
    double square = Math.PI * millimetres * millimetres / 4;
    return (long) (square * MICROMETRES_PER_HOUR / 1e3 * 1e3);
  }

  void run(int from, long nowNanos) {
    advance(nowNanos);
    if (motion != Motion.PAUSED) {
      phase = from;
      phaseNanolitres = 0;
      pausedNanos = 0;
    }
    motion = Motion.RUNNING;
  }

  void purge(long nowNanos) {
    advance(nowNanos);
    motion = Motion.PURGING;
  }

  /** The first stop pauses a programme, the second resets it. */
  void stopKey(long nowNanos) {
    advance(nowNanos);
    if (motion == Motion.RUNNING) {
      motion = Motion.PAUSED;
    } else {
      halt(nowNanos);
    }
  }

  /** Stops at once, with the programme back at its begin. */
  void halt(long nowNanos) {
    advance(nowNanos);
    motion = Motion.STOPPED;
    phase = 0;
    phaseNanolitres = 0;
    pausedNanos = 0;
  }

  /** Whether a timed pause of the programme is on. */
  boolean pauses() {
    return motion == Motion.RUNNING && phases.get(phase).function() == PumpingPhase.Function.PAUSE;
  }

  /** Brings volumes and phases up to now. */
  void advance(long nowNanos) {
    while (nowNanos > sinceNanos) {
      switch (motion) {
        case STOPPED, PAUSED -> sinceNanos = nowNanos;
        case PURGING -> {
          move(fastestNanolitresPerHour() * (nowNanos - sinceNanos) / NANOS_PER_HOUR);
          sinceNanos = nowNanos;
        }
        case RUNNING -> runOn(nowNanos);
      }
    }
  }

  private void runOn(long nowNanos) {
    PumpingPhase now = phases.get(phase);
    if (now.function() == PumpingPhase.Function.STOP) {
      motion = Motion.STOPPED;
      phase = 0;
      phaseNanolitres = 0;
      return;
    }
    if (now.function() == PumpingPhase.Function.PAUSE) {
      long pause = now.pauseSeconds() * 1_000_000_000L - pausedNanos;
      long passes = Math.min(pause, nowNanos - sinceNanos);
      sinceNanos += passes;
      pausedNanos += passes;
      if (passes == pause) {
        next();
      }
      return;
    }
    long rate = now.nanolitresPerHour();
    double flows = (double) rate * (nowNanos - sinceNanos) / NANOS_PER_HOUR;
    double left =
        now.volumeNanolitres() == 0 ? Double.MAX_VALUE : now.volumeNanolitres() - phaseNanolitres;
    if (flows < left) {
      move(flows);
      phaseNanolitres += flows;
      sinceNanos = nowNanos;
      return;
    }
    move(left);
    sinceNanos += (long) Math.min(nowNanos - sinceNanos, Math.ceil(left * NANOS_PER_HOUR / rate));
    next();
  }

  private void next() {
    phaseNanolitres = 0;
    pausedNanos = 0;
    phase++;
    if (phase == PHASES) {
      motion = Motion.STOPPED;
      phase = 0;
    }
  }

  private void move(double nanolitres) {
    if (infuses()) {
      infused += nanolitres;
    } else {
      withdrawn += nanolitres;
    }
  }

  double infused() {
    return infused;
  }

  double withdrawn() {
    return withdrawn;
  }

  void clear(boolean infusions) {
    if (infusions) {
      infused = 0;
    } else {
      withdrawn = 0;
    }
  }

  /** The next start finds the pusher blocked. */
  void blockPusher() {
    stallsNext = true;
  }

  boolean takeStall() {
    boolean stall = stallsNext;
    stallsNext = false;
    return stall;
  }
}
