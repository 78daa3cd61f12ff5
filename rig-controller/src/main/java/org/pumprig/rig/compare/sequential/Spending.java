package org.pumprig.rig.compare.sequential;

import org.pumprig.rig.compare.special.NormalQuantile;
import org.pumprig.rig.compare.stats.Normal;

/** How much of a one-sided level may be spent by when (Lan and DeMets, Biometrika 70, 1983). */
public enum Spending {
  /** Almost nothing early, like O'Brien and Fleming (Biometrics 35, 1979). */
  OBRIEN_FLEMING {
    @Override
    double share(double alpha, double fraction) {
      return 2 * Normal.above(NormalQuantile.above(alpha / 2) / StrictMath.sqrt(fraction));
    }
  },
  /** About the same at each look, like Pocock (Biometrika 64, 1977). */
  POCOCK {
    @Override
    double share(double alpha, double fraction) {
      return alpha * StrictMath.log1p((Math.E - 1) * fraction);
    }
  };

  abstract double share(double alpha, double fraction);

  /**
   * Level spent up to a fraction of the planned information.
   *
   * @param alpha one-sided, in (0, 0.5)
   * @param fraction in (0, 1]
   */
  public double spent(double alpha, double fraction) {
    if (!(alpha > 0 && alpha < 0.5 && fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "need a level within (0, 0.5) and a fraction within (0, 1]: " + alpha + ", " + fraction);
    }
    return share(alpha, fraction);
  }
}
