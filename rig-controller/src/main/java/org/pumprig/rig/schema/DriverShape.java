package org.pumprig.rig.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.driver.Capability;

/** Units with a driver, and the drivers that come with PumpRig; others' keys are left open. */
final class DriverShape {
  private DriverShape() {}

  /** A unit whose traffic crosses interfaces of the rig. */
  static Section crossing() {
    return RigShape.addressed(unit());
  }

  /** A unit that is pointed at the rig, or whose traffic doesn't pass it. */
  static Section pointed() {
    return unit()
        .may("mac", Shape.text().says("its radio's, for 'accessPoint'"))
        .may("proxy", Shape.text().says("where the rig's proxy listens: 192.0.2.1:2575"))
        .may(
            "datagrams",
            new Section().need("listen", Shape.text()).need("to", Shape.text()).shape());
  }

  private static Section unit() {
    return new Section()
        .need("serial", Shape.name())
        .may("emulated", Shape.flag().says("an emulator stands behind its ports"))
        .may("downgrade", Shape.flag().says("whether it can go back to older firmware"))
        .need("driver", Section.byKind("kind", drivers(), Shape.name()))
        .need("link", Shape.choose(Shape.has("listen"), listening(), port()))
        .may(
            "flow",
            Shape.choose(
                Shape.has("balance"),
                BalanceShape.balance(),
                Shape.choose(Shape.has("dropSensor"), DropSensorShape.dropSensor(), counting())))
        .may(
            "contact",
            Shape.choose(Shape.has("gpio"), contactLines(), witness().says("nurse-call contact")))
        .may("screen", witness().says("screen witness"))
        .may("sound", SoundShape.sound())
        .may("camera", CameraShape.camera())
        .may("outlet", outlet())
        .may("keypad", port().says("mechanical finger"))
        .may("powerCycle", PowerCycleShape.real(outlet()))
        .may("instruments", instruments());
  }

  private static Section stated() {
    return new Section()
        .may("serial", Shape.text().says("such as /dev/ttyUSB0"))
        .may("baud", Shape.integer(50, 4_000_000))
        .may("form", Shape.words("8N1", "8N2", "7E1", "8E1", "7O1", "8O1"))
        .may("tcp", Shape.text().says("such as 192.0.2.7:4001, instead of 'serial'"))
        .may("delay", Shape.time().usually("500ms").says("a change is told after at most so long"));
  }

  private static Shape witness() {
    return stated().shape();
  }

  private static Shape counting() {
    return stated()
        .may("uncertainty", Shape.quantity(Quantity.VOLUME).says("how wrong a volume may be"))
        .shape();
  }

  private static Shape instruments() {
    var roles = new Section();
    for (String role :
        List.of("flow", "contact", "screen", "sound", "camera", "outlet", "keypad")) {
      roles.may(role, Shape.name());
    }
    return roles.shape().says("ids in the register of instruments");
  }

  private static Shape outlet() {
    Shape apc =
        new Section()
            .need("apc", Shape.text().says("address of the power distribution unit"))
            .need("outlet", Shape.integer(1, 48))
            .need("communityFile", Shape.text().says("file of the SNMP community"))
            .may("within", Shape.time().usually("10s"))
            .shape();
    Shape tasmota =
        login(
            new Section()
                .need("tasmota", Shape.text().says("address of the plug"))
                .may("relay", Shape.integer(1, 8)));
    Shape shelly =
        login(
            new Section()
                .need("shelly", Shape.text().says("address of the plug"))
                .may("generation", Shape.integer(1, 4))
                .may("channel", Shape.integer(0, 7)));
    Shape network =
        Shape.choose(
            Shape.has("apc"),
            apc,
            Shape.choose(
                Shape.has("tasmota"),
                tasmota,
                Shape.choose(
                    Shape.has("shelly"),
                    shelly,
                    Shape.choose(
                        Shape.has("usbRelay"), usbRelay(), port().says("switched outlet")))));
    return Shape.choose(
        Shape.has("off"), programs(), Shape.choose(Shape.has("gpio"), relay(), network));
  }

  private static Shape contactLines() {
    return new Section()
        .need("gpio", Shape.text().says("label of the GPIO chip, as gpiodetect shows it"))
        .need("alarm", Shape.integer(0, 1_023).says("line that is closed in alarm"))
        .need("normal", Shape.integer(0, 1_023).says("line that is closed without alarm"))
        .may("debounce", Shape.time().usually("20ms"))
        .shape();
  }

  private static Shape relay() {
    return new Section()
        .need("gpio", Shape.text().says("label of the GPIO chip, as gpiodetect shows it"))
        .need("line", Shape.integer(0, 1_023))
        .need("mainsAt", Shape.words("high", "low").says("the line's level while mains are on"))
        .shape();
  }

