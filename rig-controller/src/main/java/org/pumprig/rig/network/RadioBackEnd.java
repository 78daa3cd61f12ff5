package org.pumprig.rig.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.Injector;
import org.pumprig.fault.SharedInjector;
import org.pumprig.fault.ethernet.EthernetPort;
import org.pumprig.fault.wifi.Station;
import org.pumprig.fault.wifi.StationEvent;
import org.pumprig.fault.wifi.StationEvents;
import org.pumprig.fault.wifi.WifiInjector;
import org.pumprig.fault.wifi.WirelessPort;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.Wifi;
import org.pumprig.time.Scheduler;

/**
 * Faults of the rig's access point, injected once for all units where all are met, and what it says
 * of each unit's coming and going.
 */
final class RadioBackEnd implements AutoCloseable {
  private final RigAccessPoint point;
  private final WifiInjector injector;
  private final SharedInjector shared;
  private final StationEvents events;
  private final Map<String, String> serials = new LinkedHashMap<>();
  private final Map<String, Consumer<? super StationEvent>> records = new LinkedHashMap<>();

  private RadioBackEnd(
      RigAccessPoint point, List<Station> stations, WifiInjector injector, Scheduler scheduler)
      throws IOException {
    this.point = point;
    this.injector = injector;
    this.shared = new SharedInjector(injector, scheduler);
    stations.forEach(each -> serials.put(each.mac(), each.serial()));
    this.events = StationEvents.open(point.control(), scheduler, this::heard);
  }

  /**
   * Opens it.
   *
   * @param point is on
   * @throws IOException if it can't be asked or listened to
   */
  static RadioBackEnd open(
      RigAccessPoint point, Rig rig, Wifi wifi, BenchPlaces places, Scheduler scheduler)
      throws IOException {
    var stations = new ArrayList<Station>();
    for (Rig.Unit unit : rig.units()) {
      Optional<WirelessPort> end = places.unitEnd(unit.serial()).map(RadioBackEnd::radio);
      stations.add(new Station(unit.serial(), unit.mac().orElseThrow(), end));
    }
    Optional<WirelessPort> listener =
        wifi.listener().map(name -> new WirelessPort(places.rigPlace(), name));
    var injector = WifiInjector.open(point, stations, listener, scheduler);
    try {
      return new RadioBackEnd(point, stations, injector, scheduler);
    } catch (IOException e) {
      injector.close();
      throw e;
    }
  }

  private static WirelessPort radio(EthernetPort end) {
    return new WirelessPort(end.place(), end.name());
  }

  private void heard(StationEvent event) {
    injector.heard(event);
    records.getOrDefault(serials.getOrDefault(event.mac(), ""), _ -> {}).accept(event);
  }

  /** A unit's coming and going is told there from now on. */
  void record(String serial, Consumer<? super StationEvent> record) {
    records.put(serial, record);
  }

  /** As one unit's run sees it; faults of the unit alone have ids that no other run knows. */
  Injector forRun(String serial) {
    return shared.forRun(serial, (spec, done) -> injector.verifyFor(serial, spec, done));
  }

  /**
   * Waits until every unit is associated.
   *
   * @throws IOException naming one that isn't in time
   */
  void await(Iterable<Rig.Unit> units, long withinNanos) throws IOException {
    for (Rig.Unit unit : units) {
      point.control().awaitStation(unit.serial(), unit.mac().orElseThrow(), withinNanos);
    }
  }

  @Override
  public void close() {
    events.close();
    injector.close();
  }
}
