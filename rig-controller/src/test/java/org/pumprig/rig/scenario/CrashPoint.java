package org.pumprig.rig.scenario;

import java.util.Optional;
import org.pumprig.time.Scheduler;

/** Decides at which record or write the process dies. */
final class CrashPoint {
  private final Scheduler scheduler;
  private final Optional<Troubles.Crash> crash;
  private int steps;

  CrashPoint(Scheduler scheduler, Optional<Troubles.Crash> crash) {
    this.scheduler = scheduler;
    this.crash = crash;
  }

  /** The process is dead: nothing of it goes on. */
  static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Died() {
      super("the process died, as drawn", null, false, false);
    }
  }

  /** A step of the process. */
  void step() {
    if (crash.isPresent()
        && scheduler.nanoTime() >= crash.get().fromNanos()
        && ++steps >= crash.get().steps()) {
      throw new Died();
    }
  }
}
