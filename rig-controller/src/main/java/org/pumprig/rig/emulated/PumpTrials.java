package org.pumprig.rig.emulated;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.pump.device.Pump;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.schedule.Step;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;

/**
 * Single runs of the pump model alone, without network, instruments and journal: how soon a
 * firmware trips under a schedule. What comes of it is illustrative. Immutable, so for any number
 * of threads.
 */
public final class PumpTrials {
  private final FirmwareProfile profile;
  private final long statusNanos;
  private final long answerNanos;

  private PumpTrials(FirmwareProfile profile, long statusNanos, long answerNanos) {
    this.profile = profile;
    this.statusNanos = statusNanos;
    this.answerNanos = answerNanos;
  }

  /**
   * How one run ended.
   *
   * @param tripNanos run time of the trip; empty: none before the check phase
   * @param errors failed connections since the stress phase's begin, until then
   */
  public record Outcome(OptionalLong tripNanos, long errors) {}

  /**
   * Runs of an arm's firmware.
   *
   * @throws InputProblem if a profile can't be used
   */
  public static PumpTrials of(Rig rig, Arm arm) throws InputProblem {
    EmulatedBenches.Firmware found = EmulatedBenches.profiles(rig).get(arm.firmware());
    if (found == null) {
      throw new InputProblem(
          rig.id(),
          1,
          "the rig has no emulated firmware '" + arm.firmware() + "'",
          "Give a rig file that has, with --rig");
    }
    return new PumpTrials(
        found.profile(),
        rig.emulated().statusEveryNanos(),
        2 * rig.emulated().virtualLatencyNanos());
  }

  /** The first step that the pump alone can't be put through. */
  public static Optional<Step> unmodelled(List<Step> steps) {
    return steps.stream().filter(step -> Disturbance.of(step).isEmpty()).findFirst();
  }

  /**
   * One run.
   *
   * @param plan for phases and therapy
   * @param steps what the unit meets, as far as they reach it; all of them modelled
   * @param serial the unit
   * @param seed from which the unit's own traits derive
   */
  public Outcome run(Plan plan, List<Step> steps, String serial, Seed seed) {
    List<Disturbance> disturbances =
        steps.stream()
            .filter(step -> step.reaches(serial))
            .flatMap(step -> Disturbance.of(step).stream())
            .toList();
    PumpLife life =
        new PumpLife(
                new Pump(serial, profile, statusNanos, seed.child("units")),
                profile.hardware().bootNanos(),
                plan.phases(),
                new Connection(disturbances, answerNanos),
                true)
            .live(plan.therapy());
    return new Outcome(life.tripNanos(), life.failedConnections());
  }
}
