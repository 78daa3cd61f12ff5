package org.pumprig.rig.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.pumprig.fault.BackEnd;
import org.pumprig.link.Endpoint;
import org.pumprig.link.SerialSettings;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.DriverJars;
import org.pumprig.rig.driver.DriverKinds;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.PowerCycleDeclared;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.Place;
import org.pumprig.rig.yaml.Words;

/** Reads {@code firmware} and {@code units} of a rig file whose units have drivers. */
final class RealUnitsSection {
  private static final int MAX_FIRMWARE = 50;
  static final SerialSettings INSTRUMENT = SerialSettings.eightNoneOne(115_200);

  private final String rigFile;
  private final DriverJars jars;
  private final boolean crossing;
  private final Map<String, Place> macs = new LinkedHashMap<>();
  private final Map<String, Place> listening = new LinkedHashMap<>();
  private final Claims claims = new Claims();
  private final List<RealUnit> real = new ArrayList<>();
  private final List<Rig.Unit> units = new ArrayList<>();

  private RealUnitsSection(String rigFile, DriverJars jars, boolean crossing) {
    this.rigFile = rigFile;
    this.jars = jars;
    this.crossing = crossing;
  }

  /** The units twice: as all rigs have them, and with their ports; and what they claim. */
  record Read(List<Rig.Unit> units, Rig.Real real, Claims claims) {}

  /** Whether this is such a file: a rig has units of one sort only. */
  static boolean isReal(List<Fields> units) {
    return units.stream().anyMatch(unit -> unit.has("driver"));
  }

  /**
   * @param crossing whether the units' traffic crosses interfaces of the rig
   */
  static Read read(Fields rig, List<Fields> sections, String rigFile, boolean crossing)
      throws InputProblem {
    if (rig.has("emulated")) {
      throw rig.place("emulated")
          .problem(
              "units with a driver are reached over their own ports: 'emulated' is for benches of"
                  + " emulated pumps",
              "Remove it, or give the emulated units a rig file of their own");
    }
    var section = new RealUnitsSection(rigFile, jars(rig, rigFile), crossing);
    for (Fields unit : sections) {
      section.unit(unit);
    }
    Fields.uniqueNames(sections, "serial");
    SequencedMap<String, String> firmware = firmware(rig.fields("firmware"));
    var point = AccessPointSection.read(rig, rigFile, sections);
    return new Read(
        section.units,
        new Rig.Real(firmware, images(rig, firmware), section.real, point),
        section.claims);
  }

  private static SequencedMap<String, String> firmware(Fields firmware) throws InputProblem {
    if (firmware.keys().isEmpty() || firmware.keys().size() > MAX_FIRMWARE) {
      throw firmware
          .place()
          .problem(
              "'firmware' has " + firmware.keys().size() + " entries",
              "Write 1 to " + MAX_FIRMWARE + " entries NAME: VERSION, as the unit tells it");
    }
    var labels = new LinkedHashMap<String, String>();
    for (String label : firmware.keys()) {
      labels.put(label, firmware.text(label));
    }
    return labels;
  }

  private static DriverJars jars(Fields rig, String rigFile) throws InputProblem {
    if (!rig.has("drivers")) {
      return DriverJars.NONE;
    }
    Path folder = Path.of(rigFile).toAbsolutePath().getParent();
    Path jars = Path.of(rig.text("drivers"));
    return DriverJars.of(folder == null ? jars : folder.resolve(jars), rig.place("drivers"));
  }

  /** SHA-256 of the images, of as many as there are known. */
  private static SequencedMap<String, String> images(
      Fields rig, SequencedMap<String, String> firmware) throws InputProblem {
    var images = new LinkedHashMap<String, String>();
    if (!rig.has("images")) {
      return images;
    }
    Fields section = rig.fields("images");
    for (String label : section.keys()) {
      if (!firmware.containsKey(label)) {
        throw section
            .place(label)
            .problem(
                "'firmware' has no '" + label + "'",
                Words.instead(label, List.copyOf(firmware.sequencedKeySet())));
      }
      images.put(label, section.sha256(label));
    }
    return images;
  }

