package org.pumprig.rig.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.VerifiedRun;
import org.pumprig.rig.trace.TraceMatrix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig trace}: from requirement to raw file and back. */
@Command(
    name = "trace",
    description = {
      "Joins requirements, hazards, plan, runs, verdicts and raw files with their digests, and",
      "names the gaps. Writes CSV, HTML and ReqM2."
    },
    footer = {
      "",
      "Exit codes: 0 no gap, 1 gaps, 2 usage or invalid input.",
      "Example: pumprig trace /tmp/demo/runs/* --requirements needs.md --out /tmp/trace"
    })
final class TraceCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run directories of one plan.")
  private List<Path> runs = List.of();

  @Mixin private final TraceFiles trace = new TraceFiles();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "New folder for the matrix.")
  private Path out = Path.of("");

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (Files.exists(out)) {
      throw new CommandProblem(out + " exists already; name another folder with --out.");
    }
    var judged = new ArrayList<JudgedRun>();
    for (Path run : runs.stream().map(Path::toAbsolutePath).sorted().distinct().toList()) {
      judged.add(VerifiedRun.read(run));
    }
    TraceMatrix matrix = trace.matrix(Results.result(judged, Optional.empty()), judged);
    Files.createDirectories(out);
    for (var file : TraceFiles.export(matrix).entrySet()) {
      Files.write(out.resolve(file.getKey()), file.getValue());
    }
    Terminal terminal = Terminal.of(spec, json);
    matrix.gaps().forEach(gap -> terminal.people().println("Gap: " + gap + "."));
    terminal
        .people()
        .println(
            "%d requirements, %d runs, %d gaps: %s"
                .formatted(
                    matrix.plan().requirements().size(), judged.size(), matrix.gaps().size(), out));
    terminal.people().flush();
    terminal.answer(
        CanonicalJson.bytes(
            fields ->
                fields
                    .texts("gaps", matrix.gaps())
                    .number("links", matrix.links().size())
                    .text("out", out.toString())));
    return matrix.gaps().isEmpty() ? Exit.PASS : Exit.FAIL;
  }
}
