package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.pumprig.rig.report.ForestPlot.Panel;
import org.pumprig.rig.report.ForestPlot.Row;

/**
 * The axis of a forest plot's panel: wide enough for what is finite; what isn't lies at its ends.
 *
 * @param from the value at its left end
 * @param to the value at its right end
 * @param logarithmic whether equal ratios are equally far apart
 * @param left where it begins
 * @param right where it ends
 */
record ForestAxis(double from, double to, boolean logarithmic, double left, double right) {
  private static final double SMALLEST_RATIO = 1e-3;
  private static final double LARGEST_RATIO = 1e3;

  static ForestAxis of(Panel panel, double left, double right) {
    List<Double> shown = new ArrayList<>();
    panel.noDifference().ifPresent(shown::add);
    for (Row row : panel.rows()) {
      row.estimate().ifPresent(shown::add);
      row.margin().ifPresent(shown::add);
      shown.add(row.lower());
      shown.add(row.upper());
    }
    if (panel.logarithmic()) {
      double[] ratios =
          shown.stream()
              .mapToDouble(value -> value)
              .filter(value -> value >= SMALLEST_RATIO && value <= LARGEST_RATIO)
              .toArray();
      double least = DoubleStream.of(ratios).min().orElse(1);
      double most = DoubleStream.of(ratios).max().orElse(1);
      return new ForestAxis(
          power(StrictMath.floor(StrictMath.log10(least / 1.5))),
          power(StrictMath.ceil(StrictMath.log10(most * 1.5))),
          true,
          left,
          right);
    }
    double[] values = shown.stream().mapToDouble(value -> value).filter(Double::isFinite).toArray();
    double least = DoubleStream.of(values).min().orElse(0);
    double most = DoubleStream.of(values).max().orElse(1);
    double room = most > least ? 0.1 * (most - least) : 1;
    return new ForestAxis(least - room, most + room, false, left, right);
  }

  private static double power(double exponent) {
    return StrictMath.pow(10, exponent);
  }

  /** Where a value lies; at an end if it is beyond. */
  double at(double value) {
    double share =
        logarithmic
            ? value <= from
                ? 0
                : StrictMath.log(Math.min(value, to) / from) / StrictMath.log(to / from)
            : (Math.clamp(value, from, to) - from) / (to - from);
    return left + share * (right - left);
  }

  /** Whether a value can't be shown. */
  boolean beyond(double value) {
    return below(value) || above(value);
  }

  boolean below(double value) {
    return value < from;
  }

  boolean above(double value) {
    return value > to;
  }

  void draw(Svg svg, double top, double bottom) {
    svg.line(left, bottom, right, bottom, "axis");
    for (double value : values()) {
      double at = at(value);
      svg.line(at, top, at, bottom, "grid");
      svg.line(at, bottom, at, bottom + 4, "axis");
      svg.text(at, bottom + 17, "tick mid", Figures.significant(value).replace('-', '−'));
    }
  }

  private List<Double> values() {
    List<Double> values = new ArrayList<>();
    if (logarithmic) {
      for (double value = from; value <= to * 1.0001; value *= 10) {
        values.add(value);
      }
      return values;
    }
    double step = Ticks.covering(to - from, 5).values().get(1);
    for (double value = StrictMath.ceil(from / step) * step; value <= to; value += step) {
      values.add(Math.abs(value) < step / 1e6 ? 0.0 : value);
    }
    return values;
  }
}
