package org.pumprig.rig.compare.proportion;

/** By how much a share of failing pumps may be higher after than before and still be "no worse". */
public sealed interface ShareMargin {
  /**
   * The share after is less than the share before plus this.
   *
   * @param atMost in [0, 1)
   */
  record Difference(double atMost) implements ShareMargin {
    /** Refuses what is no margin. */
    public Difference {
      if (!(atMost >= 0 && atMost < 1)) {
        throw new IllegalArgumentException("a difference's margin must be in [0, 1): " + atMost);
      }
    }

    @Override
    public double largestBefore() {
      return 1 - atMost;
    }

    @Override
    public double after(double before) {
      return before + atMost;
    }

    @Override
    public double slope() {
      return 1;
    }
  }

  /**
   * The share after is less than the share before times this.
   *
   * @param atMost from 1 to 1e6
   */
  record Ratio(double atMost) implements ShareMargin {
    /** Refuses what is no margin. */
    public Ratio {
      if (!(atMost >= 1 && atMost <= 1e6)) {
        throw new IllegalArgumentException("a ratio's margin must be from 1 to 1e6: " + atMost);
      }
    }

    @Override
    public double largestBefore() {
      return 1 / atMost;
    }

    @Override
    public double after(double before) {
      return before * atMost;
    }

    @Override
    public double slope() {
      return atMost;
    }
  }

  /** The largest share before for which the margin leaves a share after. */
  double largestBefore();

  /** The share after that lies just at the margin. */
  double after(double before);

  /** How fast that share rises with the one before. */
  double slope();
}
