package org.pumprig.rig.stated;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.report.Stated;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Words;
import org.pumprig.rig.yaml.YamlDocument;

/**
 * A file of statements, format 1.
 *
 * @param stated what stands in it
 * @param file the file itself
 * @param records calibration records that it names
 */
public record StatedFile(Stated stated, Path file, List<Path> records) {
  private static final int MOST = 1_000;

  /** Copies the list. */
  public StatedFile {
    records = List.copyOf(records);
  }

  /**
   * Reads one.
   *
   * @throws InputProblem for the first thing that is wrong with it
   */
  public static StatedFile read(Path file) throws InputProblem {
    Fields top =
        Fields.of("the statements", YamlDocument.parse(file.toString(), InputFile.read(file)));
    top.version("stated", 1);
    var keys = new ArrayList<>(List.of("stated", "units", "equipment", "testers", "anomalies"));
    Arrays.stream(Stated.General.values()).map(Stated.General::key).forEach(keys::add);
    top.only(keys.toArray(String[]::new));
    var general = new ArrayList<Stated.Line>();
    for (Stated.General one : Stated.General.values()) {
      if (top.has(one.key())) {
        general.add(new Stated.Line(one, top.text(one.key())));
      }
    }
    var records = new ArrayList<Path>();
    return new StatedFile(
        new Stated(
            general, units(top), equipment(file, top, records), testers(top), anomalies(top)),
        file,
        records);
  }

  private static List<Fields> sections(Fields top, String key, String section) throws InputProblem {
    return top.has(key) ? top.sections(key, section, MOST) : List.of();
  }

  private static String text(Fields fields, String key) throws InputProblem {
    return fields.has(key) ? fields.text(key) : "";
  }

  private static List<Stated.UnitUnderTest> units(Fields top) throws InputProblem {
    var units = new ArrayList<Stated.UnitUnderTest>();
    for (Fields one : sections(top, "units", "a unit")) {
      one.only("serial", "model", "hardware", "lot", "identifier", "finalDevice", "history");
      units.add(
          new Stated.UnitUnderTest(
              one.text("serial"),
              text(one, "model"),
              text(one, "hardware"),
              text(one, "lot"),
              text(one, "identifier"),
              text(one, "finalDevice"),
              text(one, "history")));
    }
    return units;
  }

  private static List<Stated.Instrument> equipment(Path file, Fields top, List<Path> records)
      throws InputProblem {
    var equipment = new ArrayList<Stated.Instrument>();
    for (Fields one : sections(top, "equipment", "a piece of equipment")) {
      one.only("id", "what", "certificate", "calibrated", "due", "file");
      if (one.has("file")) {
        Path record = InputFile.resolve(file.toString(), one.scalar("file"));
        if (!Files.isRegularFile(record, LinkOption.NOFOLLOW_LINKS)) {
          throw one.place("file")
              .problem(record + " is no plain file", "Name the calibration record's file");
        }
        if (records.stream().anyMatch(other -> sameName(other, record) && !other.equals(record))) {
          throw one.place("file")
              .problem(
                  "two calibration records are called " + record.getFileName(),
                  "Give them different names: a pack keeps them in one folder");
        }
        records.add(record);
      }
      equipment.add(
          new Stated.Instrument(
              one.text("id"),
              one.text("what"),
              text(one, "certificate"),
              date(one, "calibrated"),
              date(one, "due"),
              text(one, "file")));
    }
    return equipment;
  }

  private static boolean sameName(Path one, Path other) {
    return String.valueOf(one.getFileName()).equals(String.valueOf(other.getFileName()));
  }

  private static Optional<LocalDate> date(Fields fields, String key) throws InputProblem {
    if (!fields.has(key)) {
      return Optional.empty();
    }
    String text = fields.text(key);
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw fields.place(key).problem(Words.quote(text) + " is no date", "Write it as 2026-11-27");
    }
  }

  private static List<Stated.Tester> testers(Fields top) throws InputProblem {
    var testers = new ArrayList<Stated.Tester>();
    for (Fields one : sections(top, "testers", "a tester")) {
      one.only("name", "competence");
      testers.add(new Stated.Tester(one.text("name"), text(one, "competence")));
    }
    return testers;
  }

  private static List<Stated.Anomaly> anomalies(Fields top) throws InputProblem {
    var anomalies = new ArrayList<Stated.Anomaly>();
    for (Fields one : sections(top, "anomalies", "an anomaly")) {
      one.only("id", "text", "impact", "rationale");
      anomalies.add(
          new Stated.Anomaly(
              one.text("id"), one.text("text"), text(one, "impact"), text(one, "rationale")));
    }
    return anomalies;
  }
}
