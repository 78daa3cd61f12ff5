package org.pumprig.rig.network;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Injector;
import org.pumprig.fault.ethernet.EthernetInjector;
import org.pumprig.host.ManagementGuard;
import org.pumprig.rig.setup.Rig;
import org.pumprig.time.Scheduler;

/** The units' own Ethernet links, each to be taken down by itself; none where they share one. */
final class UnitLinks implements AutoCloseable {
  private final Closing closing = new Closing();
  private final Map<String, EthernetInjector> injectors = new LinkedHashMap<>();

  private UnitLinks() {}

  /**
   * Reads how each link is now, which it will be given back.
   *
   * @throws IOException if one can't be read; then none is left open
   */
  static UnitLinks open(Rig rig, BenchPlaces places, ManagementGuard guard, Scheduler scheduler)
      throws IOException {
    var links = new UnitLinks();
    if (!rig.topology().backEnds().contains(BackEnd.ETHERNET) || rig.sharedLink().isPresent()) {
      return links;
    }
    try {
      for (String serial : rig.serials()) {
        links.injectors.put(
            serial,
            links.closing.add(
                EthernetInjector.open(
                    places.port(serial), places.unitEnd(serial), guard, scheduler)));
      }
      return links;
    } catch (IOException e) {
      throw links.closing.after(e);
    }
  }

  /** The back end for a unit's link; empty: it has none of its own. */
  Optional<Injector> of(String serial) {
    return Optional.ofNullable(injectors.get(serial));
  }

  @Override
  public void close() throws IOException {
    closing.close();
  }
}
