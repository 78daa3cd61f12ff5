package org.pumprig.rig.compare.survival;

import java.util.List;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.PairedPermutation;
import org.pumprig.rig.compare.stats.Subject;

/**
 * The exact permutation test in both directions.
 *
 * @param forClaim the claimed better arm against the other
 * @param againstClaim with the arms exchanged
 */
public record PairedTest(PairedPermutation forClaim, PairedPermutation againstClaim)
    implements LabelTest {
  /**
   * Counts in both directions.
   *
   * @param than as many observations of each unit as {@code better} has
   * @throws NotComputableException as {@link PairedPermutation#test}
   */
  public static PairedTest of(List<Subject> than, List<Subject> better)
      throws NotComputableException {
    return new PairedTest(
        PairedPermutation.test(than, better), PairedPermutation.test(better, than));
  }

  @Override
  public String method() {
    return "exact-permutation-within-units";
  }

  @Override
  public int units() {
    return forClaim.units();
  }

  @Override
  public double assignments() {
    return StrictMath.scalb(1.0, forClaim.informativeUnits());
  }

  @Override
  public double leastP() {
    return StrictMath.scalb(1.0, -forClaim.units());
  }

  @Override
  public List<String> contradictedBy() {
    return forClaim.censoring().contradictedBy();
  }

  @Override
  public double pBetter() {
    return forClaim.pAfterBetter();
  }

  @Override
  public double pWorse() {
    return againstClaim.pAfterBetter();
  }
}
