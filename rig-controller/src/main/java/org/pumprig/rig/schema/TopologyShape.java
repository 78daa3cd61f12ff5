package org.pumprig.rig.schema;

import java.util.LinkedHashMap;

/** A rig file's section {@code topology}. */
final class TopologyShape {
  private TopologyShape() {}

  static Shape topology() {
    var kinds = new LinkedHashMap<String, Shape>();
    kinds.put("proxy", PlanShape.kind("proxy").may("management", Shape.text()).shape());
    kinds.put("bridge", wired(ends("bridge", unitSide(), side())).shape());
    for (String routed : new String[] {"router", "redirect"}) {
      Section units = unitSide().need("address", Shape.text().says("such as 10.77.0.1/24"));
      Section ends = wired(ends(routed, units, routedGateway())).may("services", services());
      if (routed.equals("redirect")) {
        ends.may("proxy", Shape.words("leased", "always").usually("leased"));
      }
      kinds.put(routed, ends.shape());
    }
    kinds.put("access-point", accessPoint());
    return Section.byKind("kind", kinds).says("how the units' traffic reaches the injectors");
  }

  private static Shape accessPoint() {
    Section units =
        new Section()
            .need("interface", Shape.text().says("the radio's, such as wlan0"))
            .need("address", Shape.text().says("such as 10.77.0.1/24"));
    return ends("access-point", units, routedGateway())
        .may("talksWithin", talksWithin())
        .may("services", services())
        .need("wifi", wifi())
        .shape();
  }

  private static Shape wifi() {
    var kinds = new LinkedHashMap<String, Shape>();
    for (String personal : new String[] {"wpa2", "wpa3"}) {
      kinds.put(
          personal,
          radio(personal).need("passphraseFile", Shape.text().says("its first line")).shape());
    }
    Shape radius =
        new Section()
            .need("authority", Shape.text().says("PEM, who signed the units' certificates"))
            .need("certificate", Shape.text().says("PEM, the server's own"))
            .need("key", Shape.text().says("PEM, the server's"))
            .shape();
    for (String enterprise : new String[] {"enterprise", "wpa3-enterprise"}) {
      kinds.put(enterprise, radio(enterprise).need("radius", radius).shape());
    }
    return Section.byKind("security", kinds);
  }

  private static Section radio(String security) {
    return new Section()
        .need("security", Shape.words(security))
        .need("ssid", Shape.text())
        .need("channel", Shape.integer(1, 177))
        .may("country", Shape.text().says("two letters, such as DE"))
        .may("listener", Shape.text().says("interface of a second radio that only listens"));
  }

  private static Section ends(String kind, Section units, Section gateway) {
    return PlanShape.kind(kind)
        .may("namespaces", namespaces())
        .need("unitSide", units.shape())
        .need("gatewaySide", gateway.shape())
        .need("gateway", Shape.text().says("its address as the units know it: 10.78.0.2:2575"))
        .may("management", Shape.text().says("interface that no fault may touch"));
  }

  private static Section wired(Section ends) {
    return ends.may("relay", Shape.flag()).may("talksWithin", talksWithin());
  }

  private static Shape talksWithin() {
    return Shape.time().usually("60s");
  }

  private static Section routedGateway() {
    return side()
        .need("address", Shape.text().says("such as 10.78.0.1/24"))
        .may("via", Shape.text().says("next router towards the gateway"));
  }

  /** One interface for all, or each unit's own. */
  private static Section unitSide() {
    return new Section()
        .may("interface", Shape.text())
        .may("interfaces", Shape.map(Shape.text()).says("instead: SERIAL: NAME"))
        .may("vlan", Shape.integer(1, 4094));
  }

  private static Section side() {
    return new Section().need("interface", Shape.text()).may("vlan", Shape.integer(1, 4094));
  }

  private static Shape namespaces() {
    Shape named =
        new Section().need("gateway", Shape.text()).need("units", Shape.map(Shape.text())).shape();
    return Shape.either(Shape.words("made"), named);
  }

  private static Shape services() {
    return new Section()
        .may(
            "dhcp",
            new Section()
                .need("from", Shape.text())
                .need("to", Shape.text())
                .need("lease", Shape.time())
                .shape())
        .may("dns", Shape.map(Shape.text()).says("NAME: ADDRESS"))
        .may("ntp", Shape.flag())
        .shape();
  }
}
