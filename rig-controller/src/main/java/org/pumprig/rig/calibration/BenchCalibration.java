package org.pumprig.rig.calibration;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.pumprig.rig.event.CalibrationInput.CalibrationAccepted;
import org.pumprig.rig.event.CalibrationInput.InstrumentUsed;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.setup.InstrumentUse;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Words;
import org.pumprig.time.WallMicros;

/**
 * The instruments of a rig, with their calibrations.
 *
 * @param register where they stand
 * @param uses what each is used for
 */
public record BenchCalibration(CalibrationRegister register, List<InstrumentUse> uses) {
  /** Copies the list. */
  public BenchCalibration {
    uses = List.copyOf(uses);
  }

  /**
   * Reads the register that a rig file names.
   *
   * @throws InputProblem if it can't be read, or has no instrument that the rig file names
   */
  public static BenchCalibration read(Path register, List<InstrumentUse> uses) throws InputProblem {
    CalibrationRegister read = RegisterFile.read(register);
    for (InstrumentUse use : uses) {
      if (read.find(use.instrument()).isEmpty()) {
        throw use.place()
            .problem(
                "%s has no instrument '%s'".formatted(register, use.instrument()),
                Words.instead(use.instrument(), read.ids()));
      }
    }
    return new BenchCalibration(read, uses);
  }

  /** A day of the wall clock, in UTC. */
  public static LocalDate day(long wallMicros) {
    return WallMicros.instant(wallMicros).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private List<Instrument> used() {
    return uses.stream()
        .map(InstrumentUse::instrument)
        .distinct()
        .flatMap(id -> register.find(id).stream())
        .toList();
  }

  /** What is wrong with calibrations in a time, by instrument. */
  public SequencedMap<Instrument, String> doubts(LocalDate first, LocalDate last) {
    var doubts = new LinkedHashMap<Instrument, String>();
    used().forEach(one -> one.doubt(first, last).ifPresent(doubt -> doubts.put(one, doubt)));
    return doubts;
  }

  /**
   * Refuses calibrations that don't hold and that nobody accepts.
   *
   * @return what was accepted
   * @throws InputProblem naming the register's line, or what is accepted without need
   */
  public List<CalibrationAccepted> require(LocalDate first, LocalDate last, Acceptance acceptance)
      throws InputProblem {
    var accepted = new ArrayList<CalibrationAccepted>();
    SequencedMap<Instrument, String> doubts = doubts(first, last);
    for (var each : doubts.entrySet()) {
      Instrument one = each.getKey();
      if (!acceptance.instruments().contains(one.id())) {
        throw one.place()
            .problem(
                "%s (%s) is used, but %s".formatted(one.id(), one.what(), each.getValue()),
                "Have it calibrated and enter that, or accept it in your name: --accept-calibration %s --accepted-by NAME --accepted-because WHY"
                    .formatted(one.id()));
      }
      accepted.add(
          new CalibrationAccepted(one.id(), acceptance.by(), acceptance.reason(), each.getValue()));
    }
    for (String id : acceptance.instruments()) {
      if (doubts.keySet().stream().noneMatch(one -> one.id().equals(id))) {
        throw new InputProblem(
            register.file(),
            register.find(id).map(one -> one.place().line()).orElse(1),
            used().stream().anyMatch(one -> one.id().equals(id))
                ? "the calibration of '" + id + "' holds: there is nothing to accept"
                : "the rig uses no instrument '" + id + "' of this register",
            "Leave it out of --accept-calibration");
      }
    }
    return accepted;
  }

  /** What the journal of a unit's run says of them. */
  public List<Input> records(String serial, List<CalibrationAccepted> accepted) {
    var records = new ArrayList<Input>();
    for (InstrumentUse use : uses) {
      if (use.concerns(serial)) {
        register.find(use.instrument()).ifPresent(one -> records.add(record(one, use.role())));
      }
    }
    accepted.stream()
        .filter(
            one ->
                uses.stream()
                    .anyMatch(
                        use -> use.concerns(serial) && use.instrument().equals(one.instrument())))
        .forEach(records::add);
    return records;
  }

  private InstrumentUsed record(Instrument one, String role) {
    return new InstrumentUsed(
        one.id(),
        one.what(),
        one.certificate(),
        one.held().map(held -> held.from().toString()).orElse(""),
        one.held().map(held -> held.due().toString()).orElse(""),
        one.uncertainty(),
        role,
        register.sha256());
  }

  /** A line each, for {@code check}. */
  public List<String> lines(LocalDate first, LocalDate last) {
    var lines = new ArrayList<String>();
    SequencedMap<Instrument, String> doubts = doubts(first, last);
    for (Instrument one : used()) {
      List<String> roles =
          uses.stream()
              .filter(use -> use.instrument().equals(one.id()))
              .map(InstrumentUse::words)
              .toList();
      String doubt = doubts.get(one);
      String standing =
          doubt != null
              ? "NOT IN DATE: " + doubt
              : one.held()
                  .map(held -> "calibrated until " + held.due())
                  .orElse("needs no calibration: " + one.needsNone());
      lines.add(
          "%s (%s): %s; %s".formatted(one.id(), one.what(), String.join(", ", roles), standing));
    }
    return lines;
  }
}
