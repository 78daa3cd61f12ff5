package org.pumprig.fault.netem;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which packets on the gateway's side are a unit's where the rig translates its address: those of
 * the ends under which packets of the unit were seen to leave. Pure.
 */
final class Translated {
  private Translated() {}

  /**
   * Leaves out what is another's.
   *
   * @param unit the unit's own address, in hexadecimal
   */
  static List<Sighting> of(List<Sighting> all, String unit, String pumpSide, String gatewaySide) {
    var sent = new HashSet<String>();
    for (Sighting each : all) {
      if (!each.out() && each.device().equals(pumpSide)) {
        sent.add(each.content());
      }
    }
    var ends = new HashSet<String>();
    for (Sighting each : all) {
      if (each.out() && each.device().equals(gatewaySide) && sent.contains(each.content())) {
        ends.add(each.from());
      }
    }
    return all.stream()
        .filter(each -> !each.device().equals(gatewaySide) || isIts(each, unit, ends))
        .toList();
  }

  private static boolean isIts(Sighting seen, String unit, Set<String> ends) {
    String end = seen.out() ? seen.from() : seen.to();
    return end.startsWith(unit) || ends.contains(end);
  }
}
