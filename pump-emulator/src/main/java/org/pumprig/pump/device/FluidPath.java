package org.pumprig.pump.device;

/**
 * From the motor to the patient: the motor displaces exactly, the fluid follows with one time
 * constant (the compliance of reservoir and tubing), so that what is stored when the motor stops
 * still comes out, and in the end fluid and motor agree.
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

  FluidPath(long complianceNanos) {
    this.complianceNanos = complianceNanos;
  }

  /** Sets the motor's rate from {@code nowNanos} on, after {@code units} since the last change. */
  void change(long nowNanos, long units, long newRateMicrolitresPerHour) {
    flowThen = flow(nowNanos);
    long sum = motorUnits + units % UNITS_PER_NANOLITRE;
    motorNanolitres += units / UNITS_PER_NANOLITRE + sum / UNITS_PER_NANOLITRE;
    motorUnits = sum % UNITS_PER_NANOLITRE;
    sinceNanos = nowNanos;
    rate = newRateMicrolitresPerHour;
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
    double stored = flow(nowNanos) / UNITS_PER_NANOLITRE * complianceNanos;
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

  /** Microlitres per hour. */
  private double flow(long nowNanos) {
    double gone = StrictMath.exp(-(nowNanos - sinceNanos) / complianceNanos);
    return rate + (flowThen - rate) * gone;
  }
}
