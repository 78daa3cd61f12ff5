package org.pumprig.rig.driver.alaris;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;

/**
 * The answer to {@code INF}: fields by position as OpenICE's driver indexes them, which nobody has
 * checked against the maker's document: 2 alarm, 3 mode, 4 rate, 5 its unit, 7 volume infused, 8
 * its unit.
 *
 * @param alarm the pump's words
 * @param mode the pump's word
 * @param rateMicrolitresPerHour rate
 * @param infusedMicrolitres its own counter
 */
record AlarisStatus(
    String alarm, String mode, long rateMicrolitresPerHour, long infusedMicrolitres) {
  private static final int FIELDS = 9;
  private static final int MOST_CODE = 32;

  static Optional<AlarisStatus> parse(String text) {
    String[] fields = text.split("\\^", -1);
    boolean whole =
        fields.length >= FIELDS
            && fields[0].equals("INF")
            && fields[5].equals("ml/h")
            && fields[8].equals("ml")
            && isNumber(fields[4])
            && isNumber(fields[7]);
    return whole
        ? Optional.of(
            new AlarisStatus(fields[2], fields[3], thousandths(fields[4]), thousandths(fields[7])))
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
