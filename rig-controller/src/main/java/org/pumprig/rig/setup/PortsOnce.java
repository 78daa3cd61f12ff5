package org.pumprig.rig.setup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Refuses a serial port that two things are said to be at: whoever opens it has it alone. */
final class PortsOnce {
  private static final String SERIAL = "serial";
  private static final List<String> PORTS =
      List.of("link", "flow", "contact", "screen", "outlet", "keypad");

  private final Map<String, String> taken = new HashMap<>();

  private PortsOnce() {}

  /**
   * @param units each with a driver, as they were read without a mistake
   */
  static void require(Fields rig, List<Fields> units) throws InputProblem {
    var ports = new PortsOnce();
    for (Fields unit : units) {
      if (unit.has("emulated") && unit.flag("emulated")) {
        continue; // its ports are made
      }
      for (String key : PORTS) {
        if (unit.has(key)) {
          ports.take(unit.fields(key), "'%s' of %s".formatted(key, unit.text(SERIAL)));
        }
      }
    }
    if (rig.has("redButton")) {
      ports.take(rig.fields("redButton"), "'redButton'");
    }
  }

  /** A server of raw TCP may serve several. */
  private void take(Fields port, String what) throws InputProblem {
    if (!port.has(SERIAL) || port.text(SERIAL).startsWith(PortAddressSection.RAW)) {
      return;
    }
    @Nullable String before = taken.putIfAbsent(port.text(SERIAL), what);
    if (before != null) {
      throw port.place(SERIAL)
          .problem(
              "%s is at %s, where %s is already".formatted(what, port.text(SERIAL), before),
              "Give each a port of its own");
    }
  }
}
