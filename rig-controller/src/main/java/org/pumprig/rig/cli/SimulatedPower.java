package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.cli.SizeOptions.Chosen;
import org.pumprig.rig.compare.plansize.PowerAnswer;
import org.pumprig.rig.compare.plansize.SizeAnswer;
import org.pumprig.rig.compare.power.ClaimPower;
import org.pumprig.rig.emulated.PumpModelRuns;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.schedule.Schedule;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;

/** {@code plan-size --simulate}: the power of a plan's own claim. */
final class SimulatedPower {
  private static final double MOST_SEED = 999_999_999;

  private SimulatedPower() {}

  static SizeAnswer of(Chosen chosen) throws CommandProblem, InputProblem {
    int pumps = (int) chosen.whole("--pumps", "12", 1, 300);
    int campaigns = (int) chosen.whole("--campaigns", "1000", 10, 100_000);
    Path planFile = Path.of(chosen.text("--simulate", "PLAN"));
    Optional<Path> rigFile =
        chosen.has("--rig") ? Optional.of(Path.of(chosen.text("--rig", "RIG"))) : Optional.empty();
    Optional<Long> seed =
        chosen.has("--seed")
            ? Optional.of(chosen.whole("--seed", "1", 0, MOST_SEED))
            : Optional.empty();
    Inputs inputs = Inputs.read(planFile, rigFile, seed);
    Plan plan = inputs.plan();
    if (plan.claim().isEmpty() || plan.comparison().isEmpty()) {
      throw new CommandProblem(
          "%s states no claim, so there is nothing whose power could be told; add the sections 'comparison' and 'claim'."
              .formatted(planFile));
    }
    PumpModelRuns model = PumpModelRuns.of(planFile.toString(), plan, inputs.rig(), pumps);
    Seed simulation = plan.seed().child("plan-size");
    ClaimPower power = ClaimPower.of(plan, model, campaigns, simulation);
    return PowerAnswer.of(plan, pumps, power, assumptions(planFile, plan, inputs.rig()));
  }

  private static List<String> assumptions(Path planFile, Plan plan, Rig rig) {
    List<String> all = new ArrayList<>();
    all.add(
        "Pumps are the emulator's, whose rates say nothing about real ones: "
            + String.join("; ", plan.arms().stream().map(arm -> firmware(arm, rig)).toList())
            + ". Their spread is the profiles' own, and each campaign draws new pumps.");
    all.add(
        "Faults, phases, therapy and claim are those of %s (sha256 %s): %d faults in a run, the same in both arms, placed anew in each campaign; seed %d."
            .formatted(
                planFile, plan.digest(), Schedule.of(plan, 0).steps().size(), plan.seed().value()));
    all.add(
        "A pump sends its status each %s ms and is answered after %s ms where no fault acts (rig %s, sha256 %s)."
            .formatted(
                millis(rig.emulated().statusEveryNanos()),
                millis(2 * rig.emulated().virtualLatencyNanos()),
                rig.id(),
                rig.digest()));
    all.add(
        "The pump alone is simulated: jitter of delays counts by its mean, every fault is proved,"
            + " the rig always sees, no run is lost, and no period differs from another. A campaign"
            + " on a bench has less power.");
    all.add(
        "A pump that stops by an alarm counts as one window of the therapy outside its limits;"
            + " windows are not simulated.");
    return all;
  }

  private static String firmware(Arm arm, Rig rig) {
    return "arm %s is %s".formatted(arm.name(), rig.emulated().firmware().get(arm.firmware()));
  }

  private static String millis(long nanos) {
    return SizeNumbers.plain(nanos / 1e6);
  }
}
