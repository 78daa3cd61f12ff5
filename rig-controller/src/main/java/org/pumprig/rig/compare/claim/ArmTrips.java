package org.pumprig.rig.compare.claim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Comparison;
import org.pumprig.rig.plan.Plan;

/**
 * The runs of both arms that count for the watchdog.
 *
 * @param withinUnits whether both lists hold the same units and replicates, in the same order; else
 *     each unit is in one of them only
 * @param than the old firmware's
 * @param better the new one's
 */
public record ArmTrips(boolean withinUnits, List<UnitTrip> than, List<UnitTrip> better) {
  /** Copies the lists. */
  public ArmTrips {
    than = List.copyOf(than);
    better = List.copyOf(better);
  }

  /**
   * Of the runs of a plan.
   *
   * @param runs verdicts of runs of the plan, each once
   */
  public static ArmTrips of(Plan plan, Comparison comparison, List<RunVerdict> runs) {
    List<UnitTrip> than = UnitTrip.of(plan, comparison.than(), runs);
    List<UnitTrip> better = UnitTrip.of(plan, comparison.better(), runs);
    if (!plan.order().comparesWithinUnits()) {
      return new ArmTrips(false, than, better);
    }
    return new ArmTrips(true, known(than, better), known(better, than));
  }

  /** Those whose other half is known too. */
  private static List<UnitTrip> known(List<UnitTrip> trips, List<UnitTrip> others) {
    var keys = others.stream().map(UnitTrip::key).collect(Collectors.toCollection(HashSet::new));
    return trips.stream().filter(trip -> keys.contains(trip.key())).toList();
  }

  /** Those of which nothing lies in blind time: pairs, or runs where units stay in one arm. */
  public ArmTrips certain() {
    if (!withinUnits) {
      return new ArmTrips(false, seen(than), seen(better));
    }
    int[] sure =
        IntStream.range(0, than.size())
            .filter(i -> !than.get(i).trip().blind() && !better.get(i).trip().blind())
            .toArray();
    Function<List<UnitTrip>, List<UnitTrip>> those =
        trips -> IntStream.of(sure).mapToObj(trips::get).toList();
    return new ArmTrips(true, those.apply(than), those.apply(better));
  }

  private static List<UnitTrip> seen(List<UnitTrip> trips) {
    return trips.stream().filter(trip -> !trip.trip().blind()).toList();
  }

  /** Of these units alone. */
  ArmTrips only(List<String> units) {
    Predicate<UnitTrip> among = trip -> units.contains(trip.unit());
    return new ArmTrips(
        withinUnits, than.stream().filter(among).toList(), better.stream().filter(among).toList());
  }

  /** Whether an arm has nothing to be compared. */
  public boolean isEmpty() {
    return than.isEmpty() || better.isEmpty();
  }

  /** Pairs, or runs where units stay in one arm. */
  public int size() {
    return withinUnits ? than.size() : than.size() + better.size();
  }

  /** What {@link #size} counts. */
  public String sizeNoun() {
    return withinUnits ? "pair" : "run";
  }

  /** The pairs; none where units stay in one arm. */
  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; withinUnits && i < than.size(); i++) {
      UnitTrip old = than.get(i);
      UnitTrip fresh = better.get(i);
      pairs.add(
          new Pair(
              old.key().campaignId(),
              old.key().replicate(),
              old.unit(),
              Math.max(old.slot(), fresh.slot()),
              old.trip(),
              fresh.trip()));
    }
    return pairs;
  }
}
