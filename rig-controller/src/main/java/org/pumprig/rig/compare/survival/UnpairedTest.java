package org.pumprig.rig.compare.survival;

import java.util.List;
import java.util.stream.Stream;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Subject;

/**
 * The exact permutation test between units that each stay in one arm. Where the arms were drawn
 * with all ways to deal them equally likely, this is the test of that very draw.
 *
 * @param units in both arms together
 * @param permutation the distribution; its second group is the claimed better arm
 * @param contradictedBy units that were watched without an event for less time than others
 */
public record UnpairedTest(int units, ExactPermutation permutation, List<String> contradictedBy)
    implements LabelTest {
  /** Copies the list. */
  public UnpairedTest {
    contradictedBy = List.copyOf(contradictedBy);
  }

  /**
   * Counts.
   *
   * @param than one observation a unit
   * @param better one observation of each of the other units
   * @throws NotComputableException if there is nothing to permute, or too much
   */
  public static UnpairedTest of(List<Subject> than, List<Subject> better)
      throws NotComputableException {
    List<Subject> open =
        Stream.concat(than.stream(), better.stream()).filter(one -> !one.event()).toList();
    double whole = open.stream().mapToDouble(Subject::time).max().orElse(0);
    return new UnpairedTest(
        than.size() + better.size(),
        ExactPermutation.of(TwoGroups.of(Sample.of(than), Sample.of(better))),
        open.stream().filter(one -> one.time() < whole).map(Subject::unit).sorted().toList());
  }

  @Override
  public String method() {
    return "exact-permutation-between-units";
  }

  @Override
  public double pBetter() {
    return permutation.pSecondBetter();
  }

  @Override
  public double pWorse() {
    return permutation.pSecondWorse();
  }

  @Override
  public double assignments() {
    return permutation.assignments();
  }

  @Override
  public double leastP() {
    return 1 / permutation.assignments();
  }
}
