package org.pumprig.rig.incident.search;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * What became of several pumps under one pattern.
 *
 * @param all one for each pump
 */
public record Outcomes(List<Outcome> all) {
  /** The sooner first; of those where half of the pumps don't trip, the one that trips more. */
  static final Comparator<Outcomes> SOONEST =
      Comparator.comparingLong((Outcomes each) -> each.medianTripNanos().orElse(Long.MAX_VALUE))
          .thenComparing(Comparator.comparingInt(Outcomes::trips).reversed());

  /** Copies the list. */
  public Outcomes {
    all = List.copyOf(all);
  }

  /** Pumps. */
  public int pumps() {
    return all.size();
  }

  /** Pumps that tripped. */
  public int trips() {
    return (int) all.stream().filter(each -> each.tripNanos().isPresent()).count();
  }

  /** The time after which half of the pumps have tripped; empty if fewer trip. */
  public OptionalLong medianTripNanos() {
    return at(all.stream().flatMapToLong(each -> each.tripNanos().stream()).sorted().toArray());
  }

  /** Failed connections until the trip, of the pumps that tripped: their median, by the same. */
  public OptionalLong medianErrors() {
    return at(
        all.stream()
            .filter(each -> each.tripNanos().isPresent())
            .mapToLong(Outcome::errors)
            .sorted()
            .toArray());
  }

  private OptionalLong at(long[] sorted) {
    int half = (all.size() + 1) / 2;
    return sorted.length >= half && half > 0
        ? OptionalLong.of(sorted[half - 1])
        : OptionalLong.empty();
  }
}
