package org.pumprig.rig.compare.claim;

import java.util.List;
import java.util.function.UnaryOperator;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.LabelTest;
import org.pumprig.rig.compare.survival.PairedTest;
import org.pumprig.rig.compare.survival.Sample;
import org.pumprig.rig.compare.survival.TwoGroups;
import org.pumprig.rig.compare.survival.UnpairedTest;
import org.pumprig.rig.compare.survival.WeightedLogRank;
import org.pumprig.rig.plan.Claim;
import org.pumprig.rig.plan.ClaimTerms.Ties;

/**
 * The test of "no difference": within units, or between them where each stays in one arm.
 *
 * @param method its stable name
 * @param groups units, or clusters of units, whose labels are exchanged or dealt anew
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
    EARLIEST;

    Subject of(Trip trip, String stratum) {
      return this == SEEN ? trip.seen(stratum) : trip.earliest(stratum);
    }
  }

  static PrimaryTest of(
      Claim claim,
      long pollNanos,
      Clusters clusters,
      ArmTrips trips,
      Moment thanAt,
      Moment betterAt)
      throws NotComputableException {
    UnaryOperator<String> stratum =
        claim.clusters() == Claim.Clusters.PERMUTE ? clusters::of : UnaryOperator.identity();
    Ties ties = claim.terms().ties();
    List<Subject> than =
        trips.than().stream()
            .map(one -> thanAt.of(one.trip(), stratum.apply(one.unit())))
            .map(subject -> ties == Ties.WITHIN_POLL ? polled(subject, pollNanos) : subject)
            .toList();
    List<Subject> better =
        trips.better().stream()
            .map(one -> betterAt.of(one.trip(), stratum.apply(one.unit())))
            .map(
                subject ->
                    switch (ties) {
                      case MID_RANK -> subject;
                      case AGAINST -> sooner(subject);
                      case WITHIN_POLL -> polled(subject, pollNanos);
                    })
            .toList();
    boolean stratified = claim.largeTest() == Claim.LargeTest.STRATIFIED_LOG_RANK;
    if (!trips.withinUnits()) {
      return between(PumpArms.byPump(than), PumpArms.byPump(better), stratified);
    }
    long groups = than.stream().map(Subject::unit).distinct().count();
    return stratified && groups > EXACT_UP_TO
        ? logRank("stratified-log-rank", (int) groups, TwoGroups.byUnit(than, better))
        : permutation(claim, than, better);
  }

  /** Each pump is in one arm: all ways to deal them to the arms are equally likely. */
  private static PrimaryTest between(List<Subject> than, List<Subject> better, boolean logRank)
      throws NotComputableException {
    int pumps = than.size() + better.size();
    if (logRank && pumps > EXACT_UP_TO) {
      return logRank("log-rank", pumps, TwoGroups.of(Sample.of(than), Sample.of(better)));
    }
    UnpairedTest test = UnpairedTest.of(than, better);
    return of(test.method(), test);
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

  private static PrimaryTest permutation(Claim claim, List<Subject> than, List<Subject> better)
      throws NotComputableException {
    PairedTest test = PairedTest.of(than, better);
    return of(
        claim.clusters() == Claim.Clusters.PERMUTE
            ? "exact-permutation-within-clusters"
            : test.method(),
        test);
  }

  private static PrimaryTest of(String method, LabelTest test) {
    return new PrimaryTest(
        method, test.units(), test.pBetter(), test.pWorse(), test.leastP(), test.contradictedBy());
  }

  private static PrimaryTest logRank(String method, int groups, TwoGroups both)
      throws NotComputableException {
    WeightedLogRank test = WeightedLogRank.of(both, 0);
    if (!(test.pSecondBetter() instanceof Value.Finite p)) {
      throw new NotComputableException("no event happened while both arms were observed");
    }
    return new PrimaryTest(method, groups, p.number(), 1 - p.number(), 0, List.of());
  }
}
