package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.plan.Claim.Estimand;
import org.pumprig.rig.plan.Claim.InPlans;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.Words;

/** Reads the section {@code claim}; without it a comparison is exploratory. */
final class ClaimSection {
  private static final long LARGEST_SHARE_PPM = 999_999;

  private static final String[] KEYS =
      Stream.concat(
              Stream.of(
                  "expect",
                  "failing",
                  "beforeFails",
                  "estimand",
                  "absolute",
                  "noWorse",
                  "clusters",
                  "largeTest"),
              ClaimTermsSection.KEYS.stream())
          .toArray(String[]::new);

  private ClaimSection() {}

  static Optional<Claim> read(Fields plan, Optional<Comparison> comparison, Order order)
      throws InputProblem {
    if (!plan.has("claim")) {
      return Optional.empty();
    }
    if (comparison.isEmpty()) {
      throw plan.place("claim")
          .problem("a claim needs the section 'comparison'", "Add it, or leave the claim away");
    }
    Fields claim = plan.fields("claim").only(KEYS);
    var read =
        new Claim(
            choice(claim, "expect", Claim.Expect.values()),
            failing(claim),
            claim.quantity("beforeFails", Quantity.SHARE, 1, LARGEST_SHARE_PPM),
            claim.has("estimand") ? estimand(claim.fields("estimand")) : new Estimand.RateRatio(),
            AbsoluteSection.read(claim.fields("absolute")),
            NoWorseSection.read(claim.fields("noWorse")),
            choiceOr(claim, "clusters", Claim.Clusters.values(), Claim.Clusters.LIMIT),
            choiceOr(claim, "largeTest", Claim.LargeTest.values(), Claim.LargeTest.PERMUTATION),
            ClaimTermsSection.read(claim, comparison.get()));
    if (!order.comparesWithinUnits()) {
      requireNoPairs(claim, read);
    }
    return Optional.of(read);
  }

  /** Where each unit stays in one arm, nothing that compares a unit with itself can be asked. */
  private static void requireNoPairs(Fields claim, Claim read) throws InputProblem {
    if (read.clusters() == Claim.Clusters.PERMUTE) {
      throw claim
          .place("clusters")
          .problem(
              "'clusters: permute' exchanges both arms of whole clusters, and with 'order:"
                  + " parallel' no unit is in both",
              "Leave it away, or use another order");
    }
    if (read.terms()
        .looks()
        .filter(looks -> !(looks instanceof ClaimTerms.Looks.Sprt))
        .isPresent()) {
      throw claim
          .place("looks")
          .problem(
              "these looks take a unit's runs in both arms as one step, and with 'order: parallel'"
                  + " no unit is in both",
              "Leave them away, plan looks of kind 'sprt', or use another order");
    }
  }

  static <T extends InPlans> T choice(Fields fields, String key, T[] values) throws InputProblem {
    return fields.choice(key, List.of(values), InPlans::diskName);
  }

  private static <T extends InPlans> T choiceOr(Fields fields, String key, T[] values, T other)
      throws InputProblem {
    return fields.has(key) ? choice(fields, key, values) : other;
  }

  private static List<Claim.Failing> failing(Fields claim) throws InputProblem {
    if (!claim.has("failing")) {
      return List.of(Claim.Failing.WATCHDOG);
    }
    List<Claim.Failing> all = List.of(Claim.Failing.values());
    Set<Claim.Failing> found = new LinkedHashSet<>();
    for (Node.Scalar name : claim.names("failing", all.size())) {
      found.add(
          all.stream()
              .filter(way -> way.diskName().equals(name.text()))
              .findFirst()
              .orElseThrow(
                  () ->
                      name.place()
                          .problem(
                              "unknown failing " + name.shown(),
                              Words.instead(
                                  name.text(),
                                  all.stream().map(Claim.Failing::diskName).toList()))));
    }
    return new ArrayList<>(found);
  }

  private static Estimand estimand(Fields fields) throws InputProblem {
    String kind = fields.choice("kind", List.of("rateRatio", "restrictedMean"), k -> k);
    return switch (kind) {
      case "restrictedMean" -> {
        fields.only("kind", "gain");
        yield new Estimand.RestrictedMean(Limits.lengthOrNone(fields, "gain"));
      }
      default -> {
        fields.only("kind");
        yield new Estimand.RateRatio();
      }
    };
  }

  /** A factor above 1, in millionths. */
  static long aboveOne(Fields fields, String key, long maxPpm) throws InputProblem {
    long ppm = fields.ratioPpm(key, maxPpm);
    if (ppm <= 1_000_000) {
      throw fields
          .place(key)
          .problem(
              "'" + key + "' must be above 1: a margin leaves room for chance",
              "Write a factor such as 1.5");
    }
    return ppm;
  }
}
