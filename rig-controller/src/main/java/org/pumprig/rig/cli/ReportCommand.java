package org.pumprig.rig.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.compare.CampaignJson;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.report.Stated;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.RunFolder;
import org.pumprig.rig.rundir.VerifiedRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig report}: the report again, from journals alone. */
@Command(
    name = "report",
    description = {
      "Writes the report of runs of one plan, from their journals and what persons state.",
      "A FILE that ends in .pdf becomes PDF/A-3b with the tables inside; any other becomes HTML."
    },
    footer = {
      "",
      "Exit codes: 0 expectations met, 1 not, 3 undecided, 4 a run was aborted.",
      "Example: pumprig report /tmp/demo/runs/* --out /tmp/report.pdf"
    })
final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run directories.")
  private List<Path> runs = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "HTML or PDF file to write; refused if it exists.")
  private Path out = Path.of("");

  @Mixin private final StatedOption stated = new StatedOption();

  @Mixin private final PlanOption plan = new PlanOption();

  @Mixin private final BesideOptions beside = new BesideOptions();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (Files.exists(out)) {
      throw new CommandProblem(out + " exists; name another file.");
    }
    Stated told = StatedOption.stated(stated.file());
    List<JudgedRun> judged = VerifiedRuns.read(runs);
    RunFolder.unique(runs, judged);
    CampaignResult alone = Results.result(judged, plan.file());
    CampaignResult result = alone.with(beside.findings(alone, judged));
    boolean pdf = out.toString().toLowerCase(Locale.ROOT).endsWith(".pdf");
    ReportFile report = ReportFile.of(result, judged, told);
    Files.write(out, pdf ? report.pdf() : report.html(), StandardOpenOption.CREATE_NEW);
    Terminal terminal = Terminal.of(spec, json);
    for (int i = 0; i < runs.size(); i++) {
      Path run = runs.get(i);
      judged.get(i).remark().ifPresent(each -> terminal.problems().println(run + ": " + each));
    }
    List<JudgedRun> valid = LogText.valid(judged);
    if (valid.size() < judged.size()) {
      List<String> lines =
          valid.isEmpty()
              ? LogText.withAndWithout(judged)
              : LogText.withAndWithout(judged, result, Results.result(valid, plan.file()));
      lines.forEach(terminal.people()::println);
    }
    terminal.people().println("Report: " + out);
    terminal.answer(CampaignJson.bytes(result));
    return result.exitCode();
  }
}
