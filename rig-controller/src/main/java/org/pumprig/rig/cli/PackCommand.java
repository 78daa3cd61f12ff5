package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.evidence.Pack;
import org.pumprig.rig.evidence.PackContent;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.VerifiedRun;
import org.pumprig.rig.seal.SigningKey;
import org.pumprig.rig.session.Version;
import org.pumprig.rig.stated.StatedFile;
import org.pumprig.rig.trace.TraceMatrix;
import org.pumprig.time.SystemScheduler;
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
    List<Path> directories = runs.stream().map(Path::toAbsolutePath).sorted().distinct().toList();
    var judged = new ArrayList<JudgedRun>();
    for (Path run : directories) {
      judged.add(VerifiedRun.read(run));
    }
    CampaignResult result = Results.result(judged, Optional.empty());
    if (result.deviation().isPresent()) {
      throw new CommandProblem(
          "these runs are of different plans, and a pack holds one; seal those of each plan in a"
              + " pack of their own.");
    }
    Path zip =
        Pack.write(
            out.toAbsolutePath(),
            content(directories, judged, result, told, trace.matrix(result, judged)),
            keys,
            timeAuthority.value());
    terminal.people().println("Pack: " + out + ", " + zip);
    terminal.people().println("%d runs, sealed by %d key(s).".formatted(runs.size(), keys.size()));
    terminal.people().flush();
    captures(judged, terminal);
    terminal.answer(
        CanonicalJson.bytes(
            fields ->
                fields
                    .texts("keys", keys.stream().map(key -> key.verifyingKey().id()).toList())
                    .text("pack", out.toString())
                    .number("runs", directories.size())
                    .text("zip", zip.toString())));
    return Exit.PASS;
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
                  + " them: look before this pack leaves the house.");
      terminal.problems().flush();
    }
  }

  private static PackContent content(
      List<Path> directories,
      List<JudgedRun> judged,
      CampaignResult result,
      Optional<StatedFile> told,
      TraceMatrix matrix)
      throws IOException {
    return new PackContent(
        result,
        directories,
        inputs(directories.getFirst()),
        ReportFile.html(result, judged, StatedOption.stated(told)),
        ReportFile.pdf(result, judged, StatedOption.stated(told)),
        told,
        TraceFiles.export(matrix),
        ReportFile.tables(result, judged, StatedOption.stated(told)),
        VerdictJson.bytes(result.runs()),
        bom(),
        "pumprig " + Version.read(),
        SystemScheduler.wallClockMicros());
  }

  /** A campaign keeps its inputs beside its runs. */
  private static Optional<Path> inputs(Path run) {
    Path runsFolder = run.getParent();
    Path campaign = runsFolder == null ? null : runsFolder.getParent();
    return Optional.ofNullable(campaign)
        .map(folder -> folder.resolve("inputs"))
        .filter(Files::isDirectory);
  }

  /** Written by the build; an installation keeps it beside its jars. */
  private static Optional<Path> bom() {
    Path jar =
        Path.of(PackCommand.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return Optional.ofNullable(jar.getParent()).stream()
        .flatMap(
            target ->
                java.util.stream.Stream.of(
                    target.resolve("dist/bom.json"), target.resolve("../../target/bom.json")))
        .map(Path::normalize)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
