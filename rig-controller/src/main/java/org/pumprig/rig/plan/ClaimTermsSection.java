package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.plan.ClaimTerms.Baseline;
import org.pumprig.rig.plan.ClaimTerms.Looks;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Reads a claim's {@code ties}, {@code looks}, {@code baseline} and {@code acceleration}. */
final class ClaimTermsSection {
  static final List<String> KEYS = List.of("ties", "looks", "baseline", "acceleration");

  private static final long LARGEST_FACTOR_PPM = 100_000_000;
  private static final int MOST_LOOKS = 50;
  private static final int MOST_PUMPS = 100_000;
  private static final long WHOLE = 1_000_000;
  private static final long LEAST_STEP = 10_000;

  private ClaimTermsSection() {}

  static ClaimTerms read(Fields claim, Comparison comparison) throws InputProblem {
    return new ClaimTerms(
        claim.has("ties")
            ? ClaimSection.choice(claim, "ties", ClaimTerms.Ties.values())
            : ClaimTerms.Ties.MID_RANK,
        claim.has("looks")
            ? Optional.of(looks(claim.fields("looks"), comparison))
            : Optional.empty(),
        claim.has("baseline") ? Optional.of(baseline(claim.fields("baseline"))) : Optional.empty(),
        claim.has("acceleration")
            ? Optional.of(
                ClaimSection.aboveOne(
                    claim.fields("acceleration").only("errorsToFailureWithin"),
                    "errorsToFailureWithin",
                    LARGEST_FACTOR_PPM))
            : Optional.empty());
  }

  private static Baseline baseline(Fields fields) throws InputProblem {
    fields.only("rateRatioWithin", "shareWithin");
    return new Baseline(
        ClaimSection.aboveOne(fields, "rateRatioWithin", LARGEST_FACTOR_PPM),
        fields.quantity("shareWithin", Quantity.SHARE, 1, WHOLE - 1));
  }

  private static Looks looks(Fields fields, Comparison comparison) throws InputProblem {
    return switch (fields.choice("kind", List.of("evidence", "alphaSpending", "sprt"), k -> k)) {
      case "evidence" -> {
        fields.only("kind");
        if (comparison.rateRatioBelowPpm() != WHOLE) {
          throw fields
              .place("kind")
              .problem(
                  "looks of kind 'evidence' know no margin but 'rateRatioBelow: 1.0'",
                  "Set it to 1.0, or plan looks of kind 'alphaSpending'");
        }
        yield new Looks.Evidence();
      }
      case "alphaSpending" -> spending(fields);
      default -> sprt(fields);
    };
  }

  private static Looks spending(Fields fields) throws InputProblem {
    fields.only("kind", "spending", "at", "pumps");
    boolean pocock =
        fields.choice("spending", List.of("obrienFleming", "pocock"), k -> k).equals("pocock");
    List<Long> at = new ArrayList<>();
    for (Node node : fields.list("at", MOST_LOOKS)) {
      long share = Fields.quantity("at", node, Quantity.SHARE, LEAST_STEP, WHOLE);
      if (!at.isEmpty() && share < at.getLast() + LEAST_STEP) {
        throw node.place()
            .problem("looks must rise by at least 1 %", "Write them in order, such as 50 %, 100 %");
      }
      at.add(share);
    }
    if (at.getLast() != WHOLE) {
      throw fields
          .place("at")
          .problem(
              "the last look is not at 100 %", "Add it: what is left of the level is spent there");
    }
    return new Looks.Spending(pocock, at, (int) fields.integer("pumps", 2, MOST_PUMPS));
  }

  private static Looks sprt(Fields fields) throws InputProblem {
    fields.only("kind", "good", "bad", "beta");
    long good = fields.quantity("good", Quantity.SHARE, 1, WHOLE - 2);
    long bad = fields.quantity("bad", Quantity.SHARE, 1, WHOLE - 1);
    if (bad <= good) {
      throw fields
          .place("bad")
          .problem("'bad' must be above 'good'", "A share of failing pumps that is to be rejected");
    }
    return new Looks.Sprt(good, bad, fields.quantity("beta", Quantity.SHARE, 1, 499_999));
  }
}
