package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.incident.draft.PlanDraft;
import org.pumprig.rig.incident.minimise.Bench;
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
      "time, or with --real on the rig's units within a budget. Writes it as a plan and lists what",
      "didn't matter. What was found by searching is a hypothesis: the plan says so, and on the",
      "emulator it is tried on fresh pumps at the end."
    },
    footer = {
      "",
      "Exit codes: 0 found, and fresh pumps trip in at least SHARE of the cases at that"
          + " confidence;",
      "1 the plan doesn't trip; 2 usage or invalid input; 3 found, but not confirmed, as it is",
      "always with --real: there, fresh units have to confirm it.",
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

  @Mixin private final RealBudget real = new RealBudget();

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
    Optional<RealBudget.Limits> limits = real.limits(inputs.rig());
    if (whole && limits.isPresent()) {
      throw new CommandProblem("--whole is about steps on the emulator; leave it out with --real.");
    }
    Arm arm = trials.arm(inputs.plan());
    PlanDraft draft = DraftFile.draft(planFile, inputs);
    return limits.isPresent()
        ? onUnits(target, inputs, arm, draft, limits.get(), terminal)
        : onEmulator(target, inputs, arm, draft, terminal);
  }

  private int onEmulator(Path target, Inputs inputs, Arm arm, PlanDraft draft, Terminal terminal)
      throws Exception {
    Simulatable.require(planFile.toString(), inputs.plan(), inputs.rig());
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
      return nothing(found, arm, terminal, true);
    }
    var fresh = new Confirmation(tripped(benches.whole("fresh"), found), trials);
    String by =
        whole || benches.needsWhole() ? "the whole emulated bench" : "the emulated pump alone";
    var text = new MinimiseText(found, Optional.of(fresh), arm, trials, by, true);
    write(target, draft, found, text, inputs, terminal);
    terminal.answer(MinimiseJson.bytes(found, Optional.of(fresh), trials, true));
    return fresh.confirmed() && found.complete() ? Exit.PASS : Exit.INCONCLUSIVE;
  }

  private int onUnits(
      Path target,
      Inputs inputs,
      Arm arm,
      PlanDraft draft,
      RealBudget.Limits limits,
      Terminal terminal)
      throws Exception {
    inputs.requireRunnable(Optional.ofNullable(rig));
    boolean emulated = inputs.rig().serials().stream().anyMatch(inputs.rig()::isEmulated);
    Path folder = Path.of(target + "-trials").toAbsolutePath();
    CampaignDirectory.checkUnused(folder);
    var bench =
        new RealTrials(
            planFile, Optional.ofNullable(rig), inputs, draft, arm, limits, folder, terminal);
    Minimised found = new Minimiser(bench, trials.repeats(), mostRuns).minimise(draft.faults());
    terminal.people().println("Spent: " + bench.spent());
    if (found.kept().isEmpty()) {
      return nothing(found, arm, terminal, emulated);
    }
    String by = (emulated ? "emulated" : "real") + " units in real time";
    var text = new MinimiseText(found, Optional.empty(), arm, trials, by, emulated);
    write(target, draft, found, text, inputs, terminal);
    terminal.answer(MinimiseJson.bytes(found, Optional.empty(), trials, emulated));
    return Exit.INCONCLUSIVE;
  }

  private int nothing(Minimised found, Arm arm, Terminal terminal, boolean emulated)
      throws CommandProblem {
    terminal.people().println(MinimiseText.nothing(found, arm, trials));
    terminal.people().flush();
    terminal.answer(MinimiseJson.bytes(found, Optional.empty(), trials, emulated));
    return found.complete() ? Exit.FAIL : Exit.INCONCLUSIVE;
  }

  private void write(
      Path target,
      PlanDraft draft,
      Minimised found,
      MinimiseText text,
      Inputs inputs,
      Terminal terminal)
      throws Exception {
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
  }

  private int tripped(Bench bench, Minimised found) throws Exception {
    int tripped = 0;
    for (int i = 0; i < trials.fresh(); i++) {
      tripped += bench.trips(found.faults(), i) ? 1 : 0;
    }
    return tripped;
  }
}
