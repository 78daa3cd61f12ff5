package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.plan.CampaignRules.Retest;
import org.pumprig.rig.plan.CampaignRules.Stop;
import org.pumprig.rig.plan.CampaignRules.Trips;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.Words;

/** Reads the sections {@code invalid}, {@code retest}, {@code stop} and {@code selfCheck}. */
final class CampaignRulesSection {
  private static final int MOST_RETESTS = 10;
  private static final int MOST_RUNS = 100_000;
  private static final long MOST_PPM = 1_000_000;

  /** Reads the parameters of one rule. */
  @FunctionalInterface
  private interface Reader {
    InvalidRule read(Fields rule) throws InputProblem;
  }

  private record Kind(String name, Reader reader) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("blind", CampaignRulesSection::blind),
          new Kind("faultNotProved", CampaignRulesSection::faultNotProved),
          new Kind("outage", CampaignRulesSection::outage),
          new Kind("rigFailed", CampaignRulesSection::rigFailed),
          new Kind("benchDrift", CampaignRulesSection::benchDrift));

  private CampaignRulesSection() {}

  static CampaignRules read(Fields plan, List<Arm> arms, Phases phases, Optional<Claim> claim)
      throws InputProblem {
    List<InvalidRule> invalid = invalid(plan);
    return new CampaignRules(
        invalid,
        plan.has("retest") ? Optional.of(retest(plan, invalid)) : Optional.empty(),
        plan.has("stop")
            ? Optional.of(stop(plan.fields("stop"), arms, phases, claim))
            : Optional.empty(),
        plan.has("selfCheck") && beginsUnchecked(plan.fields("selfCheck")));
  }

  private static boolean beginsUnchecked(Fields check) throws InputProblem {
    check.only("failedBefore");
    return check
        .choice("failedBefore", List.of("refuse", "inconclusive"), word -> word)
        .equals("inconclusive");
  }

  private static List<InvalidRule> invalid(Fields plan) throws InputProblem {
    if (!plan.has("invalid")) {
      return List.of();
    }
    List<Fields> sections = plan.sections("invalid", "a rule", KINDS.size());
    var rules = new ArrayList<InvalidRule>();
    for (Fields each : sections) {
      rules.add(each.choice("rule", KINDS, Kind::name).reader().read(each));
    }
    Fields.uniqueNames(sections, "rule");
    return rules;
  }

  private static InvalidRule blind(Fields rule) throws InputProblem {
    rule.only("rule", "channels", "above");
    return new InvalidRule.Blind(
        rule.choices("channels", Channel.SEEN.size(), Channel.SEEN, Channel::onDisk),
        rule.quantity("above", Quantity.SHARE, 0, MOST_PPM - 1));
  }

  private static InvalidRule faultNotProved(Fields rule) throws InputProblem {
    rule.only("rule");
    return new InvalidRule.FaultNotProved();
  }

  private static InvalidRule outage(Fields rule) throws InputProblem {
    rule.only("rule", "above");
    return new InvalidRule.Outage(Limits.lengthOrNone(rule, "above"));
  }

  private static InvalidRule benchDrift(Fields rule) throws InputProblem {
    rule.only("rule", "clock", "checkWeight", "knownFlow");
    OptionalLong clock =
        rule.has("clock") ? OptionalLong.of(Limits.length(rule, "clock")) : OptionalLong.empty();
    OptionalLong weight = drift(rule, "checkWeight");
    OptionalLong flow = drift(rule, "knownFlow");
    if (clock.isEmpty() && weight.isEmpty() && flow.isEmpty()) {
      throw rule.place("rule")
          .problem("it names nothing that drifts", "Write 'clock', 'checkWeight' or 'knownFlow'");
    }
    return new InvalidRule.BenchDrift(clock, weight, flow);
  }

  private static OptionalLong drift(Fields rule, String key) throws InputProblem {
    return rule.has(key)
        ? OptionalLong.of(rule.quantity(key, Quantity.SHARE, 1, MOST_PPM - 1))
        : OptionalLong.empty();
  }

  private static InvalidRule rigFailed(Fields rule) throws InputProblem {
    rule.only("rule");
    return new InvalidRule.RigFailed();
  }

  private static Retest retest(Fields plan, List<InvalidRule> invalid) throws InputProblem {
    Fields retest = plan.fields("retest").only("atMost", "because");
    List<String> known = invalid.stream().map(InvalidRule::rule).toList();
    if (known.isEmpty()) {
      throw plan.place("retest")
          .problem(
              "nothing would ever be done again: no rule makes a run invalid",
              "Add the section 'invalid', or leave 'retest' away");
    }
    var because = new ArrayList<String>();
    for (Node.Scalar name : retest.names("because", KINDS.size())) {
      if (!known.contains(name.text())) {
        throw name.place()
            .problem(
                "no rule " + name.shown() + " stands under 'invalid'",
                Words.instead(name.text(), known));
      }
      because.add(name.text());
    }
    return new Retest((int) retest.integer("atMost", 1, MOST_RETESTS), because);
  }

  private static Stop stop(Fields stop, List<Arm> arms, Phases phases, Optional<Claim> claim)
      throws InputProblem {
    stop.only("trips", "atBoundary", "after");
    boolean boundary = stop.has("atBoundary") && stop.flag("atBoundary");
    if (boundary && claim.flatMap(one -> one.terms().looks()).isEmpty()) {
      throw stop.place("atBoundary")
          .problem(
              "the claim plans no looks, so there is no boundary to stop at",
              "Say how one may look while it runs under 'claim.looks', or leave this away");
    }
    OptionalLong after =
        stop.has("after")
            ? OptionalLong.of(
                stop.quantity("after", Quantity.DURATION, 1, 100 * Limits.MAX_RUN_NANOS))
            : OptionalLong.empty();
    if (after.isPresent() && after.getAsLong() < phases.runNanos()) {
      throw stop.place("after")
          .problem(
              "not even one run would fit: it lasts " + Quantity.DURATION.format(phases.runNanos()),
              "Write a longer time, or shorten the phases");
    }
    List<Trips> trips = stop.has("trips") ? trips(stop, arms) : List.of();
    if (trips.isEmpty() && !boundary && after.isEmpty()) {
      throw stop.place()
          .problem("'stop' names nothing to stop at", "Write 'trips', 'atBoundary' or 'after'");
    }
    return new Stop(trips, boundary, after);
  }

  private static List<Trips> trips(Fields stop, List<Arm> arms) throws InputProblem {
    List<String> names = arms.stream().map(Arm::name).toList();
    var trips = new ArrayList<Trips>();
    var seen = new TreeSet<String>();
    for (Fields each : stop.sections("trips", "a number of trips", names.size())) {
      each.only("arm", "atLeast");
      String arm = each.choice("arm", names, name -> name);
      if (!seen.add(arm)) {
        throw each.place("arm").problem("arm '" + arm + "' stands here again", "Keep one of them");
      }
      trips.add(new Trips(arm, (int) each.integer("atLeast", 1, MOST_RUNS)));
    }
    return trips;
  }
}
