package org.pumprig.rig.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.cli.SizeOptions.Chosen;
import org.pumprig.rig.compare.plansize.HazardRatioQuestion;
import org.pumprig.rig.compare.plansize.MarginQuestion;
import org.pumprig.rig.compare.plansize.Pilot;
import org.pumprig.rig.compare.plansize.PilotAnswer;
import org.pumprig.rig.compare.plansize.PilotAnswer.Assumed;
import org.pumprig.rig.compare.plansize.RateQuestion;
import org.pumprig.rig.compare.plansize.ReliabilityQuestion;
import org.pumprig.rig.compare.plansize.SizeAnswer;
import org.pumprig.rig.compare.plansize.SizeJson;
import org.pumprig.rig.compare.plansize.SizeText;
import org.pumprig.rig.compare.plansize.WeibullQuestion;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pumprig plan-size}: how much to test for a claim. */
@Command(
    name = "plan-size",
    sortOptions = false,
    description = {
      "Says how many pumps, hours or events a claim takes.",
      "One of --reliability, --rate, --hazard-ratio and --non-inferiority-margin names the claim;",
      "--simulate says how often a plan's whole claim would be shown.",
      "What it assumes comes from you or from pilot runs, and is printed with the answer."
    },
    footer = {
      "",
      "  pumprig plan-size --reliability 95%% --confidence 95%% --weibull-shape 2 --mission 72h"
          + " --hours 144h",
      "  pumprig plan-size --rate 0.001/h --confidence 95%% --constant-hazard 'stops only by"
          + " lightning'",
      "  pumprig plan-size --hazard-ratio 0.3 --power 80%% --trips-before 80%%",
      "  pumprig plan-size --non-inferiority-margin 1.5 --power 80%% --rate-before 0.02/h --hours"
          + " 72h",
      "  pumprig plan-size --hazard-ratio 0.3 --power 80%% --pilot pilot.csv --time hours --event"
          + " trip --unit serial",
      "  pumprig plan-size --simulate three-days.yaml --pumps 12 --campaigns 1000",
      "",
      "Exit codes: 0 answered, 2 usage or invalid input.",
      "Example: pumprig plan-size --reliability 95%% --confidence 95%% --failures 1"
    })
final class PlanSizeCommand implements Callable<Integer> {
  /** Where an assumption comes from that no pilot tells. */
  private static final String YOURS = "you said so";

  private static final List<String> CLAIMS =
      List.of(
          "--reliability", "--rate", "--hazard-ratio", "--non-inferiority-margin", "--simulate");

  @Mixin private final SizeOptions options = new SizeOptions();

