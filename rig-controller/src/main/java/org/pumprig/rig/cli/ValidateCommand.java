package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.host.Trees;
import org.pumprig.rig.evidence.SealedRecord;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.qualification.BenchCheck;
import org.pumprig.rig.qualification.BlindList;
import org.pumprig.rig.qualification.Qualification;
import org.pumprig.rig.qualification.QualificationText;
import org.pumprig.rig.report.pdf.PdfDocument;
import org.pumprig.rig.seal.SigningKey;
import org.pumprig.rig.session.Version;
import org.pumprig.rig.validation.DefectCount;
import org.pumprig.rig.validation.Outcome;
import org.pumprig.rig.validation.Validation;
import org.pumprig.rig.validation.ValidationRecord;
import org.pumprig.rig.validation.ValidationText;
import org.pumprig.time.SystemScheduler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig validate}: does the rig find what it must find? */
@Command(
    name = "validate",
    description = {
      "Runs the rig against emulated pumps with known defects and with known-good firmware, in",
      "virtual time, and writes a sealed record of what it found, missed and falsely accused."
    },
    footer = {
      "",
      "Exit codes: 0 all found and nobody accused; 1 something was missed or falsely accused;",
      "2 usage or invalid input; 3 fewer than 59 trials, which show too little.",
      "Example: pumprig validate --key lab.key --out /tmp/validation"
    })
final class ValidateCommand implements Callable<Integer> {
  private static final int MOST_TRIALS = 10_000;
  private static final List<String> CHECKERS =
      List.of("noWatchdog", "therapyContinuity", "reconnect", "failSafe", "reprogram", "eventLog");

