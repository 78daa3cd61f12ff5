package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.session.Simulatable;
import org.pumprig.rig.session.VirtualSession;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig simulate}: a plan in virtual time. */
@Command(
    name = "simulate",
    description = {
      "Runs a plan in virtual time, on a modelled network.",
      "The controller and the faults are the same as in real time.",
      "The same seed gives the same journals, byte for byte."
    },
    footer = {"", "Example: pumprig simulate fixtures/plans/placebo.yaml --runs 5 --out /tmp/sim"})
final class SimulateCommand implements Callable<Integer> {
  private static final int MOST_CAMPAIGNS = 10_000;

  @Parameters(paramLabel = "PLAN", description = "Plan file.")
  private Path plan = Path.of("");

  @Mixin private final CampaignOptions where = new CampaignOptions();

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "1",
      description = "Simulate the whole campaign so often, each time with a seed derived anew.")
  private int runs;

  @Option(names = "--seed", paramLabel = "S", description = "Seed instead of the plan's own.")
  private @Nullable Long seed;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (runs < 1 || runs > MOST_CAMPAIGNS) {
      throw new CommandProblem("--runs takes 1 to " + MOST_CAMPAIGNS + ".");
    }
    if (seed != null && (seed < 0 || seed >= 1L << 53)) {
      throw new CommandProblem("--seed takes 0 to 2^53 - 1.");
    }
    Terminal terminal = Terminal.of(spec, json);
    Inputs first = read(Optional.ofNullable(seed));
    Simulatable.require(plan.toString(), first.plan(), first.rig());
    Path root = where.directory(OutputPath.campaignId(first.plan().planId() + "-virtual"));
    CampaignDirectory.checkUnused(root);
    int worst = Exit.PASS;
    for (int i = 0; i < runs; i++) {
      Inputs inputs = i == 0 ? first : read(Optional.of(derived(first.plan().seed(), i)));
      Path folder = runs == 1 ? root : root.resolve("campaign-%04d".formatted(i + 1));
      worst = worse(worst, simulate(inputs, CampaignDirectory.create(folder), terminal));
    }
    return worst;
  }

  private Inputs read(Optional<Long> wanted) throws InputProblem {
    return Inputs.read(plan, where.rig(), wanted);
  }

  /** Plans hold seeds below 2^53. */
  private static long derived(Seed campaign, int index) {
    return campaign.child("simulate", Integer.toString(index)).value() >>> 11;
  }

  private int simulate(Inputs inputs, CampaignDirectory directory, Terminal terminal)
      throws Exception {
    ConsoleProgress progress = terminal.progress();
    List<String> problems =
        VirtualSession.run(inputs, Campaign.of(inputs.plan(), inputs.rig()), directory, progress);
    progress.finish();
    Results.problems(problems, terminal.problems());
    if (directory.runs().isEmpty()) {
      return Exit.ABORTED;
    }
    CampaignResult result = Results.conclude(directory, Optional.empty());
    Results.show(result, directory, terminal);
    return problems.isEmpty() ? result.exitCode() : Exit.ABORTED;
  }

  /** Over several: aborted, fail, inconclusive, pass. */
  static int worse(int a, int b) {
    List<Integer> order =
        List.of(Exit.ABORTED, Exit.USAGE, Exit.FAIL, Exit.INCONCLUSIVE, Exit.PASS);
    return order.indexOf(a) <= order.indexOf(b) ? a : b;
  }
}
