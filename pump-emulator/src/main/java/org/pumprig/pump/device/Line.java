package org.pumprig.pump.device;

import org.jspecify.annotations.Nullable;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.pump.firmware.LineProfile;

/**
 * Bag, tubing and sensors: from the motor's rate follow the pressures on both sides, and from them
 * the time of the next alarm if nothing changes. A clamped line gives up or takes up volume in
 * proportion to its pressure until the limit is reached.
 */
final class Line {
  static final long NEVER = Long.MAX_VALUE;
  private static final long NANOS_PER_HOUR = 3_600_000_000_000L;

  private final LineProfile profile;
  private final PressureSensor upstream;
  private final PressureSensor downstream;

  private boolean upstreamClamped;
  private boolean downstreamClamped;
  private long drawnNanolitres;
  private long airAtNanolitres;
  private long sinceNanolitres;
  private long upstreamNanos = NEVER;
  private long downstreamNanos = NEVER;
  private long airNanos = NEVER;

  Line(FirmwareProfile firmware, UnitTraits traits) {
    profile = firmware.hardware().line();
    long period = firmware.sensors().periodNanos();
    long noise = profile.noisePascals();
    upstream =
        new PressureSensor(
            firmware.sensors().upstream(), noise, period, traits.sensorNoise("upstream"));
    downstream =
        new PressureSensor(
            firmware.sensors().downstream(), noise, period, traits.sensorNoise("downstream"));
    hang(profile.bagMicrolitres(), 0);
  }

  /** A bag with so much in it, after so much was delivered in all. */
  void hang(long microlitres, long deliveredNanolitres) {
    airAtNanolitres =
        deliveredNanolitres + (microlitres + profile.bagToDetectorMicrolitres()) * 1_000;
  }

  /** Closes or opens the line from the bag, after so much was delivered in all. */
  void clampUpstream(boolean clamped, long deliveredNanolitres) {
    upstreamClamped = clamped;
    sinceNanolitres = deliveredNanolitres;
    drawnNanolitres = 0;
  }

  void clampDownstream(boolean clamped) {
    downstreamClamped = clamped;
  }

  /**
   * The motor's rate, a clamp or the bag changed.
   *
   * @param storedNanolitres what the line towards the patient holds beyond its rest
   */
  void changed(long nowNanos, long rate, long deliveredNanolitres, long storedNanolitres) {
    if (upstreamClamped) {
      drawnNanolitres += deliveredNanolitres - sinceNanolitres;
    }
    sinceNanolitres = deliveredNanolitres;
    if (rate == 0) {
      upstreamNanos = NEVER;
      downstreamNanos = NEVER;
      airNanos = NEVER;
      return;
    }
    upstreamNanos = upstreamAlarm(nowNanos, rate);
    downstreamNanos = downstreamAlarm(nowNanos, rate, storedNanolitres);
    airNanos = reached(nowNanos, rate, airAtNanolitres - deliveredNanolitres);
  }

  private long upstreamAlarm(long nowNanos, long rate) {
    if (upstreamClamped) {
      long gives = upstream.limitPascals() * profile.upstreamMicrolitresPerKilopascal();
      return reached(nowNanos, rate, gives - drawnNanolitres) + upstream.confirmationNanos();
    }
    return byNoise(nowNanos, upstream, profile.upstreamPascalsPer100() * rate / 100_000);
  }

  private long downstreamAlarm(long nowNanos, long rate, long storedNanolitres) {
    if (downstreamClamped) {
      long takes = downstream.limitPascals() * profile.downstreamMicrolitresPerKilopascal();
      return reached(nowNanos, rate, takes - storedNanolitres) + downstream.confirmationNanos();
    }
    return byNoise(nowNanos, downstream, profile.downstreamPascalsPer100() * rate / 100_000);
  }

  private static long byNoise(long nowNanos, PressureSensor sensor, long pascals) {
    long after = sensor.falseAlarmAfterNanos(pascals);
    return after == NEVER ? NEVER : nowNanos + after;
  }

  /** When the motor has displaced so much more. */
  private static long reached(long nowNanos, long rate, long nanolitres) {
    double nanos = (double) Math.max(0, nanolitres) * NANOS_PER_HOUR / 1_000 / rate;
    return nowNanos + (long) StrictMath.min(1e18, StrictMath.ceil(nanos));
  }

  /** Fail-safe: nobody looks at the sensors until the motor's rate changes again. */
  void sensorsOff() {
    upstreamNanos = NEVER;
    downstreamNanos = NEVER;
    airNanos = NEVER;
  }

  /** When the next alarm comes if nothing changes, or {@link #NEVER}. */
  long alarmNanos() {
    return Math.min(upstreamNanos, Math.min(downstreamNanos, airNanos));
  }

  /** The alarm at {@link #alarmNanos}. */
  @Nullable Alarm alarm() {
    long next = alarmNanos();
    if (next == NEVER) {
      return null;
    }
    return next == upstreamNanos
        ? Alarm.UPSTREAM_OCCLUSION
        : next == downstreamNanos ? Alarm.DOWNSTREAM_OCCLUSION : Alarm.AIR_IN_LINE;
  }
}