  @Mixin private final SealingKeys sealing = new SealingKeys();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "New folder for the record; DIR.zip is written beside it.")
  private Path out = Path.of("");

  @Option(
      names = "--rig",
      paramLabel = "RIG",
      description = {
        "Qualify an installed bench instead, from runs that were made on it: known faults, check",
        "weight, contact simulator, known flow, known tone, faults that a second person chose."
      })
  private @Nullable Path rig;

  @Parameters(paramLabel = "RUN", arity = "0..*", description = "Runs on that rig, with --rig.")
  private List<Path> runs = List.of();

  @Option(
      names = "--blind-list",
      paramLabel = "FILE",
      description = "A list of 'pumprig blind-list', revealed after its trials, with --rig.")
  private List<Path> blindLists = List.of();

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "59",
      description = "Trials for each defect; 59 of 59 show 95 %% with 95 %% confidence.")
  private int trials;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed of all trials.")
  private long seed;

  @Option(
      names = "--switch-off",
      paramLabel = "CHECKER",
      description = {
        "Lets a checker pass everything, to see that the validation then fails: noWatchdog,",
        "therapyContinuity, reconnect, failSafe, reprogram or eventLog. Never validates."
      })
  private List<String> switchedOff = List.of();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (trials < 1 || trials > MOST_TRIALS) {
      throw new CommandProblem("--trials takes 1 to " + MOST_TRIALS + ".");
    }
    if (seed < 0 || seed >= 1L << 53) {
      throw new CommandProblem("--seed takes 0 to 2^53 - 1.");
    }
    for (String one : switchedOff) {
      if (!CHECKERS.contains(one)) {
        throw new CommandProblem(
            "'" + one + "' is no checker; --switch-off takes " + String.join(", ", CHECKERS) + ".");
      }
    }
    Path bag = out.toAbsolutePath();
    if (Files.exists(bag)) {
      throw new CommandProblem(out + " exists already; name another folder with --out.");
    }
    Terminal terminal = Terminal.of(spec, json);
    if (rig != null) {
      var lists = new ArrayList<BlindList>();
      for (Path list : blindLists) {
        lists.add(BlindList.read(list));
      }
      return qualify(BenchQualification.of(rig, runs, lists), lists, bag, terminal);
    }
    if (!blindLists.isEmpty()) {
      throw new CommandProblem("--blind-list is taken with --rig alone.");
    }
    if (!runs.isEmpty()) {
      throw new CommandProblem("runs are taken with --rig alone; name the rig they were made on.");
    }
    List<SigningKey> keys = sealing.read();
    Validation validation = validate(terminal);
    SequencedMap<String, String> versions = versions();
    Path zip = write(bag, validation, versions, keys);
    say(terminal, validation.outcome(), zip);
    terminal.answer(
        CanonicalJson.bytes(fields -> ValidationRecord.members(validation, versions, fields)));
    if (!validation.outcome().problems().isEmpty()) {
      return Exit.FAIL;
    }
    return validation.outcome().tooFew() ? Exit.INCONCLUSIVE : Exit.PASS;
  }

  private int qualify(Qualification found, List<BlindList> lists, Path bag, Terminal terminal)
      throws Exception {
    List<SigningKey> keys = sealing.read();
    SequencedMap<String, String> versions = versions();
    var files = new LinkedHashMap<String, byte[]>();
    files.put("validation.json", CanonicalJson.bytes(fields -> found.members(versions, fields)));
    files.put("record.pdf", pdf(QualificationText.xhtml(found, versions)));
    files.put("rig.yaml", Files.readAllBytes(runs.getFirst().resolve("rig.yaml")));
    lists.forEach(list -> files.put("blind-" + list.digest() + ".yaml", list.bytes()));
    Path zip =
        SealedRecord.write(
            bag,
            files,
            information(
                found.emulated()
                    ? List.of("Emulated: an emulated bench; nothing of a real one is shown")
                    : List.of(),
                "Qualification of an installed bench"),
            fields -> found.members(versions, fields),
            keys);
    for (BenchCheck one : found.checks()) {
      terminal
          .people()
          .println(
              "%-12s %-18s %-18s %s"
                  .formatted(
                      one.unit(),
                      one.what().word(),
                      Qualification.word(one.standing()),
                      one.words()));
    }
    terminal.people().println(found.conclusion());
    terminal.people().println("Record: " + zip);
    terminal.people().flush();
    terminal.answer(CanonicalJson.bytes(fields -> found.members(versions, fields)));
    if (found.wrong()) {
      return Exit.FAIL;
    }
    return found.complete() ? Exit.PASS : Exit.INCONCLUSIVE;
  }

  private static byte[] pdf(byte[] xhtml) throws IOException {
    return PdfDocument.render(xhtml, Instant.EPOCH, "PumpRig " + Version.read(), List.of());
  }

  private static List<String> information(List<String> more, String description) {
    String day = Instant.ofEpochMilli(SystemScheduler.wallClockMicros() / 1000).toString();
    var lines = new ArrayList<String>();
    lines.add("Bag-Software-Agent: pumprig " + Version.read());
    lines.add("Bagging-Date: " + day.substring(0, 10));
    lines.addAll(more);
    lines.add("External-Description: " + description);
    return lines;
  }

  private Validation validate(Terminal terminal) throws Exception {
    Path folder = Files.createTempDirectory("pumprig-validate");
    try {
      return Validation.run(
          folder,
          seed,
          trials,
          switchedOff,
          round -> {
            if (round % 10 == 0) {
              terminal.people().println("Round " + round + " of at least " + trials + " …");
              terminal.people().flush();
            }
          });
    } finally {
      Trees.delete(folder);
    }
  }

  private static Path write(
      Path bag, Validation validation, SequencedMap<String, String> versions, List<SigningKey> keys)
      throws IOException {
    SequencedMap<String, byte[]> files = ValidationRecord.files(validation, versions);
    files.put("record.pdf", pdf(ValidationText.xhtml(validation, versions)));
    for (String input : validation.inputs().keySet()) {
      files.put("inputs/" + input, Fixtures.bytes(input));
    }
    return SealedRecord.write(
        bag,
        files,
        information(
            List.of(
                "Emulated: trials on emulated pumps; every number about a pump is illustrative"),
            "Validation record of PumpRig"),
        fields -> ValidationRecord.members(validation, versions, fields),
        keys);
  }

  private static SequencedMap<String, String> versions() {
    var versions = new LinkedHashMap<String, String>();
    versions.put("PumpRig", Version.read());
    for (String key : List.of("java.vm.version", "os.name", "os.version", "os.arch")) {
      versions.put(key, System.getProperty(key, "unknown"));
    }
    return versions;
  }

  private static void say(Terminal terminal, Outcome found, Path zip) {
    var lines = new ArrayList<String>();
    lines.add("EMULATED BENCH, virtual time: every number is illustrative.");
    lines.add("%-20s %-14s %-12s %s".formatted("defect", "found by", "found", "sensitivity"));
    for (DefectCount count : found.defects()) {
      lines.add(
          "%-20s %-14s %-12s above %.2f %%"
              .formatted(
                  count.defect().word(),
                  count.defect().requirementId(),
                  count.found() + " of " + count.counted(),
                  100 * count.sensitivityAbove()));
    }
    lines.add(
        "False alarms: %d in %d honest trials (below %.2f %% with 95 %% confidence); %d withheld."
            .formatted(
                found.falseAlarms(),
                found.honest(),
                100 * found.falseAlarmsBelow(),
                found.withheld()));
    lines.add(
        "Measured stops lie %d to %d ms from the true ones; stated uncertainty %d ms."
            .formatted(
                found.timing().error().least() / 1_000_000,
                found.timing().error().greatest() / 1_000_000,
                found.band().uncertaintyNanos() / 1_000_000));
    found.problems().forEach(problem -> lines.add("Against: " + problem + "."));
    lines.add(ValidationText.conclusion(found));
    lines.add("What an emulator of one's own can't show stands in the record: " + zip);
    lines.forEach(terminal.people()::println);
    terminal.people().flush();
  }
}
