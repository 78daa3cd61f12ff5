package org.pumprig.rig.setup;

import java.util.List;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.event.DropObservation.DropsDeclared;
import org.pumprig.rig.observe.drops.DropSensor;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Reads {@code flow} of a unit whose drops are counted at a line of this machine. */
final class DropSensorSection {
  private static final long USUAL_DEBOUNCE_NANOS = 1_000_000L;
  private static final long EVERY_NANOS = 500_000_000L;
  private static final List<String> LEVELS = List.of("high", "low");

  private DropSensorSection() {}

  static boolean isDropSensor(Fields unit) throws InputProblem {
    return unit.has("flow") && unit.fields("flow").has("dropSensor");
  }

  static DropSensor read(Fields flow) throws InputProblem {
    flow.only("dropSensor", "line", "interruptedAt", "pull", "debounce", "drop", "tolerance");
    String chip = flow.text("dropSensor");
    int line = (int) flow.integer("line", 0, 1_023);
    long drop = flow.quantity("drop", Quantity.VOLUME, 1, 1_000);
    long tolerance = flow.quantity("tolerance", Quantity.SHARE, 1, 500_000);
    long debounce =
        flow.has("debounce")
            ? flow.quantity("debounce", Quantity.DURATION, 0, 100_000_000L)
            : USUAL_DEBOUNCE_NANOS;
    var pull =
        flow.has("pull")
            ? flow.choice("pull", List.of(DropSensor.Pull.values()), DropSensor.Pull::word)
            : DropSensor.Pull.UP;
    return new DropSensor(
        chip,
        line,
        flow.choice("interruptedAt", LEVELS, word -> word).equals("high"),
        pull,
        new DropsDeclared(
            "drop sensor at line %d of GPIO chip %s, %d µL a drop".formatted(line, chip, drop),
            drop * 1_000,
            tolerance,
            debounce,
            EVERY_NANOS));
  }
}
