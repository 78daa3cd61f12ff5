package org.pumprig.rig.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.pumprig.link.SerialSettings;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.DriverKinds;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

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
    for (Fields unit : units) {
      real.add(unit(unit, rigFile));
    }
    Fields.uniqueNames(units, "serial");
    return new Rig.Real(firmware(rig.fields("firmware")), real);
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

  private static RealUnit unit(Fields unit, String rigFile) throws InputProblem {
    unit.only(
        "serial", "emulated", "driver", "link", "flow", "contact", "screen", "outlet", "keypad");
    Driver driver = DriverKinds.read(unit.fields("driver").named("'driver'"), rigFile);
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
