package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pumprig.rig.authority.TimeAuthority;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.evidence.Pack;
import org.pumprig.rig.evidence.PackContent;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.RunFolder;
import org.pumprig.rig.rundir.VerifiedRuns;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.SigningKey;
import org.pumprig.rig.session.Version;
import org.pumprig.rig.stated.StatedFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.SystemScheduler;

/**
 * Runs of one plan, read and judged, on their way into a pack.
 *
 * @param directories the runs' directories, in the order of their names
 * @param judged the same, judged
 * @param result what they come to
 */
record Packing(List<Path> directories, List<JudgedRun> judged, CampaignResult result) {
  /** Copies the lists. */
  Packing {
    directories = List.copyOf(directories);
    judged = List.copyOf(judged);
  }

  /**
   * What a person adds.
   *
   * @param keys that seal
   * @param stated what no journal can show
   * @param trace requirements from outside
   * @param authority that stamps
   */
  record Choices(
      List<SigningKey> keys,
      Optional<StatedFile> stated,
      TraceFiles trace,
      Optional<TimeAuthority> authority) {
    /** Copies the list. */
    Choices {
      keys = List.copyOf(keys);
    }

    /** One key, and nothing else. */
    static Choices sealedBy(SigningKey key) {
      return new Choices(List.of(key), Optional.empty(), new TraceFiles(), Optional.empty());
    }
  }

  /** Reads, verifies and judges every run. */
  static Packing of(List<Path> runs) throws CommandProblem, InputProblem, IOException {
    List<Path> directories = runs.stream().map(Path::toAbsolutePath).sorted().distinct().toList();
    List<JudgedRun> judged = VerifiedRuns.read(directories);
    RunFolder.unique(directories, judged);
    CampaignResult result = Results.result(judged, Optional.empty());
    if (result.deviation().isPresent()) {
      throw new CommandProblem(
          "these runs are of different plans, and a pack holds one; seal those of each plan in a"
              + " pack of their own.");
    }
    return new Packing(directories, judged, result);
  }

  /**
   * Writes the pack.
   *
   * @param out its folder
   * @param inputs the campaign's folder of plan, rig file and firmware as used, if it is there
   * @return its zip
   */
  Path write(Path out, Optional<Path> inputs, Choices choices)
      throws IOException, InputProblem, SealException {
    ReportFile report = ReportFile.of(result, judged, StatedOption.stated(choices.stated()));
    var content =
        new PackContent(
            result,
            directories,
            inputs,
            report.html(),
            report.pdf(),
            choices.stated(),
            TraceFiles.export(choices.trace().matrix(result, judged)),
            report.tables(),
            environment(),
            VerdictJson.bytes(result.runs()),
            bom(),
            "pumprig " + Version.read(),
            SystemScheduler.wallClockMicros());
    return Pack.write(out.toAbsolutePath(), content, choices.keys(), choices.authority());
  }

  /** What the journals say of the machine; runs in virtual time say nothing. */
  private Optional<byte[]> environment() {
    List<JudgedRun> tell =
        judged.stream().filter(run -> !run.begin().bench().environments().isEmpty()).toList();
    return tell.isEmpty()
        ? Optional.empty()
        : Optional.of(
            CanonicalJson.bytes(
                out ->
                    out.objects(
                        "runs",
                        tell,
                        (run, each) ->
                            each.objects(
                                    "environments",
                                    run.begin().bench().environments(),
                                    (seen, fields) -> seen.write(fields))
                                .text("run", run.verdict().runId()))));
  }

  /** A campaign keeps its inputs beside its runs. */
  static Optional<Path> inputs(Path run) {
    Path runsFolder = run.toAbsolutePath().getParent();
    Path campaign = runsFolder == null ? null : runsFolder.getParent();
    return Optional.ofNullable(campaign)
        .map(folder -> folder.resolve("inputs"))
        .filter(Files::isDirectory);
  }

  /** Written by the build; an installation keeps it beside its jars. */
  private static Optional<Path> bom() {
    Path jar = Path.of(Packing.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return Optional.ofNullable(jar.getParent()).stream()
        .flatMap(
            target ->
                Stream.of(target.resolve("dist/bom.json"), target.resolve("../../target/bom.json")))
        .map(Path::normalize)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