  private static Shape usbRelay() {
    return new Section()
        .need("usbRelay", Shape.text().says("device, or the board's name of five letters"))
        .need("relay", Shape.integer(1, 8))
        .need("mainsAt", Shape.words("open", "closed").says("the contact while mains are on"))
        .shape();
  }

  private static Shape login(Section plug) {
    return plug.may("user", Shape.text())
        .may("passwordFile", Shape.text())
        .may("within", Shape.time().usually("10s"))
        .shape();
  }

  private static Shape programs() {
    return new Section()
        .need("off", GatewayShape.vector())
        .need("on", GatewayShape.vector())
        .need("state", GatewayShape.vector())
        .may("where", GatewayShape.place())
        .may("within", Shape.time().usually("10s"))
        .shape();
  }

  static Shape port() {
    Shape serial =
        new Section()
            .need(
                "serial",
                Shape.text()
                    .says("/dev/ttyUSB0, usb:SERIAL, usb-port:1-1.4, rfc2217://H:P, tcp://H:P"))
            .may("baud", Shape.integer(50, 4_000_000))
            .may("form", Shape.words("8N1", "8N2", "7E1", "8E1", "7O1", "8O1"))
            .may("tcp", Shape.text().says("such as 192.0.2.7:4001, instead of 'serial'"))
            .shape();
    serial.node().remove("required"); // one of 'serial' and 'tcp': messages of editors are poor
    return serial;
  }

  private static Shape listening() {
    return new Section()
        .need("listen", Shape.text().says("where its gateway reports to the rig: 0.0.0.0:2575"))
        .may("keyStore", Shape.text().says("PKCS #12 file, for TLS"))
        .may("passwordFile", Shape.text().says("its first line opens the key store"))
        .shape();
  }

  private static SequencedMap<String, Shape> drivers() {
    var kinds = new LinkedHashMap<String, Shape>();
    kinds.put("servicePort", PlanShape.kind("servicePort").shape());
    kinds.put(
        "alaris",
        PlanShape.kind("alaris")
            .may("infusing", words())
            .may("quiet", words())
            .may("fields", positions())
            .shape());
    kinds.put(
        "bcc",
        PlanShape.kind("bcc")
            .may("bed", Shape.name())
            .may("slot", Shape.text())
            .may("mode", Shape.words("request", "cyclic").usually("request"))
            .may("stuffing", Shape.flag())
            .shape());
    kinds.put(
        "pcd",
        PlanShape.kind("pcd")
            .need("device", Shape.name().says("by what name the gateway knows the unit"))
            .may("codes", Shape.map(Shape.name()))
            .shape());
    kinds.put(
        "ne1000",
        PlanShape.kind("ne1000")
            .may("address", Shape.integer(0, 99))
            .may("mode", Shape.words("safe", "basic").usually("safe"))
            .may("timeOut", Shape.time())
            .may("diameter", Shape.text().says("of the syringe, in millimetres"))
            .shape());
    kinds.put(
        "process",
        PlanShape.kind("process")
            .need("command", words())
            .need(
                "capabilities",
                Shape.list(
                    Shape.words(Stream.of(Capability.values()).map(Capability::diskName).toList()),
                    Capability.values().length))
            .may("answersWithin", Shape.time())
            .shape());
    kinds.put("line", line());
    return kinds;
  }

  private static Shape positions() {
    var fields = new Section();
    for (String field : List.of("alarm", "mode", "rate", "rateUnit", "infused", "infusedUnit")) {
      fields.may(field, Shape.integer(1, 40));
    }
    return fields.shape();
  }

  private static Shape words() {
    Shape word = Shape.any();
    word.node().putArray("type").add("string").add("number").add("boolean");
    return Shape.list(word, 64);
  }

  private static Shape line() {
    Shape pattern =
        new Section()
            .need("match", Shape.text().says("regular expression with named groups"))
            .may("states", Shape.map(Shape.text()))
            .may("codes", Shape.map(Shape.name()))
            .may("none", words())
            .may("rate", Shape.text())
            .may("infused", Shape.text())
            .shape();
    Shape program =
        new Section()
            .need("primary", words())
            .need("secondary", words())
            .need("start", words())
            .need("rate", Shape.text())
            .need("volume", Shape.text())
            .need("accepted", Shape.text())
            .shape();
    return PlanShape.kind("line")
        .need("device", Shape.text())
        .may("ends", Shape.text())
        .may("once", words())
        .may("ask", words())
        .need("lines", Shape.list(pattern, 50))
        .may("program", program)
        .shape();
  }
}
