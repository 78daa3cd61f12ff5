package org.pumprig.pump.protocol.newera;

/**
 * One phase of a pumping programme.
 *
 * @param function what it does
 * @param rate its rate
 * @param rateUnit unit in which the rate was entered
 * @param volumeNanolitres volume after which it ends; 0: never
 * @param infuses direction
 * @param pauseSeconds of a timed pause
 */
record PumpingPhase(
    Function function,
    long rate,
    RateUnit rateUnit,
    long volumeNanolitres,
    boolean infuses,
    int pauseSeconds) {
  static final PumpingPhase FIRST = new PumpingPhase(Function.RATE, 0, RateUnit.MH, 0, true, 0);
  static final PumpingPhase OTHER = new PumpingPhase(Function.STOP, 0, RateUnit.MH, 0, true, 0);

  /** What a phase does. */
  enum Function {
    /** Pumps at a rate. */
    RATE("RAT"),
    /** Stands for so many seconds, then goes on. */
    PAUSE("PAS"),
    /** Ends the programme. */
    STOP("STP");

    private final String word;

    Function(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** Units of rates, each with the nanolitres an hour of a thousandth of it. */
  enum RateUnit {
    UM(60),
    MM(60_000),
    UH(1),
    MH(1_000);

    private final long nanolitresPerHour;

    RateUnit(long nanolitresPerHour) {
      this.nanolitresPerHour = nanolitresPerHour;
    }

    long ofThousandths() {
      return nanolitresPerHour;
    }
  }

  /** Nanolitres an hour; {@link #rate} is in thousandths of the unit. */
  long nanolitresPerHour() {
    return rate * rateUnit.ofThousandths();
  }

  PumpingPhase with(Function next) {
    return new PumpingPhase(next, rate, rateUnit, volumeNanolitres, infuses, pauseSeconds);
  }

  PumpingPhase withRate(long next, RateUnit unit) {
    return new PumpingPhase(function, next, unit, volumeNanolitres, infuses, pauseSeconds);
  }

  PumpingPhase withVolume(long nanolitres) {
    return new PumpingPhase(function, rate, rateUnit, nanolitres, infuses, pauseSeconds);
  }

  PumpingPhase withDirection(boolean infusing) {
    return new PumpingPhase(function, rate, rateUnit, volumeNanolitres, infusing, pauseSeconds);
  }

  PumpingPhase pausing(int seconds) {
    return new PumpingPhase(Function.PAUSE, rate, rateUnit, volumeNanolitres, infuses, seconds);
  }
}
