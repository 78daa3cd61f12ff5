package org.pumprig.rig.compare.stats;

/** The scale on which the limits of a survival curve are symmetric (R's {@code conf.type}). */
public enum LimitScale {
  /** S(t) itself, cut off at 0 and 1. */
  PLAIN,
  /** log S(t), cut off at 1; R's default. */
  LOG,
  /** log(-log S(t)); stays within 0 and 1 by itself, best of the three in small samples. */
  LOG_LOG
}
