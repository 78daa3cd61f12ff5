package org.pumprig.rig.compare.claim;

import java.util.Optional;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.compare.location.Shift;
import org.pumprig.rig.compare.stats.Decimals;

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

  /** A figure in its unit, for people. */
  public static String figure(Evidence.Unit unit, Shift shift) {
    return switch (shift) {
      case Shift.Finite finite ->
          switch (unit) {
            case RATIO -> number(finite.number());
            case PER_HOUR -> number(finite.number()) + " per hour";
            case SHARE, SHARE_DIFFERENCE -> percent(finite.number());
            case NANOS_DIFFERENCE -> number(finite.number() / 1e9) + " s";
          };
      case Shift.LaterWithoutBound _ -> "without bound";
      case Shift.SoonerWithoutBound _ -> "without bound downwards";
    };
  }

  /** The same; {@code none} where there is none. */
  public static String figure(Evidence.Unit unit, Optional<Shift> shift) {
    return shift.map(one -> figure(unit, one)).orElse("none");
  }
}
