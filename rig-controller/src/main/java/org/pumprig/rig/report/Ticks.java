package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Round tick values that cover a range from 0: steps of 1, 2 or 5 times a power of ten.
 *
 * @param values ascending from 0; the last is at or beyond the greatest value
 * @param decimals that a label needs
 */
record Ticks(List<Double> values, int decimals) {
  /**
   * @param max greatest value; anything not above 0 counts as 1
   * @param wanted about how many steps
   */
  static Ticks covering(double max, int wanted) {
    double range = max > 0 && Double.isFinite(max) ? max : 1;
    double raw = range / wanted;
    int exponent = (int) StrictMath.floor(StrictMath.log10(raw));
    double power = StrictMath.pow(10, exponent);
    double mantissa = raw / power;
    int factor = mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10;
    int decimals = Math.max(0, factor == 10 ? -exponent - 1 : -exponent);
    double step = factor * power;
    int steps = Math.max(1, (int) StrictMath.ceil(range / step - 1e-9));
    var values = new ArrayList<Double>();
    for (int i = 0; i <= steps; i++) {
      values.add(i * step);
    }
    return new Ticks(List.copyOf(values), decimals);
  }

  /** The same for things that are counted: no step below 1. */
  static Ticks counting(long max, int wanted) {
    return covering(Math.max(max, Math.min(wanted, 2)), (int) Math.clamp(max, 1L, wanted));
  }

  double top() {
    return values.getLast();
  }

  String label(double value) {
    return decimals == 0 ? Figures.count(Math.round(value)) : Figures.fixed(value, decimals);
  }
}
