package org.pumprig.rig.compare.claim;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pumprig.rig.compare.claim.PrimaryTest.Moment;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.compare.stats.Subject;

/** The exact inputs of a method, by name, in a fixed order. */
final class Inputs {
  private Inputs() {}

  /** Names and values in turn. */
  static SortedMap<String, String> of(String... namesAndValues) {
    SortedMap<String, String> inputs = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      inputs.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return inputs;
  }

  /** What a test was put to: unit, nanoseconds, and {@code +} where they end open. */
  static String ends(List<UnitTrip> trips, Moment moment) {
    return ends(trips.stream().map(one -> moment.of(one.trip(), one.unit())).toList());
  }

  /** Unit and time of each, with {@code +} behind a time at which nothing had happened yet. */
  static String ends(List<Subject> subjects) {
    return subjects.stream()
        .map(
            subject ->
                subject.unit() + ' ' + Decimals.text(subject.time()) + (subject.event() ? "" : "+"))
        .collect(Collectors.joining(", "));
  }

  /** One value a pump, in the order of their names. */
  static String values(List<PumpConduct> pumps) {
    return pumps.stream()
        .map(pump -> pump.never() ? "never" : Decimals.text(pump.value()))
        .collect(Collectors.joining(", "));
  }
}
