package org.pumprig.rig.real;

import java.util.List;
import java.util.Optional;
import org.pumprig.fault.Injector;
import org.pumprig.fault.SharedInjector;
import org.pumprig.fault.wifi.AccessPointPrograms;
import org.pumprig.fault.wifi.Station;
import org.pumprig.fault.wifi.WifiInjector;
import org.pumprig.rig.setup.Rig;
import org.pumprig.time.Scheduler;

/**
 * Somebody else's access point as faults reach it through programs, shared by the runs of one slot.
 *
 * @param injector runs the programs
 * @param shared the same, once for all runs
 */
record CommandedAccessPoint(WifiInjector injector, SharedInjector shared) implements AutoCloseable {
  /**
   * @param units each with the address of its radio
   */
  static CommandedAccessPoint of(
      AccessPointPrograms programs, List<Rig.Unit> units, Scheduler scheduler) {
    List<Station> stations =
        units.stream()
            .map(each -> new Station(each.serial(), each.mac().orElseThrow(), Optional.empty()))
            .toList();
    var injector = WifiInjector.commanded(programs, stations, scheduler);
    return new CommandedAccessPoint(injector, new SharedInjector(injector, scheduler));
  }

  /** As one unit's run sees it. */
  Injector forRun(String serial) {
    return shared.forRun(serial, (spec, done) -> injector.verifyFor(serial, spec, done));
  }

  @Override
  public void close() {
    injector.close();
  }
}
