package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.fault.Fault;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.PacketFault;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** A delay of packets with its jitter, as plans write it. */
final class DelayKind {
  private static final int MOST_VALUES = 4_096;

  private DelayKind() {}

  static Fault read(FaultInput in) throws InputProblem {
    long delayNanos = in.timeOrNone("delay");
    Jitter jitter = jitter(in);
    if (delayNanos == 0 && jitter instanceof Jitter.None) {
      throw in.fields()
          .place("delay")
          .problem("a delay of 0 without jitter is no fault", "Make 'delay' more than 0");
    }
    boolean kept =
        !in.fields().has("order")
            || in.fields().choice("order", List.of("kept", "free"), n -> n).equals("kept");
    return new PacketFault.Delay(delayNanos, jitter, kept);
  }

  private static Jitter jitter(FaultInput in) throws InputProblem {
    Fields fields = in.fields();
    if (fields.has("table")) {
      if (fields.has("jitter") || fields.has("distribution")) {
        throw fields
            .place("table")
            .problem(
                "'table' stands beside 'jitter' or 'distribution'", "Keep one of the two ways");
      }
      return new Jitter.Table(table(fields));
    }
    if (!fields.has("jitter")) {
      if (fields.has("distribution")) {
        throw fields
            .place("distribution")
            .problem("a distribution of nothing", "Add 'jitter', or remove 'distribution'");
      }
      return new Jitter.None();
    }
    long nanos = in.time("jitter");
    String distribution =
        fields.has("distribution")
            ? fields.choice("distribution", List.of("uniform", "normal", "pareto"), n -> n)
            : "uniform";
    return switch (distribution) {
      case "normal" -> new Jitter.Normal(nanos);
      case "pareto" -> new Jitter.Pareto(nanos);
      default -> new Jitter.Uniform(nanos);
    };
  }

  private static List<Long> table(Fields fields) throws InputProblem {
    var values = new ArrayList<Long>();
    for (Node node : fields.list("table", MOST_VALUES)) {
      values.add(Fields.quantity("table", node, Quantity.DURATION, 0, Limits.MAX_RUN_NANOS));
    }
    return values;
  }
}
