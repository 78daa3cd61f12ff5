package org.pumprig.pump.device;

import org.jspecify.annotations.Nullable;
import org.pumprig.pump.defect.Defect;
import org.pumprig.pump.defect.Defects;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.pump.firmware.HardwareWatchdog;
import org.pumprig.seed.RandomStream;

/**
 * A system error and what comes of it: latched until power goes, the motor off after the unit's
 * delay, or a processor that hangs; honest or not, as the unit's defects say.
 */
final class FailSafe {
  static final long NEVER = Long.MAX_VALUE;

  private final FirmwareProfile firmware;
  private final UnitTraits traits;
  private final Defects defects;
  private final RandomStream falseTrips;

  private @Nullable String code;
  private @Nullable PumpStatus claimed;
  private boolean hung;
  private long motorOffNanos = NEVER;
  private long falseTripNanos = NEVER;
  private long hardwareTripNanos = NEVER;

  FailSafe(FirmwareProfile firmware, UnitTraits traits, Defects defects) {
    this.firmware = firmware;
    this.traits = traits;
    this.defects = defects;
    this.falseTrips = traits.falseTrips();
  }

  /** The pump has started up. */
  void started(long nowNanos) {
    if (defects.has(Defect.FALSE_WATCHDOG)) {
      falseTripNanos =
          nowNanos + (long) (falseTrips.nextExponential() * Defects.FALSE_TRIP_MEAN_NANOS);
    }
  }

  /** Power is gone. */
  void clear() {
    code = null;
    claimed = null;
    hung = false;
    motorOffNanos = NEVER;
    falseTripNanos = NEVER;
    hardwareTripNanos = NEVER;
  }

  /** Something tripped: no second watchdog acts without a cause. */
  void disarm() {
    falseTripNanos = NEVER;
  }

  /**
   * The system error is latched.
   *
   * @param was what the pump said of itself just before
   * @return the code as this unit writes it
   */
  String latch(long nowNanos, String systemError, PumpStatus was) {
    claimed = was;
    String shown = defects.shown(systemError);
    code = shown;
    motorOffNanos = hung ? NEVER : motorOff(nowNanos);
    hung = false;
    hardwareTripNanos = NEVER;
    return shown;
  }

  private long motorOff(long nowNanos) {
    if (defects.has(Defect.ALARM_WITHOUT_STOP)) {
      return NEVER;
    }
    long late = defects.has(Defect.STOPS_TOO_LATE) ? Defects.LATE_STOP_NANOS : 0;
    return nowNanos + traits.motorOffNanos() + late;
  }

  /** Whether the processor hangs where a watchdog of a task should act. */
  boolean hangsAtTrip() {
    return defects.has(Defect.NO_WATCHDOG) || defects.has(Defect.PROCESSOR_HANGS);
  }

  /** It hangs; a hardware watchdog that isn't missing too will act. */
  void hang(long nowNanos) {
    hung = true;
    HardwareWatchdog hardware = firmware.hardwareWatchdog();
    if (hardware != null && !defects.has(Defect.NO_WATCHDOG)) {
      hardwareTripNanos = nowNanos + hardware.afterNanos();
    }
  }

  /** The hardware watchdog's code; only when it is due. */
  String hardwareCode() {
    HardwareWatchdog hardware = firmware.hardwareWatchdog();
    return hardware == null ? firmware.systemErrorCode() : hardware.code();
  }

  /** At {@link #motorOffNanos}: stops the motor, and more if the unit is made so. */
  void motorOff(long nowNanos, Infusion infusion) {
    motorOffNanos = NEVER;
    infusion.stop(nowNanos);
    if (defects.has(Defect.FREE_FLOW)) {
      infusion.freeFlow(nowNanos, Defects.FREE_FLOW_MICROLITRES_PER_HOUR);
    }
  }

  boolean latched() {
    return code != null;
  }

  /** The latched code, or null. */
  @Nullable String code() {
    return code;
  }

  boolean hung() {
    return hung;
  }

  long motorOffNanos() {
    return motorOffNanos;
  }

  long falseTripNanos() {
    return falseTripNanos;
  }

  long hardwareTripNanos() {
    return hardwareTripNanos;
  }

  /** Whether nothing answers at the service port. */
  boolean silent() {
    return hung || (latched() && defects.has(Defect.LAST_MESSAGE_LOST));
  }

  /** What a unit that hides its system error says instead; null: it doesn't hide it. */
  @Nullable PumpStatus pretends(long upMillis) {
    return claimed == null || !latched() || defects.tellsService()
        ? null
        : claimed.at(upMillis, defects.tellsContact());
  }
}
