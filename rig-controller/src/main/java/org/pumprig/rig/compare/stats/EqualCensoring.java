package org.pumprig.rig.compare.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether, within each unit, both arms can have been observed for the same times. What an event cut
 * short can't be known, so data can contradict equal censoring but never prove it; the plan does.
 *
 * @param contradictedBy units whose observations can't come from equal times, in order of name
 */
public record EqualCensoring(List<String> contradictedBy) {
  /** Makes the list immutable. */
  public EqualCensoring {
    contradictedBy = List.copyOf(contradictedBy);
  }

  /** True if no unit contradicts equal censoring. */
  public boolean consistent() {
    return contradictedBy.isEmpty();
  }

  static EqualCensoring of(Strata strata) {
    return new EqualCensoring(
        strata.byUnit().entrySet().stream()
            .filter(unit -> !possible(unit.getValue()))
            .map(Map.Entry::getKey)
            .toList());
  }

  /**
   * Both arms share one list of observation times: every censoring time of one arm must be a
   * censoring time of the other, or hidden behind one of its events, each behind an event of its
   * own that is no later.
   */
  private static boolean possible(Strata.Pair pair) {
    return hidden(pair.before(), pair.after()) && hidden(pair.after(), pair.before());
  }

  private static boolean hidden(List<Subject> from, List<Subject> in) {
    List<Double> unmatched = new ArrayList<>(censoringTimes(from).toList());
    censoringTimes(in).forEach(unmatched::remove);
    List<Double> events = in.stream().filter(Subject::event).map(Subject::time).sorted().toList();
    if (unmatched.size() > events.size()) {
      return false;
    }
    for (int i = 0; i < unmatched.size(); i++) {
      if (events.get(i) > unmatched.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static Stream<Double> censoringTimes(List<Subject> subjects) {
    return subjects.stream().filter(s -> !s.event()).map(Subject::time).sorted();
  }
}
