package org.pumprig.rig.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.incident.draft.Compression;
import org.pumprig.rig.incident.draft.DraftFault;
import org.pumprig.rig.incident.draft.PlanDraft;
import org.pumprig.rig.plan.Claim;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Option;

/** Compresses the idle time between a plan's faults, where the plan claims that it may be. */
final class SpeedOption {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description = {
        "Compress the time between faults by so much, such as 4. Only where the plan's claim has",
        "'acceleration'; plan, journals and report say it."
      })
  private @Nullable String speed;

  /** A plan with compressed idle time. */
  record Compressed(Path plan, String words) {}

  boolean asked() {
    return speed != null;
  }

  /** Refuses what may not be compressed. */
  void check(Plan plan) throws CommandProblem {
    if (speed == null) {
      return;
    }
    factorPpm();
    if (acceleration(plan).isEmpty()) {
      throw new CommandProblem(
          "plan '%s' doesn't claim that errors to failure are the same at another stress level (claim: acceleration: {errorsToFailureWithin: …}), so its idle time must not be compressed; leave out --speed."
              .formatted(plan.planId()));
    }
    if (plan.replicates() > 1 || !plan.anyOperatorSteps().isEmpty()) {
      throw new CommandProblem(
          "--speed takes plans with one replicate and without operatorSteps: what happens at fixed"
              + " times, or is drawn anew, can't be moved together with the faults.");
    }
  }

  private static Optional<Long> acceleration(Plan plan) {
    return plan.claim().map(Claim::terms).flatMap(terms -> terms.acceleration());
  }

  private long factorPpm() throws CommandProblem {
    String text = String.valueOf(speed);
    if (text.matches("[0-9]{1,4}(\\.[0-9]{1,3})?")) {
      long ppm = new BigDecimal(text).multiply(MILLION).longValue();
      if (ppm > 1_000_000 && ppm <= 1_000_000_000) {
        return ppm;
      }
    }
    throw new CommandProblem("--speed takes a factor above 1, at most 1000, such as 4 or 2.5.");
  }

  /**
   * Writes the plan beside what is made of it.
   *
   * @param target new file
   */
  Compressed write(Path target, Path planFile, Optional<Path> rig, Optional<Long> seed)
      throws CommandProblem, InputProblem, IOException {
    Inputs inputs = Inputs.read(planFile, rig, seed);
    Plan plan = inputs.plan();
    PlanDraft draft = DraftFile.draft(planFile, inputs);
    Compression done =
        Compression.of(
            DraftFile.moved(draft.faults(), planFile, target),
            plan.phases(),
            factorPpm(),
            PatternPumps.gapNanos(plan));
    String words =
        "IDLE TIME COMPRESSED %s times by --speed: %s between faults are %s now; the plan claims that errors to failure are the same within a factor of %s at another stress level"
            .formatted(
                speed,
                DraftFault.time(done.idleNanos()),
                DraftFault.time(done.leftNanos()),
                SizeNumbers.plain(acceleration(plan).orElseThrow() / 1e6));
    DraftFile.write(
        target,
        draft,
        draft.with(done),
        rig,
        "-speed-" + String.valueOf(speed).replace('.', '-'),
        plan.title() + ", idle time compressed " + speed + " times",
        List.of(
            words + ".",
            "Claimed, not shown by this: 'pumprig compare --other-stress' holds the claim against"
                + " runs.",
            "Made from plan '%s', sha256 %s.".formatted(plan.planId(), plan.digest())));
    return new Compressed(target, words);
  }
}
