package org.pumprig.pump.device;

/** What a powered pump does. */
public enum PumpState {
  /** The motor runs. */
  INFUSING,
  /** Ready; nothing programmed, not started, or complete. */
  STOPPED,
  /** Stopped for good by a system error, until power has been cycled. */
  FAILSAFE
}
