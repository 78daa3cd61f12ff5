package org.pumprig.pump.protocol.bcc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one pump in the rack shows; written as quadruples {@code seconds,address,PARAMETER,value}.
 *
 * @param serial its serial number
 * @param pumping whether it delivers
 * @param rateMillilitresPerHour rate
 * @param infusedMillilitres volume delivered
 * @param alarms numbers of device alarms that are on, 1 to 16
 */
public record BccValues(
    String serial,
    boolean pumping,
    double rateMillilitresPerHour,
    double infusedMillilitres,
    List<Integer> alarms) {
  private static final String SEPARATOR = "\u001e";
  private static final int ALARMS = 16;

  /** Copies the list. */
  public BccValues {
    alarms = List.copyOf(alarms);
  }

  /** All parameters as one text. */
  String quadruples(long seconds, String address) {
    var all = new ArrayList<String>();
    all.add(quadruple(seconds, address, "INSERNUM", serial));
    all.add(quadruple(seconds, address, "DSSTATUS", "00051"));
    all.add(quadruple(seconds, address, "INM3", pumping ? "1" : "0"));
    all.add(quadruple(seconds, address, "INRT", number(rateMillilitresPerHour)));
    all.add(quadruple(seconds, address, "INVI", number(infusedMillilitres)));
    for (int alarm = 1; alarm <= ALARMS; alarm++) {
      all.add(quadruple(seconds, address, "INA" + alarm, alarms.contains(alarm) ? "1" : "0"));
    }
    return String.join(SEPARATOR, all);
  }

  static String quadruple(long seconds, String address, String parameter, String value) {
    return seconds + "," + address + "," + parameter + "," + value;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
