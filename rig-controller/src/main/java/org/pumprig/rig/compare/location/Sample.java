package org.pumprig.rig.compare.location;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pumprig.rig.compare.stats.Value;

/**
 * Times of one arm's units, one a unit; "never recovered" is {@link Value.Infinite}, the worst.
 *
 * @param times finite or infinite, in any unit, in the order of the units
 */
public record Sample(List<Value> times) {
  /** Refuses an empty sample and undefined times. */
  public Sample {
    times = List.copyOf(times);
    if (times.isEmpty()) {
      throw new IllegalArgumentException("a sample needs at least one time");
    }
    if (times.stream().anyMatch(Value.Undefined.class::isInstance)) {
      throw new IllegalArgumentException("a time in a sample is undefined; leave the unit out");
    }
  }

  /** Times that all came to an end. */
  public static Sample of(double... finite) {
    return withNever(0, finite);
  }

  /**
   * Times of which some never came to an end.
   *
   * @param never how many units never recovered
   */
  public static Sample withNever(int never, double... finite) {
    List<Value> times = new ArrayList<>(Arrays.stream(finite).mapToObj(Value::of).toList());
    for (int i = 0; i < never; i++) {
      times.add(Value.infinite());
    }
    return new Sample(times);
  }

  /** How many units. */
  public int size() {
    return times.size();
  }

  /** How many never recovered. */
  public int never() {
    return (int) times.stream().filter(Value.Infinite.class::isInstance).count();
  }

  /** As numbers with infinity, in order of the units: only for use inside this room. */
  double[] numbers() {
    return times.stream().mapToDouble(Sample::number).toArray();
  }

  private static double number(Value time) {
    return time instanceof Value.Finite finite ? finite.number() : Double.POSITIVE_INFINITY;
  }
}
