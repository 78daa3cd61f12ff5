package org.pumprig.rig.compare.stats;

/** Confidence levels turned into tail probabilities. */
public final class Confidence {
  private Confidence() {}

  /** What a one-sided bound leaves out; refuses a level that isn't within (0, 1). */
  public static double oneTail(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be within (0, 1): " + confidence);
    }
    return 1 - confidence;
  }

  /** What a two-sided interval leaves out on each side. */
  public static double eachTail(double confidence) {
    return oneTail(confidence) / 2;
  }
}
