package org.pumprig.fault.wifi;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How access point and stations were before a fault: its effect is seen against that.
 *
 * @param bssid the access point's address, in lower case
 * @param frequencyMhz its channel's
 * @param losses of each station's end that can be seen
 * @param signalsDbm how strong each of them heard the access point
 * @param heardDbm how strong the rig's listener heard it; empty: not at all, or there is none
 * @param timeouts how often the RADIUS server had not answered
 * @param rejects how often it had rejected somebody
 */
record WifiBefore(
    String bssid,
    String frequencyMhz,
    Map<String, Long> losses,
    Map<String, Integer> signalsDbm,
    OptionalInt heardDbm,
    long timeouts,
    long rejects) {
  /** hostapd's counters as a RADIUS client (RFC 4668). */
  static final String TIMEOUTS = "radiusAuthClientTimeouts";

  static final String REJECTS = "radiusAuthClientAccessRejects";

  /** Nothing was looked at. */
  static final WifiBefore NOT_SEEN =
      new WifiBefore("", "", Map.of(), Map.of(), OptionalInt.empty(), 0, 0);

  WifiBefore {
    losses = Map.copyOf(losses);
    signalsDbm = Map.copyOf(signalsDbm);
  }

  static WifiBefore look(
      AccessPoint point, Collection<Station> stations, Optional<WirelessPort> listener)
      throws IOException {
    Map<String, String> status = point.control().status();
    String bssid = status.getOrDefault("bssid[0]", "");
    String frequency = status.getOrDefault("freq", "");
    var losses = new LinkedHashMap<String, Long>();
    var signals = new LinkedHashMap<String, Integer>();
    for (Station each : stations) {
      if (each.end().isPresent()) {
        losses.put(each.serial(), each.end().get().carrierLosses());
        each.end().get().link().signalDbm().ifPresent(dbm -> signals.put(each.serial(), dbm));
      }
    }
    OptionalInt heard =
        listener.isPresent() ? listener.get().hears(bssid, frequency) : OptionalInt.empty();
    Map<String, String> counters = counters(point);
    return new WifiBefore(
        bssid,
        frequency,
        losses,
        signals,
        heard,
        count(counters, TIMEOUTS),
        count(counters, REJECTS));
  }

  /** One of hostapd's counters now; 0 if it has none. */
  static long count(AccessPoint point, String name) throws IOException {
    return count(counters(point), name);
  }

  private static Map<String, String> counters(AccessPoint point) throws IOException {
    return HostapdControl.fields(point.control().ask("MIB"));
  }

  private static long count(Map<String, String> counters, String name) {
    String value = counters.getOrDefault(name, "0");
    return value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
  }
}
