package org.pumprig.rig.network;

import java.io.IOException;
import java.util.Optional;
import org.pumprig.fault.ethernet.EthernetPort;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.NetworkNamespace;

/** Where the rig is, and where its units are plugged in. */
interface BenchPlaces extends AutoCloseable {
  /** Where the rig's two interfaces are. */
  CommandPlace rigPlace();

  /** The same, to be entered. */
  NetworkNamespace rig();

  /** Where a unit's own wire is plugged in, if it has one of its own. */
  EthernetPort port(String serial);

  /**
   * The unit's end of that wire; empty: it can't be seen from here. Blocks.
   *
   * @throws IOException if it should be there and isn't
   */
  Optional<EthernetPort> unitEnd(String serial) throws IOException;

  @Override
  void close() throws IOException;
}
