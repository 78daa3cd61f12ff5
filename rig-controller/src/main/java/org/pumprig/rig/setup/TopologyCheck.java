package org.pumprig.rig.setup;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Place;
import org.pumprig.rig.yaml.Words;

/** Whether the addresses of rig, units and gateway can live together. */
final class TopologyCheck {
  private TopologyCheck() {}

  /**
   * @param fields the section {@code topology}, which has been read into {@code topology}
   * @param sections one for each of {@code units}
   */
  static void check(Fields fields, Topology topology, List<Rig.Unit> units, List<Fields> sections)
      throws InputProblem {
    Optional<Topology.Ends> crossing = topology.crossing();
    if (crossing.isEmpty()) {
      return;
    }
    Topology.Ends ends = crossing.get();
    Map<Ipv4, Place> taken = new LinkedHashMap<>();
    taken.put(Ipv4.parse(ends.endpoint().host()).orElseThrow(), fields.place("gateway"));
    if (ends.units().address().isPresent() && ends.gateway().address().isPresent()) {
      routed(fields, ends, taken);
    }
    if (ends.far() instanceof Topology.Far.Named named) {
      named(fields.fields("namespaces"), named, units);
    }
    if (!ends.units().own().isEmpty()) {
      each(
          fields.fields("unitSide").fields("interfaces"),
          ends.units().own().sequencedKeySet(),
          units,
          "interface of its own");
    }
    for (int i = 0; i < units.size(); i++) {
      unit(ends, units.get(i), sections.get(i), taken);
    }
    switch (topology) {
      case Topology.Proxy _, Topology.Bridge _ -> {}
      case Topology.Router router -> services(fields, ends, router.services(), units, sections);
      case Topology.Redirect redirect ->
          services(fields, ends, redirect.services(), units, sections);
      case Topology.AccessPoint point -> {
        services(fields, ends, point.services(), units, sections);
        macs(units, sections, "by it the access point knows the unit's radio");
      }
    }
  }

  /** Each end in a namespace of its own: in a shared one packets would not cross the rig. */
  private static void named(Fields section, Topology.Far.Named named, List<Rig.Unit> units)
      throws InputProblem {
    Fields places = section.fields("units");
    each(places, named.units().sequencedKeySet(), units, "namespace to be emulated in");
    Map<String, Place> taken = new LinkedHashMap<>();
    taken.put(named.gateway(), section.place("gateway"));
    for (var each : named.units().entrySet()) {
      Place place = places.place(each.getKey());
      Place first = taken.putIfAbsent(each.getValue(), place);
      if (first != null) {
        throw place.problem(
            "namespace '%s' is in use already (line %d)".formatted(each.getValue(), first.line()),
            "Give each its own: what stays in one crosses no interface of the rig");
      }
    }
  }

  /** Every unit of the rig stands in a map of theirs, and nobody else. */
  private static void each(
      Fields section, Collection<String> there, List<Rig.Unit> units, String what)
      throws InputProblem {
    List<String> serials = units.stream().map(Rig.Unit::serial).toList();
    for (String serial : serials) {
      if (!there.contains(serial)) {
        throw section
            .place()
            .problem("unit '" + serial + "' has no " + what, "Add '" + serial + ": NAME'");
      }
    }
    for (String serial : there) {
      if (!serials.contains(serial)) {
        throw section
            .place(serial)
            .problem("'" + serial + "' is no unit of this rig", Words.instead(serial, serials));
      }
    }
  }

  private static void routed(Fields fields, Topology.Ends ends, Map<Ipv4, Place> taken)
      throws InputProblem {
    Ipv4Net units = ends.units().address().orElseThrow();
    Ipv4Net gateway = ends.gateway().address().orElseThrow();
    Fields side = fields.fields("gatewaySide");
    if (units.overlaps(gateway)) {
      throw side.place("address")
          .problem(
              "networks " + units.network() + " and " + gateway.network() + " overlap",
              "A router needs two: choose another for one side, or use the kind 'bridge'");
    }
    Ipv4 endpoint = Ipv4.parse(ends.endpoint().host()).orElseThrow();
    Ipv4 hop = ends.gateway().via().orElse(endpoint);
    if (!gateway.hosts(hop)) {
      throw fields
          .place(ends.gateway().via().isPresent() ? "gatewaySide" : "gateway")
          .problem(
              hop + " is not in the gateway's network " + gateway.network(),
              "Correct it, or name the next router as 'via' of 'gatewaySide'");
    }
    free(taken, units.address(), fields.fields("unitSide").place("address"));
    free(taken, gateway.address(), side.place("address"));
  }

  private static void unit(
      Topology.Ends ends, Rig.Unit unit, Fields section, Map<Ipv4, Place> taken)
      throws InputProblem {
    if (unit.address().isEmpty()) {
      throw section
          .place()
          .problem(
              "unit '" + unit.serial() + "' has no address",
              "Add 'address': by it the rig tells the unit's traffic from others'");
    }
    Ipv4 address = unit.address().get();
    Optional<Ipv4Net> net = ends.units().address();
    if (net.isPresent() && !net.get().hosts(address)) {
      throw section
          .place("address")
          .problem(
              address + " is not in the units' network " + net.get().network(),
              "Give the unit an address of that network");
    }
    free(taken, address, section.place("address"));
  }

  private static void free(Map<Ipv4, Place> taken, Ipv4 address, Place place) throws InputProblem {
    Place first = taken.putIfAbsent(address, place);
    if (first != null) {
      throw place.problem(
          "address " + address + " is in use already (line " + first.line() + ")",
          "Give each its own");
    }
  }

  private static void services(
      Fields fields,
      Topology.Ends ends,
      Topology.Services services,
      List<Rig.Unit> units,
      List<Fields> sections)
      throws InputProblem {
    if (services.dhcp().isEmpty()) {
      return;
    }
    Topology.Dhcp dhcp = services.dhcp().get();
    Ipv4Net net = ends.units().address().orElseThrow();
    Fields section = fields.fields("services").fields("dhcp");
    for (String key : List.of("from", "to")) {
      if (!net.hosts(TopologySection.address(section, key))) {
        throw section
            .place(key)
            .problem(
                "'" + key + "' is not in the units' network " + net.network(),
                "Lease addresses of that network");
      }
    }
    if (net.address().compareTo(dhcp.from()) >= 0 && net.address().compareTo(dhcp.to()) <= 0) {
      throw section
          .place("from")
          .problem(
              "the rig's own address " + net.address() + " would be leased",
              "Leave it out of the range");
    }
    macs(units, sections, "the rig leases the unit the address written here by it");
  }

  private static void macs(List<Rig.Unit> units, List<Fields> sections, String why)
      throws InputProblem {
    for (int i = 0; i < units.size(); i++) {
      if (units.get(i).mac().isEmpty()) {
        throw sections
            .get(i)
            .place()
            .problem("unit '" + units.get(i).serial() + "' has no 'mac'", "Add it: " + why);
      }
    }
  }
}
