package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.incident.draft.PlanDraft;
import org.pumprig.rig.incident.minimise.Bench;
import org.pumprig.rig.incident.minimise.Hits;
import org.pumprig.rig.incident.minimise.Minimised;
import org.pumprig.rig.incident.minimise.Minimiser;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.session.Simulatable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig incident minimise}: the smallest schedule that still trips the watchdog. */
@Command(
    name = "minimise",
    sortOptions = false,
    description = {
      "Finds the smallest schedule of a plan's faults that still trips the watchdog: leaves out",
      "faults, shortens the others, weakens them; each step is a run on the emulator in virtual",
      "time. Writes it as a plan and lists what didn't matter. What was found by searching is a",
      "hypothesis: the plan says so, and is tried on fresh pumps at the end."
    },
    footer = {
      "",
      "Exit codes: 0 found, and fresh pumps trip in at least SHARE of the cases at that"
          + " confidence;",
      "1 the plan doesn't trip; 2 usage or invalid input; 3 found, but not confirmed.",
      "Example: pumprig incident minimise fixtures/plans/demo.yaml --out /tmp/minimal.yaml"
    })
final class IncidentMinimiseCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PLAN", description = "Plan file.")
  private Path planFile = Path.of("");

  @Option(names = "--rig", paramLabel = "RIG", description = "Rig file instead of the plan's own.")
  private @Nullable Path rig;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The plan to write; refused if it exists (default: PLAN-minimal.yaml).")
  private @Nullable Path out;

  @Mixin private final TrialOptions trials = new TrialOptions();

  @Option(
      names = "--most-runs",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Budget: runs after which it ends with what it has (${DEFAULT-VALUE}).")
  private int mostRuns;

  @Option(
      names = "--whole",
      description =
          "Each step runs controller, faults and journal, too, not the pump alone; as it does"
              + " anyhow where the pump alone can't be put through a fault.")
  private boolean whole;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (mostRuns < 1 || mostRuns > 10_000_000) {
      throw new CommandProblem("--most-runs takes 1 to 10000000.");
    }
    Terminal terminal = Terminal.of(spec, json);
    Path target = DraftFile.target(Optional.ofNullable(out), planFile, "-minimal");
    Inputs inputs = Inputs.read(planFile, Optional.ofNullable(rig), trials.seed());
    Simulatable.require(planFile.toString(), inputs.plan(), inputs.rig());
    Arm arm = trials.arm(inputs.plan());
    PlanDraft draft = DraftFile.draft(planFile, inputs);
    var benches = new TrialBenches(planFile.toString(), inputs, draft, arm);
    Bench bench = whole ? benches.whole("search") : benches.quick("search");
    int repeats = trials.repeats();
    int bare = benches.tripsWithoutFaults(repeats);
    if (bare > 0) {
      throw new CommandProblem(
          "%d of %d pumps of arm '%s' trip with no fault at all, so no fault can be to blame; look at the firmware profile and the rig."
              .formatted(bare, repeats, arm.name()));
    }
    Minimised found = new Minimiser(bench, repeats, mostRuns).minimise(draft.faults());
    if (found.kept().isEmpty()) {
      terminal.people().println(MinimiseText.nothing(found, arm, trials));
      terminal.people().flush();
      terminal.answer(MinimiseJson.bytes(found, Optional.empty(), trials));
      return found.complete() ? Exit.FAIL : Exit.INCONCLUSIVE;
    }
    Hits fresh = confirm(benches.whole("fresh"), found);
    MinimiseText text = new MinimiseText(found, fresh, arm, trials, whole || benches.needsWhole());
    DraftFile.write(
        target,
        draft,
        found.faults(),
        planFile,
        Optional.ofNullable(rig),
        "-minimal",
        "Smallest schedule found: " + inputs.plan().title(),
        text.remarks(planFile.toString(), inputs.plan()));
    text.lines().forEach(terminal.people()::println);
    terminal.people().println("Plan: " + target);
    terminal.people().flush();
    terminal.answer(MinimiseJson.bytes(found, Optional.of(fresh), trials));
    return text.confirmed() && found.complete() ? Exit.PASS : Exit.INCONCLUSIVE;
  }

  private Hits confirm(Bench bench, Minimised found) throws Exception {
    int tripped = 0;
    for (int i = 0; i < trials.fresh(); i++) {
      tripped += bench.trips(found.faults(), i) ? 1 : 0;
    }
    return new Hits(tripped, trials.fresh());
  }
}
