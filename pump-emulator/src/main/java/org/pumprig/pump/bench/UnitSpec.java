package org.pumprig.pump.bench;

import org.pumprig.link.Endpoint;
import org.pumprig.pump.defect.Defects;
import org.pumprig.pump.firmware.FirmwareProfile;

/**
 * An emulated pump to be put on the bench.
 *
 * @param serial letters, digits, {@code -}; at most 20
 * @param gateway where the pump connects to: the gateway, or what stands in front of it
 * @param defects in which ways it lies
 * @param tellsAlarms whether it reports alarms and the start and end of delivery as well (PCD-04,
 *     PCD-10), beside the model of its communication task: they cost it nothing
 */
public record UnitSpec(
    String serial,
    FirmwareProfile firmware,
    Endpoint gateway,
    Defects defects,
    boolean tellsAlarms) {
  /** A unit that makes periodic reports and no others. */
  public UnitSpec(String serial, FirmwareProfile firmware, Endpoint gateway, Defects defects) {
    this(serial, firmware, gateway, defects, false);
  }

  /** An honest unit. */
  public UnitSpec(String serial, FirmwareProfile firmware, Endpoint gateway) {
    this(serial, firmware, gateway, Defects.NONE);
  }

  /** Checks the serial number, which stands in line protocols and HL7 fields. */
  public UnitSpec {
    if (!serial.matches("[A-Za-z0-9-]{1,20}")) {
      throw new IllegalArgumentException("serial number '" + serial + "': letters, digits, '-'");
    }
  }
}
