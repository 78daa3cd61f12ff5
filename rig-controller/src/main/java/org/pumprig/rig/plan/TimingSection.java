package org.pumprig.rig.plan;

import java.util.List;
import java.util.OptionalLong;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Reads when a window begins: {@code at}, {@code times} or {@code every}. */
final class TimingSection {
  private TimingSection() {}

  /**
   * @param lastsNanos how long the window is
   * @param gapNanos least time to the next
   */
  static Timing read(Fields window, long lastsNanos, long gapNanos) throws InputProblem {
    OptionalLong at =
        window.has("at")
            ? OptionalLong.of(Limits.lengthOrNone(window, "at"))
            : OptionalLong.empty();
    if (window.has("every")) {
      int atMost =
          window.has("times")
              ? (int) window.integer("times", 1, FaultsSection.MAX_WINDOWS)
              : FaultsSection.MAX_WINDOWS;
      Timing.Spacing spacing = spacing(window);
      requireApart(window, spacing, lastsNanos + gapNanos);
      return new Timing.Every(at, spacing, atMost);
    }
    int times =
        window.has("times") ? (int) window.integer("times", 1, FaultsSection.MAX_WINDOWS) : 1;
    if (at.isPresent() && times > 1) {
      throw window
          .place("times")
          .problem(
              "a fault with a fixed start can't come " + times + " times",
              "Remove 'at', or write a window for each start");
    }
    return at.isPresent() ? new Timing.At(at.getAsLong()) : new Timing.Drawn(times);
  }

  private static Timing.Spacing spacing(Fields window) throws InputProblem {
    if (window.value("every") instanceof Node.Scalar) {
      return new Timing.Spacing.Fixed(Limits.length(window, "every"));
    }
    Fields every = window.fields("every").only("mean", "between");
    if (every.has("mean") == every.has("between")) {
      throw every
          .place()
          .problem(
              "'every' needs one of 'mean' and 'between'",
              "Write {mean: TIME} for exponential, {between: [TIME, TIME]} for uniform spacing");
    }
    if (every.has("mean")) {
      return new Timing.Spacing.Exponential(Limits.length(every, "mean"));
    }
    List<Node> ends = every.list("between", 2);
    long least =
        Fields.quantity("between", ends.getFirst(), Quantity.DURATION, 1, Limits.MAX_RUN_NANOS);
    long most =
        Fields.quantity("between", ends.getLast(), Quantity.DURATION, 1, Limits.MAX_RUN_NANOS);
    if (ends.size() != 2 || most < least) {
      throw every
          .place("between")
          .problem("'between' needs a shorter and a longer time", "Write [TIME, TIME]");
    }
    return new Timing.Spacing.Uniform(least, most);
  }

  private static void requireApart(Fields window, Timing.Spacing spacing, long takesNanos)
      throws InputProblem {
    long least =
        switch (spacing) {
          case Timing.Spacing.Fixed fixed -> fixed.nanos();
          case Timing.Spacing.Uniform uniform -> uniform.leastNanos();
          case Timing.Spacing.Exponential exponential -> exponential.meanNanos();
        };
    boolean exponential = spacing instanceof Timing.Spacing.Exponential;
    if (least < takesNanos || exponential && least == takesNanos) {
      throw window
          .place("every")
          .problem(
              "it would come again while it lasts, or nearer than 'gapAtLeast'",
              "Make the spacing "
                  + (exponential ? "longer than " : "at least ")
                  + Quantity.DURATION.format(takesNanos));
    }
  }
}
