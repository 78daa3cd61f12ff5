package org.pumprig.rig.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.rundir.JudgedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig report}: the report again, from journals alone. */
@Command(
    name = "report",
    description = "Writes the report of runs of one plan, from their journals alone.",
    footer = {"", "Example: pumprig report /tmp/demo/runs/* --out /tmp/report.html"})
final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run directories.")
  private List<Path> runs = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "HTML file to write; refused if it exists.")
  private Path out = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (Files.exists(out)) {
      throw new CommandProblem(out + " exists; name another file.");
    }
    var judged = new ArrayList<JudgedRun>();
    for (Path run : runs) {
      judged.add(Judging.read(run));
    }
    Results.Concluded concluded = Results.conclude(judged);
    Files.write(out, concluded.html());
    Objects.requireNonNull(spec).commandLine().getOut().println("Report: " + out);
    return concluded.result().expectationsMet() ? Exit.PASS : Exit.FAIL;
  }
}
