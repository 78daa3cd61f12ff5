package org.pumprig.rig.incident.fit;

/**
 * So many of so many, as an estimate of a probability.
 *
 * @param of more than 0
 */
record Share(double count, double of) {
  /** 95 %, both sides. */
  private static final double Z = 1.96;

  double value() {
    return count / of;
  }

  /** So far it is from the farther end of Wilson's interval at 95 %. */
  double error() {
    double p = value();
    double middle = (p + Z * Z / (2 * of)) / (1 + Z * Z / of);
    double half = Z / (1 + Z * Z / of) * StrictMath.sqrt(p * (1 - p) / of + Z * Z / (4 * of * of));
    return half + Math.abs(middle - p);
  }
}
