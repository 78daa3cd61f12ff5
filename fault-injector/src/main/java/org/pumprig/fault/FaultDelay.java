package org.pumprig.fault;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pumprig.quantity.Quantity;
import org.pumprig.quantity.QuantityException;

/** The delay that a fault gives to what is under way, read from {@link Fault#parameters}. */
public final class FaultDelay {
  private static final Pattern TIMES = Pattern.compile("(?:^| )(?:delay|jitter)=(\\S+)");

  private FaultDelay() {}

  /**
   * @param parameters as a journal has them
   * @return delay and jitter together, nanoseconds; 0 if there is neither
   * @throws IllegalArgumentException if one of them is no time
   */
  public static long nanos(String parameters) {
    long sum = 0;
    Matcher times = TIMES.matcher(parameters);
    while (times.find()) {
      sum += nanosOf(times.group(1));
    }
    return sum;
  }

  private static long nanosOf(String time) {
    try {
      return Quantity.DURATION.parse(time);
    } catch (QuantityException e) {
      throw new IllegalArgumentException("no time in a fault's parameters: " + time, e);
    }
  }
}
