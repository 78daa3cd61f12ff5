package org.pumprig.rig.setup;

import org.pumprig.fault.power.OutletSwitch;

/** By what a unit's outlet is switched. */
public sealed interface OutletPlace {
  /** It takes checked lines at a port of this machine. */
  record Port(PortAddress address) implements OutletPlace {
    @Override
    public String toString() {
      return address.toString();
    }
  }

  /** Programs, or a device of the local network, switch it. */
  record Switch(OutletSwitch by) implements OutletPlace {
    @Override
    public String toString() {
      return by.toString();
    }
  }
}
