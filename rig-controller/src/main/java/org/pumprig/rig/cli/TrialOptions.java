package org.pumprig.rig.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Plan;
import picocli.CommandLine.Option;

/** How schedules are tried: with which firmware, on how many pumps, at what confidence. */
final class TrialOptions {
  private static final double LEAST = 0.01;
  private static final double MOST = 0.9999;

  /** Of two logarithms: 80 % at 20 % takes one pump, not two. */
  private static final double ROUNDING = 1e-9;

  @Option(
      names = "--arm",
      paramLabel = "NAME",
      description = "The arm whose firmware is tried (default: the plan's first).")
  private @Nullable String arm;

  @Option(
      names = "--share",
      paramLabel = "SHARE",
      defaultValue = "50%",
      description = "A schedule counts if it trips at least this share of pumps (50%%).")
  private String share = "50%";

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      defaultValue = "95%",
      description =
          "Confidence of the end; of 'minimise' also of each step: with --share it says how many"
              + " pumps a step takes, each of which must trip (95%%).")
  private String confidence = "95%";

  @Option(
      names = "--fresh",
      paramLabel = "N",
      defaultValue = "20",
      description = "Fresh pumps on which the result is tried at the end, on the emulator (20).")
  private int fresh;

  @Option(names = "--seed", paramLabel = "S", description = "Seed instead of the plan's own.")
  private @Nullable Long seed;

  Optional<Long> seed() throws CommandProblem {
    if (seed != null && (seed < 0 || seed >= 1L << 53)) {
      throw new CommandProblem("--seed takes 0 to 2^53 - 1.");
    }
    return Optional.ofNullable(seed);
  }

  Arm arm(Plan plan) throws CommandProblem {
    List<Arm> arms = plan.arms();
    if (arm == null) {
      return arms.getFirst();
    }
    return arms.stream()
        .filter(each -> each.name().equals(arm))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandProblem(
                    "the plan has no arm '%s'; it has %s."
                        .formatted(
                            arm, arms.stream().map(Arm::name).collect(Collectors.joining(", ")))));
  }

  double share() throws CommandProblem {
    return SizeNumbers.share("--share", share, LEAST, MOST);
  }

  double confidence() throws CommandProblem {
    return SizeNumbers.share("--confidence", confidence, 0.5, MOST);
  }

  int fresh() throws CommandProblem {
    if (fresh < 1 || fresh > 10_000) {
      throw new CommandProblem("--fresh takes 1 to 10000.");
    }
    return fresh;
  }

  /**
   * Pumps of each step: so many that a schedule which trips less than the share trips all of them
   * with a probability of at most one minus the confidence.
   */
  int repeats() throws CommandProblem {
    return Math.max(
        1,
        (int)
            StrictMath.ceil(StrictMath.log(1 - confidence()) / StrictMath.log(share()) - ROUNDING));
  }

  /** Percent for people. */
  static String percent(double share) {
    return SizeNumbers.plain(StrictMath.round(share * 10_000) / 100.0) + " %";
  }
}
