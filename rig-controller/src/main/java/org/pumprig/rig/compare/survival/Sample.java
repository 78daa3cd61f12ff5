package org.pumprig.rig.compare.survival;

import java.util.Arrays;
import java.util.List;
import org.pumprig.rig.compare.stats.KaplanMeier;
import org.pumprig.rig.compare.stats.Subject;

/**
 * One group's right-censored observations in columns: the times at which they ended, and those of
 * them that were events, both rising. Immutable.
 */
public final class Sample {
  private final double[] ends;
  private final double[] events;

  private Sample(double[] ends, double[] events) {
    this.ends = ends;
    this.events = events;
  }

  /** The observations of subjects, in any order. */
  public static Sample of(List<Subject> subjects) {
    return new Sample(
        subjects.stream().mapToDouble(Subject::time).sorted().toArray(),
        subjects.stream().filter(Subject::event).mapToDouble(Subject::time).sorted().toArray());
  }

  /**
   * The observations in columns, in any order.
   *
   * @param times finite, from 0
   * @param event whether each ended with the event
   */
  public static Sample of(double[] times, boolean[] event) {
    if (times.length != event.length) {
      throw new IllegalArgumentException(times.length + " times, " + event.length + " events");
    }
    double[] ends = new double[times.length];
    double[] events = new double[times.length];
    int count = 0;
    for (int i = 0; i < times.length; i++) {
      if (!Double.isFinite(times[i]) || times[i] < 0) {
        throw new IllegalArgumentException("times must be finite, from 0: " + times[i]);
      }
      ends[i] = times[i] + 0.0; // -0.0 becomes 0.0
      if (event[i]) {
        events[count++] = ends[i];
      }
    }
    events = Arrays.copyOf(events, count);
    Arrays.sort(ends);
    Arrays.sort(events);
    return new Sample(ends, events);
  }

  /** All samples as one. */
  public static Sample pooled(List<Sample> samples) {
    return new Sample(
        samples.stream().flatMapToDouble(each -> Arrays.stream(each.ends)).sorted().toArray(),
        samples.stream().flatMapToDouble(each -> Arrays.stream(each.events)).sorted().toArray());
  }

  /** How many were observed. */
  public int size() {
    return ends.length;
  }

  /** How many of them had the event. */
  public int eventCount() {
    return events.length;
  }

  /** All times added up, from the shortest to the longest. */
  public double exposure() {
    double sum = 0;
    for (double end : ends) {
      sum += end;
    }
    return sum;
  }

  /** The longest time; 0 if there is none. */
  public double lastEnd() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  /** Whether all who were observed longest had the event: the curve ends at 0. */
  public boolean endsAtZero() {
    return ends.length > 0 && countAtEnd(ends, lastEnd()) == countAtEnd(events, lastEnd());
  }

  /** The product-limit estimate; refuses an empty sample. */
  public KaplanMeier kaplanMeier() {
    return KaplanMeier.ofSorted(ends, events);
  }

  /** The same observations with events and censoring exchanged, to look at the censoring. */
  public Sample reversed() {
    double[] censored = new double[ends.length - events.length];
    int next = 0;
    int nextEvent = 0;
    for (double end : ends) {
      if (nextEvent < events.length && events[nextEvent] == end) {
        nextEvent++;
      } else {
        censored[next++] = end;
      }
    }
    return new Sample(ends, censored);
  }

  double[] ends() {
    return ends;
  }

  double[] events() {
    return events;
  }

  private static int countAtEnd(double[] rising, double value) {
    int count = 0;
    for (int i = rising.length - 1; i >= 0 && rising[i] == value; i--) {
      count++;
    }
    return count;
  }
}
