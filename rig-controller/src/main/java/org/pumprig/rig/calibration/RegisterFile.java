package org.pumprig.rig.calibration;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.pumprig.digest.ContentDigest;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Words;
import org.pumprig.rig.yaml.YamlDocument;

/** Reads a register of instruments, format 1. */
public final class RegisterFile {
  private static final int MOST = 1_000;

  private RegisterFile() {}

  /**
   * Reads one.
   *
   * @throws InputProblem for the first thing that is wrong with it
   */
  public static CalibrationRegister read(Path file) throws InputProblem {
    return parse(file.toString(), InputFile.read(file));
  }

  static CalibrationRegister parse(String file, byte[] content) throws InputProblem {
    Fields top = Fields.of("the register", YamlDocument.parse(file, content));
    top.version("calibrations", 1);
    top.only("calibrations", "instruments");
    List<Fields> sections = top.sections("instruments", "an instrument", MOST);
    Fields.uniqueNames(sections, "id");
    var instruments = new LinkedHashMap<String, Instrument>();
    for (Fields one : sections) {
      Instrument read = instrument(one);
      instruments.put(read.id(), read);
    }
    return new CalibrationRegister(file, instruments, content, ContentDigest.hex(content));
  }

  private static Instrument instrument(Fields one) throws InputProblem {
    one.only(
        "id",
        "kind",
        "serial",
        "certificate",
        "calibrated",
        "due",
        "needsNone",
        "uncertainty",
        "tolerance");
    boolean none = one.has("needsNone");
    if (none == one.has("due")) {
      throw one.place()
          .problem(
              none
                  ? "'needsNone' and 'due' contradict each other"
                  : "nothing says until when its calibration holds",
              "Write 'calibrated' and 'due', or 'needsNone: WHY'");
    }
    return new Instrument(
        one.name("id"),
        one.text("kind"),
        one.text("serial"),
        none ? text(one, "certificate") : one.text("certificate"),
        none ? Optional.empty() : Optional.of(held(one)),
        text(one, "needsNone"),
        text(one, "uncertainty"),
        text(one, "tolerance"),
        one.place());
  }

  private static Instrument.Held held(Fields one) throws InputProblem {
    LocalDate from = date(one, "calibrated");
    LocalDate due = date(one, "due");
    if (due.isBefore(from)) {
      throw one.place("due")
          .problem("it is due on %s, before it was calibrated".formatted(due), "Correct one day");
    }
    return new Instrument.Held(from, due);
  }

  private static LocalDate date(Fields fields, String key) throws InputProblem {
    String text = fields.text(key);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw fields.place(key).problem(Words.quote(text) + " is no date", "Write it as 2026-11-27");
    }
  }

  private static String text(Fields fields, String key) throws InputProblem {
    return fields.has(key) ? fields.text(key) : "";
  }
}
