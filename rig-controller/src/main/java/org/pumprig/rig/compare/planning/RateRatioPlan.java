package org.pumprig.rig.compare.planning;

import java.util.OptionalLong;
import org.pumprig.rig.compare.stats.LogConcave;

/**
 * Events in both arms together to show exactly that a rate ratio lies below a margin: given their
 * sum, the events of {@code after} are binomial (Przyborowski and Wilenski, Biometrika 31, 1940).
 *
 * @param rateRatio true ratio after over before, below the margin
 * @param margin what is to be excluded; 1: superiority, above 1: non-inferiority
 * @param alpha one-sided level, in (0, 0.5)
 * @param power in (0.5, 1)
 * @param exposureRatio hours after over hours before
 */
public record RateRatioPlan(
    double rateRatio, double margin, double alpha, double power, double exposureRatio) {
  private static final int MOST_EVENTS = 20_000;

  /** Refuses what is no plan. */
  public RateRatioPlan {
    Needs.positive("exposure ratio", exposureRatio);
    HazardRatioPlan checked = new HazardRatioPlan(rateRatio, margin, alpha, power, 0.5);
    assert checked.margin() == margin;
  }

  /**
   * The events that the normal approximation asks for (Schoenfeld, Biometrics 39, 1983), rounded
   * up; the arms' shares of the exposure stand for their shares of the pumps.
   */
  public long approximateEvents() {
    double shareAfter = exposureRatio / (1 + exposureRatio);
    return new HazardRatioPlan(rateRatio, margin, alpha, power, shareAfter).wholeEvents();
  }

  /**
   * The fewest events from which on the power is reached for good; as outcomes are whole, power
   * saws up and down and is reached here and there before. Looked for up to half more than the
   * approximation says; empty if that is beyond 20 000 or the power isn't reached there.
   */
  public OptionalLong events() {
    long most = approximateEvents() * 3 / 2 + 60;
    if (most > MOST_EVENTS) {
      return OptionalLong.empty();
    }
    long last = 0;
    long critical = -1;
    for (long events = 1; events <= most; events++) {
      critical += shows(critical + 1, events) ? 1 : 0; // grows by one at most
      last = power(events, critical) < power ? events : last;
    }
    return last == most ? OptionalLong.empty() : OptionalLong.of(last + 1);
  }

  /** The exact power at a number of events in both arms together. */
  public double power(long events) {
    return power(events, critical(events));
  }

  private double power(long events, long critical) {
    return critical < 0
        ? 0
        : LogConcave.binomial(events, rateRatio * exposureRatio).atMost(critical);
  }

  /** The most events after that still show it, or −1 if none do. */
  public long critical(long events) {
    long low = -1;
    long high = events;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (shows(middle, events)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean shows(long eventsAfter, long events) {
    return eventsAfter < events
        && LogConcave.binomial(events, margin * exposureRatio).atMost(eventsAfter) <= alpha;
  }
}
