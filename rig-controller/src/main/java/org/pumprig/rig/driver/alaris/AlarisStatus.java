package org.pumprig.rig.driver.alaris;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;

/**
 * The answer to {@code INF}: fields by position, as the driver's settings say.
 *
 * @param alarm the pump's words
 * @param mode the pump's word
 * @param rateMicrolitresPerHour rate
 * @param infusedMicrolitres its own counter
 */
record AlarisStatus(
    String alarm, String mode, long rateMicrolitresPerHour, long infusedMicrolitres) {
  private static final int MOST_CODE = 32;

  static Optional<AlarisStatus> parse(String text, AlarisDriver.Positions at) {
    String[] fields = text.split("\\^", -1);
    boolean whole =
        fields.length > at.last()
            && fields[0].equals("INF")
            && fields[at.rateUnit()].equals("ml/h")
            && fields[at.infusedUnit()].equals("ml")
            && isNumber(fields[at.rate()])
            && isNumber(fields[at.infused()]);
    return whole
        ? Optional.of(
            new AlarisStatus(
                fields[at.alarm()],
                fields[at.mode()],
                thousandths(fields[at.rate()]),
                thousandths(fields[at.infused()])))
        : Optional.empty();
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?");
  }

  private static long thousandths(String text) {
    return new BigDecimal(text)
        .movePointRight(3)
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  ServiceStatus observation(AlarisDriver driver) {
    String code = code(driver);
    boolean infuses = driver.infusing().contains(mode);
    PumpState state =
        infuses ? PumpState.INFUSING : code.equals("NONE") ? PumpState.STOPPED : PumpState.FAILSAFE;
    return new ServiceStatus(
        state,
        code,
        infuses ? rateMicrolitresPerHour : 0,
        -1,
        -1,
        -1,
        -1,
        infusedMicrolitres,
        -1,
        -1);
  }

  /** The alarm's words as a code: {@code COMMS FAILURE} is {@code COMMS-FAILURE}. */
  private String code(AlarisDriver driver) {
    if (driver.quiet().contains(alarm)) {
      return "NONE";
    }
    String code = alarm.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_.-]", "-");
    return code.isEmpty() ? "ALARM" : code.substring(0, Math.min(MOST_CODE, code.length()));
  }
}
