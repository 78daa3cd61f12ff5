package org.pumprig.rig.compare.claim;

import java.util.List;
import java.util.function.UnaryOperator;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.PairedPermutation;
import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.TwoGroups;
import org.pumprig.rig.compare.survival.WeightedLogRank;
import org.pumprig.rig.plan.Claim;
import org.pumprig.rig.plan.ClaimTerms.Ties;

/**
 * The test of "no difference" within units.
 *
 * @param method its stable name
 * @param groups units, or clusters of units, whose labels are exchanged
 * @param pBetter one-sided p that the new firmware trips later or less often
 * @param pWorse the other way round
 * @param leastP the least p that so many groups can give; 0: no limit
 * @param contradictedBy groups whose observation times contradict the test's assumption
 */
record PrimaryTest(
    String method,
    int groups,
    double pBetter,
    double pWorse,
    double leastP,
    List<String> contradictedBy) {
  static final int EXACT_UP_TO = 20;

  /** Seen, or the earliest possible. */
  enum Moment {
    SEEN,
    EARLIEST
  }

  static PrimaryTest of(
      Claim claim,
      long pollNanos,
      Clusters clusters,
      List<Pair> pairs,
      Moment thanAt,
      Moment betterAt)
      throws NotComputableException {
    UnaryOperator<String> stratum =
        claim.clusters() == Claim.Clusters.PERMUTE ? clusters::of : UnaryOperator.identity();
    Ties ties = claim.terms().ties();
    List<Subject> than =
        pairs.stream()
            .map(p -> subject(p.than(), stratum.apply(p.unit()), thanAt))
            .map(subject -> ties == Ties.WITHIN_POLL ? polled(subject, pollNanos) : subject)
            .toList();
    List<Subject> better =
        pairs.stream()
            .map(p -> subject(p.better(), stratum.apply(p.unit()), betterAt))
            .map(
                subject ->
                    switch (ties) {
                      case MID_RANK -> subject;
                      case AGAINST -> sooner(subject);
                      case WITHIN_POLL -> polled(subject, pollNanos);
                    })
            .toList();
    long groups = than.stream().map(Subject::unit).distinct().count();
    boolean large =
        groups > EXACT_UP_TO && claim.largeTest() == Claim.LargeTest.STRATIFIED_LOG_RANK;
    return large ? logRank((int) groups, than, better) : permutation(claim, than, better);
  }

  /** A trip a nanosecond sooner: before all that are tied with it. */
  private static Subject sooner(Subject subject) {
    return subject.event()
        ? new Subject(subject.unit(), Math.max(0, subject.time() - 1), true)
        : subject;
  }

  /** A trip at the end of the interval between two status requests in which it came. */
  private static Subject polled(Subject subject, long pollNanos) {
    return subject.event()
        ? new Subject(subject.unit(), StrictMath.ceil(subject.time() / pollNanos) * pollNanos, true)
        : subject;
  }

  private static Subject subject(Trip trip, String stratum, Moment moment) {
    return switch (moment) {
      case SEEN -> trip.seen(stratum);
      case EARLIEST -> trip.earliest(stratum);
    };
  }

  private static PrimaryTest permutation(Claim claim, List<Subject> than, List<Subject> better)
      throws NotComputableException {
    PairedPermutation test = PairedPermutation.test(than, better);
    return new PrimaryTest(
        claim.clusters() == Claim.Clusters.PERMUTE
            ? "exact-permutation-within-clusters"
            : "exact-permutation-within-units",
        test.units(),
        test.pAfterBetter(),
        PairedPermutation.test(better, than).pAfterBetter(),
        StrictMath.pow(2, -test.units()),
        test.censoring().contradictedBy());
  }

  private static PrimaryTest logRank(int groups, List<Subject> than, List<Subject> better)
      throws NotComputableException {
    WeightedLogRank test = WeightedLogRank.of(TwoGroups.byUnit(than, better), 0);
    if (!(test.pSecondBetter() instanceof Value.Finite p)) {
      throw new NotComputableException("no event happened while both arms were observed");
    }
    return new PrimaryTest("stratified-log-rank", groups, p.number(), 1 - p.number(), 0, List.of());
  }
}
