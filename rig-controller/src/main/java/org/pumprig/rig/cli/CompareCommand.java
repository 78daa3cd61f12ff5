package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.VerifiedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig compare}: two arms, from the journals of their runs. */
@Command(
    name = "compare",
    description = {
      "Compares two arms of a plan, from the journals of their runs; or the groups of a table.",
      "First come the runs of one arm, then after --after those of the other. Which of them is",
      "claimed to be better stands in the plan. A table (--data) is compared without a plan, by",
      "every method that it allows; such results are exploratory."
    },
    footer = {
      "",
      "Exit codes: 0 better, or a table was compared, 1 worse or not better, 3 inconclusive.",
      "With a table: pumprig compare --data trips.csv --time hours --event trip --group firmware",
      "Example: pumprig compare /tmp/demo/runs/r0-before-* --after /tmp/demo/runs/r0-after-*"
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(paramLabel = "BEFORE", arity = "0..*", description = "Runs of one arm.")
  private List<Path> before = List.of();

  @Option(
      names = "--after",
      paramLabel = "AFTER",
      arity = "1..*",
      description = "Runs of the other arm.")
  private List<Path> after = List.of();

  @Option(
      names = "--tables",
      paramLabel = "DIR",
      description = "Write the runs' tables as CSV files, which --data reads again.")
  private @Nullable Path tables;

  @Option(
      names = "--plots",
      paramLabel = "DIR",
      description = "Draw the runs' survival, hazard by errors, recurrence and endpoints as SVG.")
  private @Nullable Path plots;

  @Mixin private final TableOptions table = new TableOptions();

  @Mixin private final PlanOption plan = new PlanOption();

  @Mixin private final BesideOptions beside = new BesideOptions();

  @Mixin private final MethodOptions methods = new MethodOptions();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (table.asked()) {
      if (!before.isEmpty() || !after.isEmpty() || plan.file().isPresent() || beside.given()) {
        throw new CommandProblem("--data takes a table instead of runs; give one or the other.");
      }
      if (tables != null || plots != null) {
        throw new CommandProblem(
            "--tables and --plots are of runs; a table is drawn by --plot FILE.svg.");
      }
      return table.compare(methods.asked(), Terminal.of(spec, json));
    }
    if (before.isEmpty() || after.isEmpty()) {
      throw new CommandProblem(
          "give runs of one arm, then --after and runs of the other; or a table by --data.");
    }
    return compareRuns();
  }

  private int compareRuns() throws Exception {
    var judged = new ArrayList<JudgedRun>();
    String one = read(before, "the runs before --after", judged);
    String other = read(after, "the runs after --after", judged);
    if (one.equals(other)) {
      throw new CommandProblem("both groups are runs of arm '" + one + "'; give two arms.");
    }
    CampaignResult alone = Results.result(judged, plan.file());
    CampaignResult result = alone.with(beside.findings(alone, judged));
    var comparison =
        result
            .comparison()
            .orElseThrow(() -> new CommandProblem("the plan of these runs compares nothing."));
    Terminal terminal = Terminal.of(spec, json);
    SummaryText.comparisonLines(result).forEach(terminal.people()::println);
    showMethods(result, terminal);
    if (result.claim().isPresent()) {
      return switch (result.claim().get().verdict()) {
        case BETTER, LIMITED -> Exit.PASS;
        case NOT_BETTER -> Exit.FAIL;
        case INCONCLUSIVE -> Exit.INCONCLUSIVE;
      };
    }
    return switch (comparison.conclusion()) {
      case BETTER -> Exit.PASS;
      case NOT_BETTER, WORSE -> Exit.FAIL;
      case INCONCLUSIVE -> Exit.INCONCLUSIVE;
    };
  }

  /** Beside the conclusion: every method that the journals allow, or those asked for. */
  private void showMethods(CampaignResult result, Terminal terminal) throws Exception {
    PumpTableOutput output = PumpTableOutput.of(result, methods.asked());
    output.lines().forEach(terminal.people()::println);
    if (tables != null) {
      List<String> calls = output.write(tables);
      terminal.people().println("\nTables, each to be read again by:");
      calls.forEach(call -> terminal.people().println("  " + call));
    }
    if (plots != null) {
      PumpPlots.write(result, plots).forEach(file -> terminal.people().println("Plot: " + file));
    }
    terminal.people().flush();
    terminal.answer(output.json(result));
  }

  /** Reads the runs of one group, which must be of one arm. */
  private static String read(List<Path> runs, String group, List<JudgedRun> judged)
      throws Exception {
    String arm = "";
    for (Path run : runs) {
      JudgedRun each = VerifiedRun.read(run);
      if (!arm.isEmpty() && !arm.equals(each.header().arm())) {
        throw new CommandProblem(
            group + " are of different arms: '" + arm + "' and '" + each.header().arm() + "'.");
      }
      arm = each.header().arm();
      judged.add(each);
    }
    return arm;
  }
}
