package org.pumprig.rig.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.judge.RunVerdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig judge}: verdicts from journals alone. */
@Command(
    name = "judge",
    description = {
      "Judges runs again from their journals alone: verifies every line, derives every derived",
      "record anew, and prints the verdict of each requirement."
    },
    footer = {"", "Example: pumprig judge /tmp/demo/runs/*"})
final class JudgeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run directories.")
  private List<Path> runs = List.of();

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    var verdicts = new ArrayList<RunVerdict>();
    for (Path run : runs) {
      RunVerdict verdict = Judging.read(run).verdict();
      verdicts.add(verdict);
      if (!json) {
        SummaryText.run(verdict).forEach(out::println);
      }
    }
    if (json) {
      out.println(VerdictJson.text(verdicts));
    }
    out.flush();
    return CampaignResult.verdictExitCode(verdicts);
  }
}
