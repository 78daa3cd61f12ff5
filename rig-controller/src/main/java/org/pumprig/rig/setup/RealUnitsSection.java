package org.pumprig.rig.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.pumprig.link.SerialSettings;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.DriverJars;
import org.pumprig.rig.driver.DriverKinds;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Words;

/** Reads {@code firmware} and {@code units} of a rig file whose units have drivers. */
final class RealUnitsSection {
  private static final int MAX_FIRMWARE = 50;
  private static final SerialSettings INSTRUMENT = SerialSettings.eightNoneOne(115_200);

  private RealUnitsSection() {}

  /** Whether this is such a file: a rig has units of one sort only. */
  static boolean isReal(List<Fields> units) {
    return units.stream().anyMatch(unit -> unit.has("driver"));
  }

  static Rig.Real read(Fields rig, List<Fields> units, String rigFile) throws InputProblem {
    for (String other : List.of("emulated", "gateway", "topology")) {
      if (rig.has(other)) {
        throw rig.place(other)
            .problem(
                "units with a driver are reached over their own ports: '"
                    + other
                    + "' is for"
                    + " benches of emulated pumps",
                "Remove it, or give the emulated units a rig file of their own");
      }
    }
    var real = new ArrayList<RealUnit>();
    DriverJars jars = jars(rig, rigFile);
    for (Fields unit : units) {
      real.add(unit(unit, rigFile, jars));
    }
    Fields.uniqueNames(units, "serial");
    SequencedMap<String, String> firmware = firmware(rig.fields("firmware"));
    return new Rig.Real(firmware, images(rig, firmware), real);
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
      String digest = section.text(label).toLowerCase(Locale.ROOT);
      if (!digest.matches("[0-9a-f]{64}")) {
        throw section
            .place(label)
            .problem(
                "an image's digest is 64 hexadecimal digits, not '" + section.text(label) + "'",
                "Write what 'sha256sum IMAGE' says");
      }
      images.put(label, digest);
    }
    return images;
  }

  private static RealUnit unit(Fields unit, String rigFile, DriverJars jars) throws InputProblem {
    unit.only(
        "serial",
        "emulated",
        "driver",
        "link",
        "flow",
        "contact",
        "screen",
        "outlet",
        "keypad",
        "downgrade");
    Driver driver = DriverKinds.read(unit.fields("driver").named("'driver'"), rigFile, jars);
    return new RealUnit(
        unit.name("serial"),
        unit.has("emulated") && unit.flag("emulated"),
        driver,
        PortAddressSection.unit(unit.fields("link"), driver.line(), rigFile),
        instrument(unit, "flow"),
        instrument(unit, "contact"),
        instrument(unit, "screen"),
        instrument(unit, "outlet"),
        instrument(unit, "keypad"));
  }

  private static Optional<PortAddress> instrument(Fields unit, String key) throws InputProblem {
    return unit.has(key)
        ? Optional.of(PortAddressSection.read(unit.fields(key), INSTRUMENT))
        : Optional.empty();
  }
}
