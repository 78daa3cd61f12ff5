package org.pumprig.rig.compare.claim;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pumprig.rig.compare.location.Shift;
import org.pumprig.rig.compare.stats.Value;

/**
 * One figure that a part rests on, with the method and its exact inputs.
 *
 * @param name of the endpoint or test
 * @param method its name, stable
 * @param unit of estimate, limits and margin
 * @param estimate empty: none exists
 * @param lower one-sided limit at confidence 1 − alpha; empty: none
 * @param upper the same
 * @param margin that a limit is held against
 * @param p one-sided, against the opposite of what is claimed
 * @param standing how this alone stands
 * @param sentence what it means
 * @param inputs by name
 */
public record Evidence(
    String name,
    String method,
    Unit unit,
    Optional<Shift> estimate,
    Optional<Shift> lower,
    Optional<Shift> upper,
    OptionalDouble margin,
    OptionalDouble p,
    Standing standing,
    String sentence,
    SortedMap<String, String> inputs) {
  /** Copies the map. */
  public Evidence {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
  }

  /** What figures are in. */
  public enum Unit {
    /** A ratio of rates, after over before; 1 is no difference. */
    RATIO("ratio"),
    /** A difference of shares, after minus before. */
    SHARE_DIFFERENCE("shareDifference"),
    /** A share. */
    SHARE("share"),
    /** A difference of times in nanoseconds, after minus before. */
    NANOS_DIFFERENCE("nanosDifference"),
    /** Events per pump-hour. */
    PER_HOUR("perHour");

    private final String onDisk;

    Unit(String onDisk) {
      this.onDisk = onDisk;
    }

    /** The name in results. */
    public String onDisk() {
      return onDisk;
    }
  }

  /** A limit from a value; empty where it is undefined. */
  static Optional<Shift> of(Value value) {
    return switch (value) {
      case Value.Finite finite -> Optional.of(new Shift.Finite(finite.number()));
      case Value.Infinite _ -> Optional.of(new Shift.LaterWithoutBound());
      case Value.Undefined _ -> Optional.empty();
    };
  }

  static Optional<Shift> of(double number) {
    return Optional.of(new Shift.Finite(number));
  }

  /** The same, standing otherwise. */
  Evidence standing(Standing other) {
    return new Evidence(
        name, method, unit, estimate, lower, upper, margin, p, other, sentence, inputs);
  }
}
