package org.pumprig.rig.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code plan-size} may be told; which of it fits depends on the claim. */
final class SizeOptions {
  @Option(
      names = "--reliability",
      paramLabel = "SHARE",
      description = "Claim: this share of pumps completes the mission.")
  private @Nullable String reliability;

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      description = "Claim: fewer failures per pump-hour than this, such as 0.001/h.")
  private @Nullable String rate;

  @Option(
      names = "--hazard-ratio",
      paramLabel = "RATIO",
      description = "Claim: the new firmware trips less; RATIO, below 1, is the true one.")
  private @Nullable String hazardRatio;

  @Option(
      names = "--non-inferiority-margin",
      paramLabel = "RATIO",
      description = "Claim: events are no more frequent after than RATIO, above 1, times before.")
  private @Nullable String margin;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      description = "One-sided confidence; with --reliability and --rate.")
  private @Nullable String confidence;

  @Option(
      names = "--failures",
      paramLabel = "N",
      description = "Failures allowed, 0 to 1000 (0); with --reliability and --rate.")
  private @Nullable String failures;

  @Option(
      names = "--weibull-shape",
      paramLabel = "SHAPE",
      description = "Assumed shape, for tests longer or shorter than the mission.")
  private @Nullable String shape;

  @Option(
      names = "--mission",
      paramLabel = "TIME",
      description = "How long a pump must last; with --weibull-shape.")
  private @Nullable String mission;

  @Option(
      names = "--hours",
      paramLabel = "TIME",
      description = "How long each pump is tested, such as 72h.")
  private @Nullable String hours;

  @Option(
      names = "--constant-hazard",
      paramLabel = "WHY",
      description = "Why the hazard is constant; --rate needs it.")
  private @Nullable String constant;

  @Option(
      names = "--good-rate",
      paramLabel = "RATE",
      description = "A rate that shall pass: a test of fixed length; with --rate.")
  private @Nullable String goodRate;

  @Option(
      names = "--alpha",
      paramLabel = "SHARE",
      description = "One-sided level (2.5%%); with --good-rate the risk of rejecting it.")
  private @Nullable String alpha;

  @Option(
      names = "--power",
      paramLabel = "SHARE",
      description = "Chance of showing what is true; in comparisons.")
  private @Nullable String power;

  @Option(
      names = "--trips-before",
      paramLabel = "SHARE",
      description = "Share of old-firmware pumps that trip within a run; with --hazard-ratio.")
  private @Nullable String tripsBefore;

  @Option(
      names = "--rate-before",
      paramLabel = "RATE",
      description = "Events per pump-hour of the old firmware; with --non-inferiority-margin.")
  private @Nullable String rateBefore;

  @Option(
      names = "--rate-ratio",
      paramLabel = "RATIO",
      description = "Assumed true ratio (1); with --non-inferiority-margin.")
  private @Nullable String rateRatio;

  @Option(
      names = "--simulate",
      paramLabel = "PLAN",
      description =
          "Claim: all that PLAN claims; its power, by simulation of the emulated pump alone.")
  private @Nullable String simulate;

  @Option(
      names = "--rig",
      paramLabel = "RIG",
      description = "Rig file instead of the plan's own, for firmware files and periods.")
  private @Nullable String rig;

  @Option(
      names = "--pumps",
      paramLabel = "N",
      description = "Pumps in both arms, 1 to 300; with --simulate.")
  private @Nullable String pumps;

  @Option(
      names = "--campaigns",
      paramLabel = "N",
      description = "Campaigns to simulate, 10 to 100000; with --simulate.")
  private @Nullable String campaigns;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the simulation instead of the plan's own.")
  private @Nullable String seed;

  /** Options that were given, by name. */
  Map<String, String> given() {
    var given = new TreeMap<String, String>();
    put(given, "--reliability", reliability);
    put(given, "--rate", rate);
    put(given, "--hazard-ratio", hazardRatio);
    put(given, "--non-inferiority-margin", margin);
    put(given, "--confidence", confidence);
    put(given, "--failures", failures);
    put(given, "--weibull-shape", shape);
    put(given, "--mission", mission);
    put(given, "--hours", hours);
    put(given, "--constant-hazard", constant);
    put(given, "--good-rate", goodRate);
    put(given, "--alpha", alpha);
    put(given, "--power", power);
    put(given, "--trips-before", tripsBefore);
    put(given, "--rate-before", rateBefore);
    put(given, "--rate-ratio", rateRatio);
    put(given, "--simulate", simulate);
    put(given, "--rig", rig);
    put(given, "--pumps", pumps);
    put(given, "--campaigns", campaigns);
    put(given, "--seed", seed);
    return given;
  }

  private static void put(Map<String, String> given, String name, @Nullable String value) {
    if (value != null) {
      given.put(name, value);
    }
  }

  /**
   * The options of one claim, read strictly.
   *
   * @param claim the option that makes the claim
   * @param given all that were given
   */
  record Chosen(String claim, Map<String, String> given) {
    /** Refuses options that would do nothing. */
    Chosen only(String... fitting) throws CommandProblem {
      List<String> surplus = new ArrayList<>(given.keySet());
      surplus.removeAll(List.of(fitting));
      surplus.remove(claim);
      if (!surplus.isEmpty()) {
        throw new CommandProblem(
            "%s does nothing with %s; leave it out. What fits: %s."
                .formatted(surplus.getFirst(), claim, String.join(", ", fitting)));
      }
      return this;
    }

    boolean has(String option) {
      return given.containsKey(option);
    }

    /** An option's text, which must be there. */
    String text(String option, String example) throws CommandProblem {
      String text = given.get(option);
      if (text == null) {
        throw new CommandProblem(
            "%s needs %s, such as %s %s; there is no default, as the answer stands on it."
                .formatted(claim, option, option, example));
      }
      return text;
    }

    double share(String option, String example, double above, double most) throws CommandProblem {
      return SizeNumbers.share(option, text(option, example), above, most);
    }

    double alpha() throws CommandProblem {
      return has("--alpha") ? share("--alpha", "2.5%", 1e-6, 0.4999) : 0.025;
    }

    double power() throws CommandProblem {
      return share("--power", "80%", 0.5, 0.9999);
    }

    double confidence() throws CommandProblem {
      return share("--confidence", "95%", 0, 0.999999);
    }

    int failures() throws CommandProblem {
      return has("--failures") ? (int) whole("--failures", "1", 0, 1000) : 0;
    }

    /** A whole number, which must be there. */
    long whole(String option, String example, double least, double most) throws CommandProblem {
      double number = SizeNumbers.number(option, text(option, example), least, most);
      if (number != Math.rint(number)) {
        throw new CommandProblem(option + " must be a whole number.");
      }
      return (long) number;
    }

    OptionalDouble hours(String option) throws CommandProblem {
      return has(option)
          ? OptionalDouble.of(SizeNumbers.hours(option, text(option, "72h")))
          : OptionalDouble.empty();
    }
  }
}
