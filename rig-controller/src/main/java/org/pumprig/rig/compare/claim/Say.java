package org.pumprig.rig.compare.claim;

import org.pumprig.quantity.Quantity;
import org.pumprig.rig.compare.location.Shift;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.compare.stats.Value;

/** Numbers and counts in sentences. */
public final class Say {
  private Say() {}

  static String number(double number) {
    return Decimals.rounded(number);
  }

  static String percent(double share) {
    return Decimals.rounded(share * 100) + " %";
  }

  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  static String pumps(long number) {
    return count(number, "pump", "pumps");
  }

  static String time(long nanos) {
    return Quantity.DURATION.format(nanos);
  }

  /** The upper limit of a ratio of rates. */
  static String ratioBelow(Value upper) {
    return upper instanceof Value.Finite finite
        ? "is below " + number(finite.number())
        : "has no upper limit, as nothing happened before";
  }

  /** A difference of times or shares, and its upper limit, as what it is like after. */
  static String typically(Evidence.Unit unit, Shift estimate, Shift upper) {
    boolean times = unit == Evidence.Unit.NANOS_DIFFERENCE;
    String limit = atMost(unit, upper);
    return switch (estimate) {
      case Shift.Finite(double by) when by == 0 -> "typically the same after, and " + limit;
      case Shift.Finite(double by) ->
          "typically %s %s after, and %s"
              .formatted(
                  size(unit, by),
                  times ? by > 0 ? "later" : "sooner" : by > 0 ? "more" : "less",
                  limit);
      case Shift.LaterWithoutBound _ ->
          "after, it typically comes later than any length of time can say, and " + limit;
      case Shift.SoonerWithoutBound _ ->
          upper instanceof Shift.SoonerWithoutBound
              ? "after, it comes sooner than any length of time can say"
              : "after, it typically comes sooner than any length of time can say, and " + limit;
    };
  }

  /** The upper limit of how much shorter a time is. */
  static String shorter(double hours) {
    return hours > 0
        ? "at most " + number(hours) + " h shorter"
        : "at least " + number(-hours) + " h longer";
  }

  /** The upper limit of such a difference. */
  static String atMost(Evidence.Unit unit, Shift upper) {
    boolean times = unit == Evidence.Unit.NANOS_DIFFERENCE;
    return switch (upper) {
      case Shift.Finite(double by) when by < 0 ->
          "at least " + size(unit, by) + (times ? " sooner" : " less");
      case Shift.Finite(double by) when by == 0 -> times ? "no later" : "no more";
      case Shift.Finite(double by) -> "at most " + size(unit, by) + (times ? " later" : " more");
      case Shift.LaterWithoutBound _ ->
          "no limit can be given for how much " + (times ? "later" : "more");
      case Shift.SoonerWithoutBound _ ->
          times ? "sooner than any length of time can say" : "less without limit";
    };
  }

  /** How large a difference is, without its direction. */
  static String size(Evidence.Unit unit, double by) {
    double size = Math.abs(by);
    return unit == Evidence.Unit.NANOS_DIFFERENCE
        ? time(Math.round(size))
        : number(size * 100) + " percentage points";
  }
}
