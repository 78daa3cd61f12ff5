package org.pumprig.rig.driver.bcc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;

/**
 * What the blocks of one answer say of one slot. {@code _NV} and {@code _NA} are no values, least
 * of all zero.
 */
final class BccPicture {
  private static final int MOST_VALUES = 500;
  private static final int ALARMS = 16;
  private static final long UNKNOWN = -1;

  private final String address;
  private final SortedMap<String, String> values = new TreeMap<>();

  BccPicture(String slot) {
    this.address = "501" + slot;
  }

  /** Adds a block's text; false if it isn't made of quadruples. */
  boolean add(String text) {
    String quadruples = text.substring(text.indexOf('>') + 1);
    boolean good = true;
    for (String each : quadruples.split("\u001e", -1)) {
      String[] parts = each.split(",", 4);
      if (parts.length != 4 || !parts[0].matches("[0-9]{1,15}")) {
        good = false;
      } else if (parts[1].equals(address)
          && !parts[3].equals("_NV")
          && !parts[3].equals("_NA")
          && values.size() < MOST_VALUES) {
        values.put(parts[2], parts[3]);
      }
    }
    return good;
  }

  /** Empty if it doesn't say whether the pump delivers. */
  Optional<ServiceObservation> observation() {
    String pumping = values.getOrDefault("INM3", "");
    if (!pumping.equals("0") && !pumping.equals("1")) {
      return Optional.empty();
    }
    String code = code();
    boolean infuses = pumping.equals("1");
    PumpState state =
        infuses ? PumpState.INFUSING : code.equals("NONE") ? PumpState.STOPPED : PumpState.FAILSAFE;
    return Optional.of(
        new ServiceStatus(
            state,
            code,
            infuses ? thousandths("INRT") : 0,
            UNKNOWN,
            UNKNOWN,
            UNKNOWN,
            UNKNOWN,
            thousandths("INVI"),
            UNKNOWN,
            UNKNOWN,
            UNKNOWN));
  }

  /** The first device alarm that is on: {@code INA3} is pressure. */
  private String code() {
    for (int alarm = 1; alarm <= ALARMS; alarm++) {
      String on = values.getOrDefault("INA" + alarm, "0");
      if (!on.equals("0") && !on.isEmpty()) {
        return "INA" + alarm;
      }
    }
    return "NONE";
  }

  /** Millilitres (an hour) in microlitres. */
  private long thousandths(String parameter) {
    String text = values.getOrDefault(parameter, "");
    return text.matches("[0-9]{1,7}(\\.[0-9]{1,6})?")
        ? new BigDecimal(text).movePointRight(3).setScale(0, RoundingMode.HALF_EVEN).longValue()
        : UNKNOWN;
  }
}
