package org.pumprig.rig.compare.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Both arms at one time of an event.
 *
 * @param eventsBefore events of the arm {@code before} at this time
 * @param eventsAfter events of the arm {@code after} at this time
 * @param atRiskBefore subjects of {@code before} under observation just before it
 * @param atRiskAfter subjects of {@code after} under observation just before it
 */
record RiskSet(int eventsBefore, int eventsAfter, int atRiskBefore, int atRiskAfter) {
  private record Entry(Subject subject, boolean after) {}

  /** One risk set for every distinct time of an event, by rising time. */
  static List<RiskSet> of(List<Subject> before, List<Subject> after) {
    List<Entry> sorted =
        Stream.concat(
                before.stream().map(s -> new Entry(s, false)),
                after.stream().map(s -> new Entry(s, true)))
            .sorted(Comparator.comparingDouble(entry -> entry.subject().time()))
            .toList();
    List<RiskSet> sets = new ArrayList<>();
    int leftBefore = before.size();
    int leftAfter = after.size();
    for (int next = 0; next < sorted.size(); ) {
      double time = sorted.get(next).subject().time();
      int atRiskBefore = leftBefore;
      int atRiskAfter = leftAfter;
      int eventsBefore = 0;
      int eventsAfter = 0;
      for (; next < sorted.size() && sorted.get(next).subject().time() == time; next++) {
        int event = sorted.get(next).subject().event() ? 1 : 0;
        if (sorted.get(next).after()) {
          eventsAfter += event;
          leftAfter--;
        } else {
          eventsBefore += event;
          leftBefore--;
        }
      }
      if (eventsBefore + eventsAfter > 0) {
        sets.add(new RiskSet(eventsBefore, eventsAfter, atRiskBefore, atRiskAfter));
      }
    }
    return List.copyOf(sets);
  }

  int events() {
    return eventsBefore + eventsAfter;
  }

  int atRisk() {
    return atRiskBefore + atRiskAfter;
  }

  double expectedBefore() {
    return (double) events() * atRiskBefore / atRisk();
  }

  double expectedAfter() {
    return (double) events() * atRiskAfter / atRisk();
  }

  /** Hypergeometric variance of the events after. */
  double variance() {
    double n = atRisk();
    return n == 1
        ? 0
        : events() * (atRiskAfter / n) * (atRiskBefore / n) * (n - events()) / (n - 1);
  }
}
