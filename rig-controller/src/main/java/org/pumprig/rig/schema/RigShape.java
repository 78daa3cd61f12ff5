package org.pumprig.rig.schema;

import java.util.List;
import org.pumprig.link.TlsSettings;
import org.pumprig.rig.setup.UnitsSection;

/** A rig file. */
final class RigShape {
  private static final int MOST_UNITS = 300;
  private static final int MOST_FIRMWARE = 50;

  private RigShape() {}

  static Shape rig() {
    Shape rig =
        new Section()
            .need("rig", Shape.version(1).says("version of this format"))
            .need("id", Shape.name())
            .need("title", Shape.text().says("one line for people"))
            .need(
                "notForClinicalUse", Shape.yes().says("no patient can be connected to these units"))
            .may("emulated", emulated())
            .may("gateway", GatewayShape.gateway())
            .may("topology", TopologyShape.topology())
            .may(
                "firmware",
                Shape.map(Shape.text()).says("for units with a driver: NAME: what the unit says"))
            .may("images", Shape.map(Shape.text()).says("NAME: SHA-256 of the firmware's image"))
            .may("drivers", Shape.text().says("folder of jars with drivers from outside"))
            .may(
                "redButton",
                Shape.choose(
                    Shape.has("gpio"),
                    new Section()
                        .need("gpio", Shape.text().says("label of the GPIO chip"))
                        .need("line", Shape.integer(0, 1_023).says("opens when it is pressed"))
                        .may("debounce", Shape.time().usually("20ms"))
                        .shape(),
                    DriverShape.port().says("tells both contacts in checked lines")))
            .may("accessPoint", accessPoint())
            .may(
                "calibration",
                new Section()
                    .need("register", Shape.text().says("file of the instruments"))
                    .may("bench", Shape.list(Shape.name(), 100))
                    .shape())
            .need("units", Shape.list(Shape.any(), MOST_UNITS))
            .shape();
    Shape crossing = units(DriverShape.crossing(), addressed(emulatedUnit()));
    Shape plain = units(DriverShape.pointed(), emulatedUnit());
    Shape routed = Shape.has("topology");
    routed
        .node()
        .putObject("properties")
        .set(
            "topology",
            Shape.has("kind", List.of("bridge", "router", "redirect", "access-point")).node());
    Shape units = Shape.choose(routed, crossing, plain);
    rig.node().putArray("allOf").add(units.node());
    return rig;
  }

  private static Shape accessPoint() {
    Shape fault =
        new Section()
            .need("fault", Shape.name())
            .need("begin", GatewayShape.vector())
            .need("end", GatewayShape.vector())
            .need("acts", GatewayShape.vector())
            .shape();
    return new Section()
        .may("on", GatewayShape.place())
        .may("seenFrom", GatewayShape.place())
        .may("within", Shape.time().usually("10s"))
        .need("faults", Shape.list(fault, 8))
        .shape()
        .says("somebody else's access point, and the programs for its faults");
  }

  /** A unit whose traffic crosses interfaces of the rig. */
  static Section addressed(Section unit) {
    return unit.may("address", Shape.text().says("its own, such as 10.77.0.11"))
        .may("mac", Shape.text());
  }

  private static Shape units(Section real, Section emulated) {
    Shape shape = Shape.any();
    Shape unit = Shape.choose(Shape.has("driver"), real.shape(), emulated.shape());
    shape.node().putObject("properties").set("units", Shape.list(unit, MOST_UNITS).node());
    return shape;
  }

  private static Section emulatedUnit() {
    return new Section()
        .need("serial", Shape.name())
        .may(
            "defects",
            Shape.list(Shape.words(UnitsSection.DEFECTS), UnitsSection.DEFECTS.size())
                .says("ways in which it lies"))
        .may("serviceLine", Shape.words("direct", "relayed").usually("direct"))
        .may("outlet", Shape.words("none", "emulated").usually("none"))
        .may("downgrade", Shape.flag().says("whether it can go back to older firmware"));
  }

  private static Shape emulated() {
    Shape firmware = Shape.map(Shape.text()).says("NAME: path of a profile");
    firmware.node().put("maxProperties", MOST_FIRMWARE);
    return new Section()
        .need("firmware", firmware)
        .need("statusEvery", Shape.time())
        .need("flowEvery", Shape.time())
        .may("witnessEvery", Shape.time().usually("1s"))
        .need("virtualLatency", Shape.time())
        .may("tls", Shape.list(Shape.words(TlsSettings.VERSIONS), TlsSettings.VERSIONS.size()))
        .may(
            "drugLibrary",
            new Section()
                .need("version", Shape.integer(1, 1_000_000_000))
                .need("entries", Shape.integer(1, 100_000))
                .shape()
                .says("what the gateway has for pumps that ask for it"))
        .shape()
        .says("the emulated bench");
  }
}
