package org.pumprig.pump.device;

/**
 * From the motor to the patient: the motor displaces exactly, the fluid follows with one time
 * constant (the compliance of reservoir and tubing), so that what is stored when the motor stops
 * still comes out, and in the end fluid and motor agree. Behind a clamp nothing comes out, and what
 * was stored comes as a bolus when it opens.
 *
 * <p>Volumes of the motor are exact: whole nanolitres and a remainder counted in µL/h·ns, of which
 * 3.6e9 are a nanolitre.
 */
final class FluidPath {
  static final long UNITS_PER_NANOLITRE = 3_600_000_000L;

  private final double complianceNanos;
  private long motorNanolitres;
  private long motorUnits;
  private long sinceNanos;
  private long rate;
  private double flowThen;
  private boolean clamped;

  FluidPath(long complianceNanos) {
    this.complianceNanos = complianceNanos;
  }

  /** Sets the motor's rate from {@code nowNanos} on, after {@code units} since the last change. */
  void change(long nowNanos, long units, long newRateMicrolitresPerHour) {
    flowThen = stored(nowNanos);
    long sum = motorUnits + units % UNITS_PER_NANOLITRE;
    motorNanolitres += units / UNITS_PER_NANOLITRE + sum / UNITS_PER_NANOLITRE;
    motorUnits = sum % UNITS_PER_NANOLITRE;
    sinceNanos = nowNanos;
    rate = newRateMicrolitresPerHour;
  }

  /** Closes or opens the line behind the pump; at a change of rate, even to the same one. */
  void clamp(boolean closed) {
    clamped = closed;
  }

  /** What the line holds beyond its rest. */
  long storedNanolitres(long nowNanos) {
    return (long) (stored(nowNanos) / UNITS_PER_NANOLITRE * complianceNanos);
  }

  /** What the motor has displaced, given the units since the last change. */
  long motorNanolitres(long units) {
    return motorNanolitres
        + units / UNITS_PER_NANOLITRE
        + (motorUnits + units % UNITS_PER_NANOLITRE) / UNITS_PER_NANOLITRE;
  }

  /** What has left the line, given the units since the last change. */
  long fluidNanolitres(long nowNanos, long units) {
    double displaced = motorNanolitres + (motorUnits + (double) units) / UNITS_PER_NANOLITRE;
    double stored = stored(nowNanos) / UNITS_PER_NANOLITRE * complianceNanos;
    return (long) StrictMath.floor(displaced - stored + 1e-6);
  }

  /** Whether fluid was moving at the last change, or is being moved. */
  boolean moving() {
    return flowThen > 0 || rate > 0;
  }

  /** How long a flow takes to fall to 1 %. */
  long standstillNanos() {
    return (long) (complianceNanos * StrictMath.log(100));
  }

  /** What is stored, as the flow that it drives through an open line: microlitres per hour. */
  private double stored(long nowNanos) {
    if (clamped) {
      return flowThen + rate * ((nowNanos - sinceNanos) / complianceNanos);
    }
    double gone = StrictMath.exp(-(nowNanos - sinceNanos) / complianceNanos);
    return rate + (flowThen - rate) * gone;
  }
}
