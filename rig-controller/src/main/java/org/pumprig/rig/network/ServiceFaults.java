package org.pumprig.rig.network;

import java.net.Inet4Address;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import org.pumprig.fault.Injector;
import org.pumprig.fault.SharedInjector;
import org.pumprig.fault.networkservice.NetworkServiceInjector;
import org.pumprig.fault.networkservice.ServedNetwork;
import org.pumprig.fault.networkservice.UnitMark;
import org.pumprig.fault.networkservice.UnitSide;
import org.pumprig.rig.setup.Rig;
import org.pumprig.time.Scheduler;

/**
 * Faults of the DNS, DHCP and NTP that the rig serves to all units: injected once for all of them.
 * On an emulated bench they are looked for from the place of each, with its own Ethernet address;
 * of units behind cables, what each asks by itself is counted where the fault meets it.
 */
final class ServiceFaults implements AutoCloseable {
  private final NetworkServiceInjector injector;
  private final SharedInjector shared;

  ServiceFaults(ServedNetwork served, FarPlaces places, List<Rig.Unit> units, Scheduler scheduler) {
    var sides = new LinkedHashMap<String, UnitSide>();
    for (Rig.Unit unit : units) {
      var threads = places.unit(unit.serial()).threads("pumprig-unit-probe");
      sides.put(
          unit.serial(),
          unit.mac()
              .map(mac -> new UnitSide(served, scheduler, threads, number(mac)))
              .orElseGet(() -> new UnitSide(served, scheduler, threads)));
    }
    injector =
        new NetworkServiceInjector(
            served, places.rigPlace(), places.rig().threads("pumprig-responder"), sides, scheduler);
    shared = new SharedInjector(injector, scheduler);
  }

  private ServiceFaults(NetworkServiceInjector injector, Scheduler scheduler) {
    this.injector = injector;
    this.shared = new SharedInjector(injector, scheduler);
  }

  /** Units that are known by what they send alone. */
  static ServiceFaults behindCables(
      ServedNetwork served, BenchPlaces places, List<Rig.Unit> units, Scheduler scheduler) {
    var marks = new LinkedHashMap<String, UnitMark>();
    for (Rig.Unit unit : units) {
      marks.put(
          unit.serial(),
          new UnitMark(
              (Inet4Address) unit.address().orElseThrow().inet(),
              unit.mac().map(ServiceFaults::number)));
    }
    return new ServiceFaults(
        NetworkServiceInjector.seen(
            served, places.rigPlace(), places.rig().threads("pumprig-responder"), marks, scheduler),
        scheduler);
  }

  private static long number(String mac) {
    return HexFormat.fromHexDigitsToLong(mac.replace(":", ""));
  }

  /** As one unit's run sees them. */
  Injector forRun(String serial) {
    return shared.forRun(serial, (spec, done) -> injector.verifyFor(serial, spec, done));
  }

  @Override
  public void close() {
    injector.close();
  }
}