  private void unit(Fields unit) throws InputProblem {
    var keys =
        new ArrayList<>(
            List.of(
                "serial",
                "emulated",
                "downgrade",
                "driver",
                "link",
                "flow",
                "contact",
                "screen",
                "sound",
                "camera",
                "outlet",
                "keypad",
                "powerCycle",
                "instruments"));
    keys.addAll(crossing ? List.of("address", "mac") : List.of("mac", "proxy", "datagrams"));
    unit.only(keys.toArray(String[]::new));
    UnitsSection.requireNotGateway(unit);
    requireOneDriver(unit);
    Driver driver = DriverKinds.read(unit.fields("driver").named("'driver'"), rigFile, jars);
    Optional<PowerCycleDeclared> powerCycle = PowerCycleSection.real(unit, driver);
    var own = new ArrayList<>(List.of(BackEnd.SERIAL));
    if (unit.has("outlet")) {
      own.add(BackEnd.POWER);
    }
    units.add(
        new Rig.Unit(
            unit.name("serial"),
            unit.has("address")
                ? Optional.of(TopologySection.address(unit, "address"))
                : Optional.empty(),
            unit.has("mac") ? Optional.of(UnitsSection.mac(unit, macs)) : Optional.empty(),
            List.of(),
            own,
            !unit.has("downgrade") || unit.flag("downgrade"),
            powerCycle));
    real.add(
        new RealUnit(
            unit.name("serial"),
            unit.has("emulated") && unit.flag("emulated"),
            driver,
            PortAddressSection.unit(unit.fields("link"), driver.line(), rigFile),
            instruments(unit),
            unit.has("sound")
                ? Optional.of(SoundSection.read(unit.fields("sound")))
                : Optional.empty(),
            unit.has("camera")
                ? Optional.of(CameraSection.read(unit.fields("camera")))
                : Optional.empty(),
            unit.has("proxy") ? Optional.of(listen(unit, "proxy", "tcp")) : Optional.empty(),
            unit.has("datagrams")
                ? Optional.of(datagrams(unit.fields("datagrams")))
                : Optional.empty(),
            crossing,
            powerCycle,
            PowerCycleSection.relay(unit, rigFile, INSTRUMENT)));
    claims.unit(real.getLast(), unit);
  }

  private static void requireOneDriver(Fields unit) throws InputProblem {
    if (unit.value("driver") instanceof Node.Sequence) {
      throw unit.place("driver")
          .problem(
              "a unit has one driver: two would tell two states of it, and nobody knew which"
                  + " counts",
              "Keep the one that the plan's rules need most ('pumprig check' names what it can't"
                  + " judge); codes may come by 'screen' besides, the gateway's messages by"
                  + " 'holds', or one 'process' driver speaks with both");
    }
  }

  private RealUnit.Instruments instruments(Fields unit) throws InputProblem {
    return new RealUnit.Instruments(
        flow(unit),
        BalanceSection.isBalance(unit)
            ? Optional.of(BalanceSection.read(unit.fields("flow")))
            : Optional.empty(),
        DropSensorSection.isDropSensor(unit)
            ? Optional.of(DropSensorSection.read(unit.fields("flow")))
            : Optional.empty(),
        unit.has("contact")
            ? Optional.of(ContactPlace.read(unit.fields("contact"), INSTRUMENT))
            : Optional.empty(),
        witness(unit, "screen"),
        unit.has("outlet")
            ? Optional.of(OutletSection.read(unit.fields("outlet"), rigFile, INSTRUMENT))
            : Optional.empty(),
        instrument(unit, "keypad"),
        stated(unit));
  }

  private static List<StatedWitness> stated(Fields unit) throws InputProblem {
    var stated = new ArrayList<StatedWitness>();
    if (!BalanceSection.isBalance(unit) && !DropSensorSection.isDropSensor(unit)) {
      StatedWitness.read(unit, Channel.FLOW).ifPresent(stated::add);
    }
    if (unit.has("contact")
        && ContactPlace.read(unit.fields("contact"), INSTRUMENT)
            instanceof ContactPlace.Lines(var lines)) {
      stated.add(StatedWitness.known(Channel.CONTACT, lines.toString(), lines.detectionNanos()));
    } else {
      StatedWitness.read(unit, Channel.CONTACT).ifPresent(stated::add);
    }
    StatedWitness.read(unit, Channel.SCREEN).ifPresent(stated::add);
    return stated;
  }

  private RealUnit.Datagrams datagrams(Fields datagrams) throws InputProblem {
    datagrams.only("listen", "to");
    return new RealUnit.Datagrams(
        listen(datagrams, "listen", "udp"), PortAddressSection.endpoint(datagrams, "to"));
  }

  /** Where the rig listens for one unit alone: by that its traffic is told from others'. */
  private Endpoint listen(Fields fields, String key, String protocol) throws InputProblem {
    Endpoint endpoint = PortAddressSection.endpoint(fields, key);
    Place first = listening.putIfAbsent(protocol + " " + endpoint, fields.place(key));
    if (first != null) {
      throw fields
          .place(key)
          .problem(
              endpoint + " is another unit's already (line " + first.line() + ")",
              "Give each unit a port of its own: by it the rig tells them apart");
    }
    return endpoint;
  }

  private static Optional<PortAddress> flow(Fields unit) throws InputProblem {
    if (DropSensorSection.isDropSensor(unit)) {
      return Optional.empty();
    }
    return BalanceSection.isBalance(unit)
        ? Optional.of(BalanceSection.port(unit.fields("flow")))
        : witness(unit, "flow");
  }

  /** An instrument that sees: {@link StatedWitness} reads its other keys, and refuses the rest. */
  private static Optional<PortAddress> witness(Fields unit, String key) throws InputProblem {
    return unit.has(key)
        ? Optional.of(PortAddressSection.either(unit.fields(key), INSTRUMENT))
        : Optional.empty();
  }

  private static Optional<PortAddress> instrument(Fields unit, String key) throws InputProblem {
    return unit.has(key)
        ? Optional.of(PortAddressSection.read(unit.fields(key), INSTRUMENT))
        : Optional.empty();
  }
}
