package org.pumprig.rig.setup;

import org.pumprig.fault.power.OutletPrograms;

/** By what a unit's outlet is switched. */
public sealed interface OutletPlace {
  /** It takes checked lines at a port of this machine. */
  record Port(PortAddress address) implements OutletPlace {
    @Override
    public String toString() {
      return address.toString();
    }
  }

  /** Programs switch it. */
  record Programs(OutletPrograms programs) implements OutletPlace {
    @Override
    public String toString() {
      return programs.toString();
    }
  }
}
