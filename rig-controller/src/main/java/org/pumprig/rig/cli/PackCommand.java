package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.redaction.RunRedaction;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.seal.SigningKey;
import org.pumprig.rig.stated.StatedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig pack}: one sealed bag of everything that the verdicts rest on. */
@Command(
    name = "pack",
    description = {
      "Puts runs of one plan into a sealed evidence pack: a BagIt folder and a zip of it.",
      "Every run is verified and judged again first; aborted and failed runs belong in it too."
    },
    footer = {
      "",
      "Exit codes: 0 packed, whatever the verdicts; 2 usage or invalid input.",
      "Example: pumprig pack /tmp/demo/runs/* --key lab.key --out /tmp/demo-pack"
    })
final class PackCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run directories.")
  private List<Path> runs = List.of();

  @Mixin private final SealingKeys sealing = new SealingKeys();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "New folder; DIR.zip is written beside it.")
  private Path out = Path.of("");

  @Option(
      names = "--redact",
      paramLabel = "WHAT",
      split = ",",
      description = {
        "Take out of the pack's copies what may name patients: captures (what packets say; their",
        "heads stay), photos (whole). Tombstones keep the digests that the journals know."
      })
  private List<String> redact = List.of();

  @Mixin private final TraceFiles trace = new TraceFiles();

  @Mixin private final StatedOption stated = new StatedOption();

  @Mixin private final TimeAuthorityOption timeAuthority = new TimeAuthorityOption();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    List<SigningKey> keys = sealing.read();
    Optional<StatedFile> told = stated.file();
    Set<RunRedaction.What> taken = taken();
    Redacted copies = Redacted.of(runs, taken);
    try {
      Packing packing = Packing.of(copies.runs());
      Path zip =
          packing.write(
              out,
              Packing.inputs(Collections.min(runs)),
              new Packing.Choices(keys, told, trace, timeAuthority.value()));
      terminal.people().println("Pack: " + out + ", " + zip);
      terminal
          .people()
          .println("%d runs, sealed by %d key(s).".formatted(runs.size(), keys.size()));
      copies.lines().forEach(terminal.people()::println);
      terminal.people().flush();
      if (!taken.contains(RunRedaction.What.CAPTURES)) {
        captures(packing.judged(), terminal);
      }
      terminal.answer(
          CanonicalJson.bytes(
              fields ->
                  fields
                      .texts("keys", keys.stream().map(key -> key.verifyingKey().id()).toList())
                      .text("pack", out.toString())
                      .texts("redacted", copies.lines())
                      .number("runs", packing.directories().size())
                      .text("zip", zip.toString())));
      return Exit.PASS;
    } finally {
      copies.delete();
    }
  }

  private Set<RunRedaction.What> taken() throws CommandProblem {
    var taken = EnumSet.noneOf(RunRedaction.What.class);
    for (String word : redact) {
      switch (word) {
        case "captures" -> taken.add(RunRedaction.What.CAPTURES);
        case "photos" -> taken.add(RunRedaction.What.PHOTOS);
        default ->
            throw new CommandProblem(
                "there is nothing called '" + word + "' to redact; use captures, photos or both.");
      }
    }
    return taken;
  }

  /** A real gateway's traffic can name patients, and a pack is made to be handed on. */
  private static void captures(List<JudgedRun> judged, Terminal terminal) {
    List<String> real =
        judged.stream()
            .filter(run -> !run.verdict().emulated())
            .filter(run -> run.evidence().stream().anyMatch(file -> file.path().startsWith("raw/")))
            .map(run -> run.verdict().runId())
            .toList();
    if (!real.isEmpty()) {
      terminal
          .problems()
          .println(
              "pumprig: the raw captures of "
                  + String.join(", ", real)
                  + " were made on real units and can hold patients' data. Nothing was taken out of"
                  + " them: look before this pack leaves the house, or pack with --redact"
                  + " captures,photos.");
      terminal.problems().flush();
    }
  }
}
