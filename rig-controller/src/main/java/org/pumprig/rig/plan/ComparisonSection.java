package org.pumprig.rig.plan;

import java.util.List;
import java.util.Optional;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.Words;

/** Reads the section {@code comparison}, which only a plan with a single arm may leave out. */
final class ComparisonSection {
  private static final long MAX_ALPHA_PPM = 250_000;

  /** One-sided 2.5 %, the usual level where nothing else is said. */
  private static final long DEFAULT_ALPHA_PPM = 25_000;

  private static final long MAX_RATIO_PPM = 10_000_000;

  private ComparisonSection() {}

  static Optional<Comparison> read(Fields plan, List<Arm> arms) throws InputProblem {
    if (arms.size() == 1 && !plan.has("comparison")) {
      return Optional.empty();
    }
    Fields fields =
        plan.fields("comparison")
            .only("better", "than", "endpoint", "alpha", "rateRatioBelow", "expect");
    String better = arm(fields, "better", arms);
    String than = arm(fields, "than", arms);
    if (better.equals(than)) {
      throw fields
          .place("than")
          .problem("arm '" + than + "' is compared with itself", "Name two different arms");
    }
    return Optional.of(
        new Comparison(
            better,
            than,
            fields.choice(
                "endpoint", List.of(Comparison.Endpoint.values()), Comparison.Endpoint::diskName),
            fields.has("alpha")
                ? fields.quantity("alpha", Quantity.SHARE, 1, MAX_ALPHA_PPM)
                : DEFAULT_ALPHA_PPM,
            fields.ratioPpm("rateRatioBelow", MAX_RATIO_PPM),
            fields.choice(
                "expect", List.of(Comparison.Expect.values()), Comparison.Expect::diskName)));
  }

  private static String arm(Fields fields, String key, List<Arm> arms) throws InputProblem {
    List<String> names = arms.stream().map(Arm::name).toList();
    Node.Scalar name = fields.scalar(key);
    if (!names.contains(name.text())) {
      throw name.place()
          .problem(
              "'" + key + "' names arm " + name.shown() + ", which is not under 'arms'",
              Words.instead(name.text(), names));
    }
    return name.text();
  }
}
