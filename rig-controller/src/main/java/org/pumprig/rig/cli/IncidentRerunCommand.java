package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.network.UnitCapture;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.setup.Topology;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig incident rerun}: plays an incident again, captures that, and compares. */
@Command(
    name = "rerun",
    sortOptions = false,
    description = {
      "Plays an incident again in real time, captures what the rig sees of its units meanwhile,",
      "and holds that against the original, as 'incident compare' does. The plan is the compact",
      "one that 'incident import' would write, unless --plan names another."
    },
    footer = {
      "",
      "Exit codes: 0 the same faults, in time within 100 ms or the stated errors, in value within",
      "these; 1 not; 2 usage or invalid input; 4 the run was broken off.",
      "Example: sudo pumprig incident rerun ward.pcapng --arm after --out /tmp/again"
    })
final class IncidentRerunCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "ORIGINAL", description = "As for 'incident import'.")
  private Path original = Path.of("");

  @Option(
      names = "--plan",
      paramLabel = "PLAN",
      description = "Plan to run, such as one that was drafted and then changed by hand.")
  private @Nullable Path plan;

  @Option(
      names = "--on",
      paramLabel = "RIG",
      description = "Rig file to run it on (default: the plan's own, an emulated bench).")
  private @Nullable Path rig;

  @Option(
      names = "--arm",
      paramLabel = "NAME",
      description = "The arm to run (default: the plan's first).")
  private @Nullable String arm;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "New directory for plans, run, capture and picture (default: below pumprig-out).")
  private @Nullable Path out;

  @Mixin private final SourceOptions source = new SourceOptions();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    Path root = OutputPath.of(Optional.ofNullable(out), OutputPath.campaignId("incident-rerun"));
    CampaignDirectory.checkUnused(root);
    IncidentSource first = source.read(original);
    Optional<Path> bench = Optional.ofNullable(rig);
    if (plan == null) {
      DraftedPlans.write(root.resolve("plans"), first);
    }
    Path chosen = plan == null ? root.resolve("plans/compact.yaml") : plan;
    Inputs inputs = Inputs.read(chosen, bench, Optional.empty());
    inputs.requireRunnable(bench);
    Topology.Ends ends = captured(inputs, chosen);
    String name = arm(inputs);
    terminal
        .people()
        .println("Plays %s again with arm '%s', in real time.".formatted(chosen, name));
    IncidentRunCommand.sayIfEmulated(inputs, terminal);
    terminal.people().flush();
    Files.createDirectories(root);
    Path capture = root.resolve("rerun.pcap");
    try (UnitCapture _ = UnitCapture.begin(ends, capture)) {
      if (run(inputs, name, root.resolve("run"), terminal) == Exit.ABORTED) {
        return Exit.ABORTED;
      }
    }
    terminal.people().println("Captured: " + capture);
    return MeasuredRerun.tell(
        first, SourceOptions.readOwn(capture), Optional.of(root.resolve("run")), root, terminal);
  }

  /** Where packets can be captured at all. */
  private static Topology.Ends captured(Inputs inputs, Path plan) throws InputProblem {
    return inputs
        .rig()
        .topology()
        .crossing()
        .orElseThrow(
            () ->
                new InputProblem(
                    plan.toString(),
                    1,
                    "its rig has no 'topology' through which the units' packets go: nothing can be"
                        + " captured",
                    "Give one with --on, or run the plan and hold its directory against the"
                        + " original with 'incident compare'"));
  }

  private String arm(Inputs inputs) throws CommandProblem {
    List<String> names = inputs.plan().arms().stream().map(Arm::name).toList();
    if (arm != null && !names.contains(arm)) {
      throw new CommandProblem("the plan has no arm '" + arm + "'; it has " + names + ".");
    }
    return arm == null ? names.getFirst() : arm;
  }

  private static int run(Inputs inputs, String arm, Path folder, Terminal terminal)
      throws Exception {
    return RealRun.run(
        () -> prepared(inputs, arm, folder),
        new Terminal(
            terminal.people(), terminal.people(), terminal.problems(), false, terminal.state()));
  }

  private static RealRun.Prepared prepared(Inputs inputs, String arm, Path folder)
      throws IOException {
    return new RealRun.Prepared(
        inputs,
        Campaign.ofArm(inputs.plan(), inputs.rig(), arm),
        CampaignDirectory.create(folder),
        OutputPath.campaignId(inputs.plan().planId()),
        Optional.of(arm));
  }
}
