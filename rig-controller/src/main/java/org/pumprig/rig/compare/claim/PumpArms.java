package org.pumprig.rig.compare.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pumprig.rig.compare.claim.Evidence.Unit;
import org.pumprig.rig.compare.claim.PrimaryTest.Moment;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.RateRatio;
import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.RestrictedMeanDifference;
import org.pumprig.rig.compare.survival.Sample;

/**
 * Both arms by pump: a pump's runs one after the other, up to its first trip. Times in hours.
 *
 * @param than the old firmware
 * @param better the new one
 */
record PumpArms(List<Subject> than, List<Subject> better) {
  private static final double NANOS_PER_HOUR = 3.6e12;

  /** A trip at the very begin of the stress leaves a rate only if some time went by. */
  static final long LEAST_NANOS = 1_000_000;

  static PumpArms of(ArmTrips trips, Moment than, Moment better) {
    return new PumpArms(hours(trips.than(), than), hours(trips.better(), better));
  }

  private static List<Subject> hours(List<UnitTrip> trips, Moment moment) {
    return byPump(
        trips.stream()
            .map(trip -> moment.of(trip.trip(), trip.unit()))
            .map(
                nanos ->
                    new Subject(
                        nanos.unit(),
                        Math.max(LEAST_NANOS, nanos.time()) / NANOS_PER_HOUR,
                        nanos.event()))
            .toList());
  }

  /** A pump's runs one after the other, up to its first trip; by their names. */
  static List<Subject> byPump(List<Subject> runs) {
    Map<String, Subject> pumps = new TreeMap<>();
    runs.forEach(run -> pumps.merge(run.unit(), run, PumpArms::then));
    return new ArrayList<>(pumps.values());
  }

  private static Subject then(Subject first, Subject next) {
    return first.event()
        ? first
        : new Subject(first.unit(), first.time() + next.time(), next.event());
  }

  RateRatio ratio() {
    return new RateRatio(count(than), count(better));
  }

  private static EventCount count(List<Subject> arm) {
    return new EventCount(
        arm.stream().filter(Subject::event).count(), arm.stream().mapToDouble(Subject::time).sum());
  }

  static SortedMap<String, String> inputs(RateRatio ratio, double alpha) {
    return Inputs.of(
        "confidence",
        Decimals.text(1 - alpha),
        "eventsAfter",
        "" + ratio.after().events(),
        "eventsBefore",
        "" + ratio.before().events(),
        "hoursAfter",
        Decimals.text(ratio.after().exposure()),
        "hoursBefore",
        Decimals.text(ratio.before().exposure()));
  }

  /** The gain in restricted mean time; approximate, so only where it is good. */
  Evidence gain(String name, double gainHours, double alpha) throws NotComputableException {
    int least = Math.min(than.size(), better.size());
    if (least < RestrictedMeanDifference.GOOD_FROM) {
      throw new NotComputableException(
          "limits of the restricted mean are too narrow below %d pumps an arm, and there are %d"
              .formatted(RestrictedMeanDifference.GOOD_FROM, least));
    }
    Sample first = Sample.of(than);
    Sample second = Sample.of(better);
    double tau = Math.min(first.lastEnd(), second.lastEnd());
    var difference = RestrictedMeanDifference.of(first, second, tau);
    Interval limits = difference.interval(1 - 2 * alpha);
    boolean shown = limits.lower() instanceof Value.Finite low && low.number() > gainHours;
    boolean worse = limits.upper() instanceof Value.Finite high && high.number() < 0;
    return new Evidence(
        "watchdog, " + name,
        "rmst-difference",
        Unit.NANOS_DIFFERENCE,
        Evidence.of(difference.difference() * NANOS_PER_HOUR),
        nanos(limits.lower()),
        nanos(limits.upper()),
        OptionalDouble.of(gainHours * NANOS_PER_HOUR),
        OptionalDouble.empty(),
        shown ? Standing.SHOWN : worse ? Standing.CONTRADICTED : Standing.NOT_SHOWN,
        "Up to %s h, pumps go %s h longer without a trip (asked: more than %s h)."
            .formatted(Say.number(tau), Say.number(difference.difference()), Say.number(gainHours)),
        Inputs.of(
            "confidence", Decimals.text(1 - alpha),
            "hoursAfter", Inputs.ends(better),
            "hoursBefore", Inputs.ends(than),
            "pumpsAfter", "" + better.size(),
            "pumpsBefore", "" + than.size(),
            "tauHours", Decimals.text(tau)));
  }

  private static java.util.Optional<org.pumprig.rig.compare.location.Shift> nanos(Value hours) {
    return hours instanceof Value.Finite finite
        ? Evidence.of(finite.number() * NANOS_PER_HOUR)
        : java.util.Optional.empty();
  }
}
