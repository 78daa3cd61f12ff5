package org.pumprig.rig.setup;

import org.pumprig.fault.power.OutletPrograms;
import org.pumprig.link.SerialSettings;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Reads a unit's {@code outlet}: a port, the programs that switch it, or a device of the network.
 */
final class OutletSection {
  private static final long LEAST_NANOS = 100_000_000;
  private static final long USUAL_NANOS = 10_000_000_000L;

  private OutletSection() {}

  static OutletPlace read(Fields outlet, String rigFile, SerialSettings usual) throws InputProblem {
    if (OutletDeviceSection.reads(outlet)) {
      return new OutletPlace.Switch(OutletDeviceSection.read(outlet, rigFile, within(outlet)));
    }
    if (!outlet.has("off") && !outlet.has("on") && !outlet.has("state")) {
      PortAddress address = PortAddressSection.read(outlet, usual);
      requirePlainForm(outlet, address, usual);
      return new OutletPlace.Port(address);
    }
    outlet.only("off", "on", "state", "where", "within");
    long within = within(outlet);
    var place = CommandPlaceSection.read(rigFile, outlet, "where");
    var off = GatewaySection.vector(outlet, "off");
    var on = GatewaySection.vector(outlet, "on");
    var state = GatewaySection.vector(outlet, "state");
    try {
      return new OutletPlace.Switch(new OutletPrograms(place, off, on, state, within));
    } catch (IllegalArgumentException e) {
      throw outlet
          .place("on")
          .problem(String.valueOf(e.getMessage()), "Put what is long into a script of yours");
    }
  }

  private static long within(Fields outlet) throws InputProblem {
    return outlet.has("within")
        ? outlet.quantity("within", Quantity.DURATION, LEAST_NANOS, OutletPrograms.MOST_NANOS)
        : USUAL_NANOS;
  }

  /** What recovery switches on again must be reachable by what the ledger keeps of it. */
  private static void requirePlainForm(Fields outlet, PortAddress address, SerialSettings usual)
      throws InputProblem {
    if (address instanceof PortAddress.Serial(String _, SerialSettings line)
        && !line.equals(
            new SerialSettings(line.baud(), usual.dataBits(), usual.parity(), usual.stopBits()))) {
      throw outlet
          .place("form")
          .problem(
              "an outlet's serial line has the form 8N1", "Set the outlet to it, or remove 'form'");
    }
  }
}
