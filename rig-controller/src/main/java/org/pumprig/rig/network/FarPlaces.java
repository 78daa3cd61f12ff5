package org.pumprig.rig.network;

import org.pumprig.host.NetworkNamespace;

/** Places where gateway and units are emulated: they can be entered from here. */
interface FarPlaces extends BenchPlaces {
  /** Where the gateway is. */
  NetworkNamespace gateway();

  /** Where a unit is. */
  NetworkNamespace unit(String serial);
}
