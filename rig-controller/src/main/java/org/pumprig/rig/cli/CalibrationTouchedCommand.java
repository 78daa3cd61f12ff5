package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.calibration.BenchCalibration;
import org.pumprig.rig.event.CalibrationInput.InstrumentUsed;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.rundir.JudgeRun;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.status.RunDirectories;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig calibration touched}: runs that rest on an instrument found out of tolerance. */
@Command(
    name = "touched",
    description = {
      "Lists the runs that rest on an instrument which was found out of tolerance later, by their",
      "journals: since it was last known to be good, what it did in each, and the run's verdict.",
      "A run whose journal can't be read is listed as such: it may be touched."
    },
    footer = {
      "",
      "Exit codes: 0 no run is touched, 1 some are, 3 a run can't be read.",
      "Example: pumprig calibration touched BAL-7 --since 2026-03-02 /srv/campaigns"
    })
final class CalibrationTouchedCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "INSTRUMENT", description = "Its id in the register.")
  private String instrument = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "RUN",
      description = "Runs, or what they lie below.")
  private List<Path> directories = List.of();

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = {
        "The day on which it was last known to be good, such as 2026-03-02; runs that ended before",
        "it are left out (default: all runs that it was used in)."
      })
  private @Nullable String since;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  /** A run that rests on it. */
  private record Touched(Path run, LocalDate day, JudgedRun judged, List<InstrumentUsed> uses) {
    String roles() {
      return String.join(", ", uses.stream().map(InstrumentUsed::role).distinct().toList());
    }

    String verdict() {
      return judged.verdict().overall().onDisk();
    }

    String line() {
      return "%s  %s  unit %s, %s; calibrated %s, due %s; verdict %s%s"
          .formatted(
              day,
              run,
              judged.header().unit(),
              roles(),
              blank(uses.getFirst().calibrated()),
              blank(uses.getFirst().due()),
              verdict(),
              judged.invalidation().isPresent() ? "; INVALIDATED" : "");
    }

    private static String blank(String day) {
      return day.isEmpty() ? "never" : day;
    }
  }

  @Override
  public Integer call() throws Exception {
    LocalDate from = since == null ? LocalDate.MIN : CalibrationListCommand.day("--since", since);
    Terminal terminal = Terminal.of(spec, json);
    var touched = new ArrayList<Touched>();
    var unreadable = new ArrayList<String>();
    int looked = 0;
    for (Path directory : directories) {
      for (Path run : RunDirectories.below(directory)) {
        looked++;
        look(run, from, touched, unreadable);
      }
    }
    touched.sort(Comparator.comparing(Touched::day).thenComparing(Touched::run));
    touched.forEach(one -> terminal.people().println(one.line()));
    unreadable.forEach(one -> terminal.people().println("CAN'T BE READ, MAY BE TOUCHED: " + one));
    terminal.people().println(summary(touched.size(), looked, unreadable.size()));
    terminal.answer(
        CanonicalJson.bytes(
            out ->
                out.text("instrument", instrument)
                    .objects(
                        "touched",
                        touched,
                        (one, fields) ->
                            fields
                                .text("day", one.day().toString())
                                .text("role", one.roles())
                                .text("run", one.run().toString())
                                .text("verdict", one.verdict()))
                    .texts("unreadable", unreadable)));
    if (!unreadable.isEmpty()) {
      return Exit.INCONCLUSIVE;
    }
    return touched.isEmpty() ? Exit.PASS : Exit.FAIL;
  }

  private String summary(int touched, int looked, int unreadable) {
    return "%d of %d runs rest on %s%s%s."
            .formatted(
                touched,
                looked,
                instrument,
                since == null ? "" : " since " + since,
                unreadable == 0 ? "" : "; " + unreadable + " can't be read")
        + (touched == 0 ? "" : " Say so in each run's log book: 'pumprig deviation RUN …'.");
  }

  private void look(Path run, LocalDate from, List<Touched> touched, List<String> unreadable) {
    try {
      JudgedRun judged = JudgeRun.readAll(run);
      List<InstrumentUsed> uses =
          judged.begin().bench().instruments().stream()
              .filter(use -> use.instrument().equals(instrument))
              .toList();
      LocalDate day = BenchCalibration.day(judged.begin().wallMicros());
      LocalDate end = BenchCalibration.day(judged.begin().lastWallMicros());
      if (!uses.isEmpty() && !end.isBefore(from)) {
        touched.add(new Touched(run, day, judged, uses));
      }
    } catch (JournalDamage damage) {
      unreadable.add(run + ": " + damage.what());
    } catch (InputProblem | java.io.IOException e) {
      unreadable.add(run + ": " + e.getMessage());
    }
  }
}
