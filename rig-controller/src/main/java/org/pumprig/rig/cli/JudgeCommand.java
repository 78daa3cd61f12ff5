package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.RunFolder;
import org.pumprig.rig.rundir.VerifiedRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig judge}: verdicts from journals alone. */
@Command(
    name = "judge",
    description = {
      "Judges runs again, from their journals alone.",
      "Verifies every line, derives every derived record anew, prints each requirement's verdict."
    },
    footer = {
      "",
      "Exit codes: that of the worst verdict, invalidated runs included.",
      "Example: pumprig judge /tmp/demo/runs/*"
    })
final class JudgeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run directories.")
  private List<Path> runs = List.of();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    List<JudgedRun> all = VerifiedRuns.read(runs);
    RunFolder.unique(runs, all);
    for (int i = 0; i < all.size(); i++) {
      Path run = runs.get(i);
      JudgedRun judged = all.get(i);
      judged.remark().ifPresent(remark -> terminal.problems().println(run + ": " + remark));
      SummaryText.run(judged.verdict()).forEach(terminal.people()::println);
      LogText.of(judged).forEach(terminal.people()::println);
    }
    LogText.withAndWithout(all).forEach(terminal.people()::println);
    terminal.answer(VerdictJson.judged(all));
    return CampaignResult.verdictExitCode(all.stream().map(JudgedRun::verdict).toList());
  }
}
