package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.plan.Claim.Absolute;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Reads a claim's {@code absolute}: a reliability over a mission, or a bound of the rate. */
final class AbsoluteSection {
  private static final long LARGEST_RATE_PPM = 999_999_000_000L;
  private static final int MOST_SHAPES = 10;
  private static final long LARGEST_SHAPE = 20_000_000;

  private AbsoluteSection() {}

  static Absolute read(Fields fields) throws InputProblem {
    return fields.has("perHourBelow") ? rate(fields) : reliability(fields);
  }

  private static Absolute reliability(Fields fields) throws InputProblem {
    fields.only("reliability", "confidence", "mission", "weibullShapes");
    return new Absolute.Reliability(
        fields.quantity("reliability", Quantity.SHARE, 1, 999_999),
        confidence(fields),
        Limits.length(fields, "mission"),
        fields.has("weibullShapes") ? shapes(fields) : List.of());
  }

  private static Absolute rate(Fields fields) throws InputProblem {
    fields.only("perHourBelow", "confidence", "constantHazard");
    return new Absolute.Rate(
        fields.ratioPpm("perHourBelow", LARGEST_RATE_PPM),
        confidence(fields),
        fields.has("constantHazard")
            ? Optional.of(fields.text("constantHazard"))
            : Optional.empty());
  }

  private static long confidence(Fields fields) throws InputProblem {
    return fields.quantity("confidence", Quantity.SHARE, 500_000, 999_999);
  }

  /** Decimal numbers, each read as a ratio. */
  private static List<Long> shapes(Fields fields) throws InputProblem {
    List<Long> shapes = new ArrayList<>();
    for (var node : fields.list("weibullShapes", MOST_SHAPES)) {
      shapes.add(Fields.ratioPpm("weibullShapes", node, LARGEST_SHAPE));
    }
    return shapes;
  }
}
