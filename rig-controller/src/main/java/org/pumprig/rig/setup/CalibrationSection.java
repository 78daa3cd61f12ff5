package org.pumprig.rig.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Reads {@code calibration} of a rig file, and which instruments its units name. */
final class CalibrationSection {
  private static final int MOST = 100;

  /** What can stand beside a unit. */
  static final List<String> ROLES =
      List.of("flow", "contact", "screen", "sound", "camera", "outlet", "keypad");

  private CalibrationSection() {}

  static Optional<Rig.Calibration> read(Fields rig, List<Fields> units, String rigFile)
      throws InputProblem {
    var uses = new ArrayList<InstrumentUse>();
    for (Fields unit : units) {
      if (unit.has("instruments")) {
        unit(unit, uses);
      }
    }
    if (!rig.has("calibration")) {
      if (uses.isEmpty()) {
        return Optional.empty();
      }
      throw uses.getFirst()
          .place()
          .problem(
              "units name instruments, but no register says what they are",
              "Add 'calibration: {register: FILE}' to the rig file");
    }
    Fields section = rig.fields("calibration");
    section.only("register", "bench");
    if (section.has("bench")) {
      for (Node.Scalar id : section.names("bench", MOST)) {
        uses.add(new InstrumentUse("", InstrumentUse.BENCH, id.text(), id.place()));
      }
    }
    if (uses.isEmpty()) {
      throw section
          .place()
          .problem(
              "a register is named, but none of its instruments is used",
              "Write 'instruments: {flow: ID}' beside a unit's 'flow', or 'bench: [ID]' here");
    }
    Path register = InputFile.resolve(rigFile, section.scalar("register"));
    return Optional.of(new Rig.Calibration(register, uses));
  }

  private static void unit(Fields unit, List<InstrumentUse> uses) throws InputProblem {
    Fields instruments = unit.fields("instruments");
    instruments.only(ROLES.toArray(String[]::new));
    for (String role : instruments.keys()) {
      if (!unit.has(role)) {
        throw instruments
            .place(role)
            .problem(
                "an instrument for '%s', which this unit doesn't have".formatted(role),
                "Add '%s' to the unit, or leave its instrument out".formatted(role));
      }
      uses.add(
          new InstrumentUse(
              unit.name("serial"), role, instruments.name(role), instruments.place(role)));
    }
  }
}
