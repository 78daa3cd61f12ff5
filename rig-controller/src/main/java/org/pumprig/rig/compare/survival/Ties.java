package org.pumprig.rig.compare.survival;

/** How the partial likelihood treats events at the same time. */
public enum Ties {
  /** Each with the whole risk set (Breslow, Biometrics 30, 1974). */
  BRESLOW,
  /** Each after a share of the others has left (Efron, JASA 72, 1977); R's default. */
  EFRON,
  /**
   * All possible sets of so many (the discrete model of Cox, JRSS B 34, 1972); its hazard ratio is
   * an odds ratio, and its score test the log-rank test.
   */
  EXACT
}
