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
 */
public record UnitSpec(String serial, FirmwareProfile firmware, Endpoint gateway, Defects defects) {
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
