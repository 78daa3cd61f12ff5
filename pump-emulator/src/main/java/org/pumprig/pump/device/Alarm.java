package org.pumprig.pump.device;

/** Alarms beside the system errors; the name is the code that service port and screen show. */
public enum Alarm {
  /** Nothing comes from the bag. */
  UPSTREAM_OCCLUSION,
  /** Nothing goes to the patient. */
  DOWNSTREAM_OCCLUSION,
  /** The bag is empty and its air has come to the detector. */
  AIR_IN_LINE,
  /** The battery will be empty before long; the motor runs on. */
  LOW_BATTERY
}
