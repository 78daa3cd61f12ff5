package org.pumprig.rig.driver;

import org.pumprig.rig.event.ServiceObservation;
import org.pumprig.time.Scheduler;

/** What a session has of the rig: the unit's link, a clock, and the record. */
public interface DriverPort {
  /** Sends bytes; lost without a word while the link is down. */
  void send(byte[] bytes);

  /** Puts on record what the unit said. */
  void observe(ServiceObservation observation);

  /**
   * Puts on record bytes that are no message of the protocol: their number and the first 16.
   *
   * @param length how many there were, which may be more than are given
   */
  void garbled(byte[] first, long length);

  /** Ends the link as if it had broken; it is opened again after a pause. */
  void giveUp(String reason);

  /** Monotonic time. */
  long nanoTime();

  /** How often the plan wants the unit's status. */
  long statusEveryNanos();

  /** Runs something later, unless the link is lost before. */
  Scheduler.Timer after(long delayNanos, Runnable task);

  /** Runs something on the session's thread; callable from any thread. */
  void execute(Runnable task);
}
