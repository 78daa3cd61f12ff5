package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.compare.claim.ClaimNeeds;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.schedule.CheckJson;
import org.pumprig.rig.schedule.CheckText;
import org.pumprig.rig.session.Inputs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig check}: validates and explains; touches nothing. */
@Command(
    name = "check",
    description = "Validates a plan; prints its schedule, what it will touch, what it can't judge.",
    footer = {
      "",
      "Exit codes: 0 can be run, 2 can't: file, line and remedy are named.",
      "Example: pumprig check fixtures/plans/demo.yaml"
    })
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PLAN", description = "Plan file.")
  private Path plan = Path.of("");

  @Option(names = "--rig", paramLabel = "RIG", description = "Rig file instead of the plan's own.")
  private @Nullable Path rig;

  @Mixin private final CalibrationOptions calibration = new CalibrationOptions();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Inputs inputs = Inputs.read(plan, Optional.ofNullable(rig), Optional.empty());
    inputs.requireRunnable(Optional.ofNullable(rig));
    Campaign campaign = Campaign.of(inputs.plan(), inputs.rig());
    List<String> instruments = calibration.lines(inputs, campaign);
    Inputs _ = calibration.require(inputs, campaign);
    Terminal terminal = Terminal.of(spec, json);
    List<String> claimLimits =
        ClaimNeeds.limits(inputs.plan(), inputs.plan().units().serials(inputs.rig()));
    CheckText.lines(inputs.plan(), inputs.rig(), claimLimits).forEach(terminal.people()::println);
    CheckText.instruments(instruments).forEach(terminal.people()::println);
    terminal.answer(CheckJson.bytes(inputs.plan(), inputs.rig(), claimLimits, instruments));
    return Exit.PASS;
  }
}
