package org.pumprig.rig.network;

import java.io.IOException;
import org.pumprig.fault.ethernet.EthernetPort;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.NetworkNamespace;

/** Where the rig, its gateway and each of its emulated units are. */
interface BenchPlaces extends AutoCloseable {
  /** Where the rig's two interfaces are. */
  CommandPlace rigPlace();

  /** The same, to be entered. */
  NetworkNamespace rig();

  /** Where the gateway is. */
  NetworkNamespace gateway();

  /** Where a unit is. */
  NetworkNamespace unit(String serial);

  /** Where a unit's own wire is plugged in, if it has one of its own. */
  EthernetPort port(String serial);

  /**
   * The unit's end of that wire. Blocks.
   *
   * @throws IOException if it isn't there
   */
  EthernetPort unitEnd(String serial) throws IOException;

  @Override
  void close() throws IOException;
}
