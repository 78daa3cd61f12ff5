package org.pumprig.rig.report;

/** Maps values from 0 to {@code max} to a stretch of a drawing; what lies outside is clamped. */
record Scale(double max, double from, double to) {
  double at(double value) {
    double share = max > 0 ? Math.clamp(value / max, 0, 1) : 0;
    return from + share * (to - from);
  }
}
