package org.pumprig.fault;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pumprig.time.Scheduler;

/** The leases of one back end's faults, by fault id. Confined to the scheduler's thread. */
public final class Leases {
  private final Scheduler scheduler;
  private final Map<String, Scheduler.Timer> timers = new LinkedHashMap<>();

  /**
   * @param scheduler clock and thread of the back end
   */
  public Leases(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Lets the lease of a fault begin, or begin anew.
   *
   * @param over run once when it ends without having been renewed or given up
   */
  public void hold(String faultId, long nanos, Runnable over) {
    giveUp(faultId);
    timers.put(faultId, scheduler.schedule(nanos, over));
  }

  /** Ends the lease of a fault in silence; without effect if it has none. */
  public void giveUp(String faultId) {
    Scheduler.Timer timer = timers.remove(faultId);
    if (timer != null) {
      timer.cancel();
    }
  }
}
