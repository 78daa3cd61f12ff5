package org.pumprig.pump.device;

import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.pump.firmware.TaskProfile;
import org.pumprig.pump.firmware.WatchdogWindow;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/**
 * What makes one unit differ from another of its kind: drawn from seed and serial number, never
 * from the firmware, so that a unit is the same device in every arm.
 */
final class UnitTraits {
  private static final long MILLION = 1_000_000;

  private final Seed seed;
  private final String serial;
  private final long processorPartsPerMillion;
  private final FirmwareProfile profile;

  UnitTraits(Seed seed, String serial, FirmwareProfile profile) {
    this.seed = seed;
    this.serial = serial;
    this.profile = profile;
    this.processorPartsPerMillion =
        share("processor", profile.hardware().processorSpreadPartsPerMillion());
  }

  /** Execution time on this unit's processor. */
  long executionNanos(long nominalNanos) {
    return nominalNanos * processorPartsPerMillion / MILLION;
  }

  long heapBytes() {
    long share = share("heap", profile.hardware().heapSpreadPartsPerMillion());
    return profile.memory().heapBytes() * share / MILLION;
  }

  /** The window's maximum by this unit's watchdog oscillator. */
  long windowMaxNanos(WatchdogWindow window) {
    long share = share("window/" + window.code(), profile.hardware().windowSpreadPartsPerMillion());
    return window.maxNanos() / 1_000 * share / 1_000;
  }

  /** When, within its period, the task is released. */
  long offsetNanos(TaskProfile task) {
    return stream("offset/" + task.name()).nextBelow(task.periodNanos());
  }

  long motorOffNanos() {
    var hardware = profile.hardware();
    return stream("motorOff")
        .nextBetween(hardware.motorOffAtLeastNanos(), hardware.motorOffAtMostNanos());
  }

  RandomStream reconnectJitter() {
    return stream("reconnect");
  }

  /** Times from the end of start-up to a trip without cause, one for each start. */
  RandomStream falseTrips() {
    return stream("falseTrip");
  }

  RandomStream sensorNoise(String side) {
    return stream("sensor/" + side);
  }

  private long share(String name, long spreadPartsPerMillion) {
    return stream(name)
        .nextBetween(MILLION - spreadPartsPerMillion, MILLION + spreadPartsPerMillion);
  }

  private RandomStream stream(String name) {
    return seed.stream("pump", serial, name);
  }
}