  @Mixin private final PilotOptions pilotOptions = new PilotOptions();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    SizeAnswer answer = answer(pilotOptions.read());
    SizeText.lines(answer).forEach(terminal.people()::println);
    terminal.people().flush();
    terminal.answer(SizeJson.bytes(answer));
    return Exit.PASS;
  }

  private SizeAnswer answer(Optional<Pilot> pilot) throws CommandProblem, InputProblem {
    var given = options.given();
    List<String> claims = CLAIMS.stream().filter(given::containsKey).toList();
    if (claims.size() != 1) {
      throw new CommandProblem(
          (claims.isEmpty()
                  ? "no claim is named"
                  : String.join(" and ", claims) + " name two claims")
              + "; give one of "
              + String.join(", ", CLAIMS)
              + ".");
    }
    Chosen chosen = new Chosen(claims.getFirst(), given);
    return switch (chosen.claim()) {
      case "--reliability" ->
          chosen.has("--weibull-shape") || pilot.isPresent()
              ? weibull(chosen, pilot)
              : reliability(chosen);
      case "--rate" -> rate(chosen, pilot);
      case "--hazard-ratio" -> hazardRatio(chosen, pilot);
      case "--simulate" -> simulated(chosen, pilot);
      default -> margin(chosen, pilot);
    };
  }

  private static double reliabilityOf(Chosen chosen) throws CommandProblem {
    return chosen.share("--reliability", "95%", 0, 0.9999);
  }

  private static SizeAnswer reliability(Chosen chosen) throws CommandProblem {
    chosen.only("--confidence", "--failures", "--weibull-shape");
    return new ReliabilityQuestion(reliabilityOf(chosen), chosen.confidence(), chosen.failures())
        .answer();
  }

  private static SizeAnswer weibull(Chosen given, Optional<Pilot> pilot) throws CommandProblem {
    Chosen chosen =
        new Chosen("--weibull-shape", given.given())
            .only("--reliability", "--confidence", "--mission", "--hours");
    double mission = SizeNumbers.hours("--mission", chosen.text("--mission", "72h"));
    double hours = SizeNumbers.hours("--hours", chosen.text("--hours", "144h"));
    if (hours / mission < 1e-3 || hours / mission > 1e3) {
      throw new CommandProblem("--hours must be from a thousandth to a thousand times --mission.");
    }
    double reliability = reliabilityOf(chosen);
    double confidence = chosen.confidence();
    if (pilot.isPresent()) {
      refuseBoth(chosen, "--weibull-shape");
      return from(
          pilot.get(),
          Assumed.SHAPE,
          shape ->
              new WeibullQuestion(
                      reliability, confidence, shape, mission, hours, PilotAnswer.BECAUSE)
                  .answer());
    }
    double shape =
        SizeNumbers.number("--weibull-shape", chosen.text("--weibull-shape", "2"), 0.1, 20);
    return new WeibullQuestion(reliability, confidence, shape, mission, hours, YOURS).answer();
  }

  private static SizeAnswer rate(Chosen chosen, Optional<Pilot> pilot) throws CommandProblem {
    if (pilot.isPresent()) {
      throw new CommandProblem(
          "--pilot does nothing with --rate, which assumes no rate; leave one of them out.");
    }
    double rate = SizeNumbers.rate("--rate", chosen.text("--rate", "0.001/h"));
    boolean between = chosen.has("--good-rate");
    if (between) {
      new Chosen("--good-rate", chosen.given())
          .only("--rate", "--confidence", "--constant-hazard", "--hours", "--alpha");
    } else {
      chosen.only("--confidence", "--failures", "--constant-hazard", "--hours", "--good-rate");
    }
    if (!chosen.has("--constant-hazard") || chosen.text("--constant-hazard", "").isBlank()) {
      throw new CommandProblem(
          "hours of different pumps can be added up only where the hazard is constant; say why it"
              + " is with --constant-hazard WHY, or plan with --reliability, which needs no such"
              + " assumption.");
    }
    RateQuestion question =
        new RateQuestion(
            rate,
            chosen.confidence(),
            chosen.failures(),
            chosen.text("--constant-hazard", "WHY").strip(),
            chosen.hours("--hours"));
    if (!between) {
      return question.answer();
    }
    double good = SizeNumbers.rate("--good-rate", chosen.text("--good-rate", "0.0005/h"));
    if (rate / good < 1.02 || rate / good > 1e6) {
      throw new CommandProblem(
          "--good-rate must lie below --rate: by 2 % at least, by a million times at most.");
    }
    return question.between(good, chosen.alpha());
  }

  private static SizeAnswer hazardRatio(Chosen chosen, Optional<Pilot> pilot)
      throws CommandProblem {
    chosen.only("--alpha", "--power", "--trips-before");
    double ratio = SizeNumbers.number("--hazard-ratio", chosen.text("--hazard-ratio", "0.3"), 0, 1);
    if (ratio < 0.001 || ratio > 0.98) {
      throw new CommandProblem(
          "--hazard-ratio must be from 0.001 to 0.98: what the new firmware leaves of the old"
              + " one's hazard.");
    }
    double alpha = chosen.alpha();
    double power = chosen.power();
    if (pilot.isPresent()) {
      refuseBoth(chosen, "--trips-before");
      return from(
          pilot.get(),
          Assumed.SHARE,
          share ->
              new HazardRatioQuestion(
                      ratio, alpha, power, OptionalDouble.of(share), PilotAnswer.BECAUSE)
                  .answer());
    }
    OptionalDouble trips =
        chosen.has("--trips-before")
            ? OptionalDouble.of(chosen.share("--trips-before", "80%", 0.001, 0.9999))
            : OptionalDouble.empty();
    return new HazardRatioQuestion(ratio, alpha, power, trips, YOURS).answer();
  }

  private static SizeAnswer margin(Chosen chosen, Optional<Pilot> pilot) throws CommandProblem {
    chosen.only("--alpha", "--power", "--rate-ratio", "--rate-before", "--hours");
    String option = "--non-inferiority-margin";
    double margin = SizeNumbers.number(option, chosen.text(option, "1.5"), 1.01, 100);
    double ratio =
        chosen.has("--rate-ratio")
            ? SizeNumbers.number("--rate-ratio", chosen.text("--rate-ratio", "1"), 0.01, 100)
            : 1;
    if (ratio > margin * 0.99) {
      throw new CommandProblem(
          "--rate-ratio must lie at least 1 % below --non-inferiority-margin, or nothing can be"
              + " shown.");
    }
    double alpha = chosen.alpha();
    double power = chosen.power();
    OptionalDouble hours = chosen.hours("--hours");
    if (pilot.isPresent()) {
      refuseBoth(chosen, "--rate-before");
      return from(
          pilot.get(),
          Assumed.RATE,
          rate ->
              new MarginQuestion(
                      margin,
                      ratio,
                      alpha,
                      power,
                      OptionalDouble.of(rate),
                      hours,
                      PilotAnswer.BECAUSE)
                  .answer());
    }
    OptionalDouble before =
        chosen.has("--rate-before")
            ? OptionalDouble.of(
                SizeNumbers.rate("--rate-before", chosen.text("--rate-before", "0.02/h")))
            : OptionalDouble.empty();
    if (chosen.has("--hours") && before.isEmpty()) {
      throw new CommandProblem(
          "--hours says nothing without --rate-before, such as --rate-before 0.02/h.");
    }
    return new MarginQuestion(margin, ratio, alpha, power, before, hours, YOURS).answer();
  }

  private static SizeAnswer simulated(Chosen chosen, Optional<Pilot> pilot)
      throws CommandProblem, InputProblem {
    chosen.only("--rig", "--pumps", "--campaigns", "--seed");
    if (pilot.isPresent()) {
      throw new CommandProblem(
          "--pilot does nothing with --simulate, whose pumps are modelled; leave one of them out.");
    }
    return SimulatedPower.of(chosen);
  }

  private static void refuseBoth(Chosen chosen, String option) throws CommandProblem {
    if (chosen.has(option)) {
      throw new CommandProblem(
          option + " and --pilot say the same thing twice; leave one of them out.");
    }
  }

  private static SizeAnswer from(Pilot pilot, Assumed assumed, DoubleFunction<SizeAnswer> question)
      throws CommandProblem {
    try {
      return PilotAnswer.of(pilot, assumed, question);
    } catch (NotComputableException e) {
      throw new CommandProblem(
          e.getMessage() + "; make a larger pilot, or state the assumption yourself.");
    }
  }
}
