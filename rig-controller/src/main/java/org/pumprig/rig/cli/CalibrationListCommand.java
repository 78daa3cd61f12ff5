package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.calibration.CalibrationRegister;
import org.pumprig.rig.calibration.Instrument;
import org.pumprig.rig.calibration.RegisterFile;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig calibration list}: which instruments are in date. */
@Command(
    name = "list",
    description = "Lists a register's instruments, and says which are in date on a day.",
    footer = {
      "",
      "Exit codes: 0 all are in date, 1 one isn't.",
      "Example: pumprig calibration list fixtures/calibration/instruments.yaml"
    })
final class CalibrationListCommand implements Callable<Integer> {
  @Parameters(paramLabel = "REGISTER", description = "File of the instruments.")
  private Path register = Path.of("");

  @Option(
      names = "--until",
      paramLabel = "DAY",
      description = "They must be in date from today to this day, such as 2026-11-27.")
  private @Nullable String until;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    CalibrationRegister read = RegisterFile.read(register);
    LocalDate today = CalibrationOptions.today();
    LocalDate last = until == null ? today : day("--until", until);
    if (last.isBefore(today)) {
      throw new CommandProblem("--until " + last + " is past; today is " + today + ".");
    }
    Terminal terminal = Terminal.of(spec, json);
    boolean all = true;
    for (Instrument one : read.instruments().sequencedValues()) {
      Optional<String> doubt = one.doubt(today, last);
      all &= doubt.isEmpty();
      terminal
          .people()
          .println("%-12s %s: %s".formatted(one.id(), one.what(), standing(one, doubt)));
    }
    terminal.answer(
        CanonicalJson.bytes(
            out ->
                out.objects(
                    "instruments",
                    read.instruments().sequencedValues().stream().toList(),
                    (one, fields) -> line(one, one.doubt(today, last), fields))));
    return all ? Exit.PASS : Exit.FAIL;
  }

  private static String standing(Instrument one, Optional<String> doubt) {
    return doubt
        .map(why -> "NOT IN DATE: " + why)
        .orElseGet(
            () ->
                one.held()
                    .map(
                        held ->
                            "calibrated %s, due %s, certificate %s"
                                .formatted(held.from(), held.due(), one.certificate()))
                    .orElse("needs no calibration: " + one.needsNone()));
  }

  private static void line(Instrument one, Optional<String> doubt, FieldSink out) {
    out.text("certificate", one.certificate())
        .text("doubt", doubt.orElse(""))
        .text("due", one.held().map(held -> held.due().toString()).orElse(""))
        .text("id", one.id())
        .text("what", one.what());
  }

  static LocalDate day(String option, String text) throws CommandProblem {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new CommandProblem(option + " takes a day such as 2026-11-27, not '" + text + "'.");
    }
  }
}
