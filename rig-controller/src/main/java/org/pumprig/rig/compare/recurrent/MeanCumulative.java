package org.pumprig.rig.compare.recurrent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pumprig.rig.compare.stats.Confidence;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.Value;

/**
 * The mean cumulative number of events per unit (Nelson, Journal of Quality Technology 20, 1988),
 * with the robust variance of Lawless and Nadeau (Technometrics 37, 1995), which holds whatever the
 * dependence between the events of a unit; R's {@code survfit(…, id)}.
 *
 * @param units how many units were observed
 * @param events how many events they had
 * @param steps one for each distinct time of an event, rising
 */
public record MeanCumulative(int units, int events, List<Step> steps) {
  /** Below this many units the robust error is too small, and has to be shown with a warning. */
  public static final int GOOD_FROM = 60;

  /** Makes the list immutable. */
  public MeanCumulative {
    steps = List.copyOf(steps);
  }

  /**
   * @param time of at least one event
   * @param atRisk units under observation
   * @param events at this time
   * @param mean events per unit up to and including {@code time}
   * @param standardError robust
   */
  public record Step(double time, int atRisk, int events, double mean, double standardError) {
    /** Limits that are symmetric in the logarithm of the mean; undefined without a width. */
    public Interval limits(double confidence) {
      if (mean == 0 || standardError == 0) {
        Value none = Value.undefined(Value.Reason.NO_INFORMATION);
        return new Interval(none, none);
      }
      double z = Normal.exceededWith(Confidence.eachTail(confidence));
      double factor = StrictMath.exp(z * standardError / mean);
      return new Interval(Value.of(mean / factor), Value.of(mean * factor));
    }
  }

  /** Estimates from the histories of independent units. */
  public static MeanCumulative of(List<UnitHistory> units) {
    if (units.isEmpty()) {
      throw new IllegalArgumentException("no units");
    }
    return new Sweep(units).steps();
  }

  private record Boundary(double time, int unit) {}

  /**
   * One pass over time. Every unit's influence on the mean is what it had when it came under
   * observation, plus its own events, minus the hazard since; so the sum of squares is kept up to
   * date without touching each unit at each time.
   */
  private static final class Sweep {
    private final int units;
    private final List<Boundary> starts = new ArrayList<>();
    private final List<Boundary> stops = new ArrayList<>();
    private final List<Boundary> events = new ArrayList<>();
    private final double[] influence;
    private final double[] drawnBefore;
    private double drawn;
    private double squares;
    private double sumAtRisk;
    private int atRisk;

    Sweep(List<UnitHistory> histories) {
      units = histories.size();
      influence = new double[units];
      drawnBefore = new double[units];
      for (int unit = 0; unit < units; unit++) {
        for (Spell spell : histories.get(unit).spells()) {
          starts.add(new Boundary(spell.start(), unit));
          stops.add(new Boundary(spell.stop(), unit));
          if (spell.event()) {
            events.add(new Boundary(spell.stop(), unit));
          }
        }
      }
      starts.sort(Comparator.comparingDouble(Boundary::time));
      stops.sort(Comparator.comparingDouble(Boundary::time));
      events.sort(Comparator.comparingDouble(Boundary::time));
    }

    MeanCumulative steps() {
      List<Step> steps = new ArrayList<>();
      double mean = 0;
      int started = 0;
      int stopped = 0;
      for (int next = 0; next < events.size(); ) {
        double time = events.get(next).time();
        while (stopped < stops.size() && stops.get(stopped).time() < time) {
          // A unit whose spells touch ends one before it begins the next.
          while (started < starts.size()
              && starts.get(started).time() < stops.get(stopped).time()) {
            enter(starts.get(started++).unit());
          }
          leave(stops.get(stopped++).unit());
        }
        while (started < starts.size() && starts.get(started).time() < time) {
          enter(starts.get(started++).unit());
        }
        int from = next;
        while (next < events.size() && events.get(next).time() == time) {
          next++;
        }
        mean += (double) (next - from) / atRisk;
        draw((double) (next - from) / atRisk / atRisk);
        for (int i = from; i < next; i++) {
          count(events.get(i).unit());
        }
        steps.add(new Step(time, atRisk, next - from, mean, StrictMath.sqrt(Math.max(0, squares))));
      }
      return new MeanCumulative(units, events.size(), steps);
    }

    private double now(int unit) {
      return influence[unit] - (drawn - drawnBefore[unit]);
    }

    private void enter(int unit) {
      drawnBefore[unit] = drawn;
      sumAtRisk += influence[unit];
      atRisk++;
    }

    private void leave(int unit) {
      influence[unit] = now(unit);
      sumAtRisk -= influence[unit];
      atRisk--;
    }

    private void draw(double each) {
      squares += each * (atRisk * each - 2 * sumAtRisk);
      sumAtRisk -= atRisk * each;
      drawn += each;
    }

    private void count(int unit) {
      double gain = 1.0 / atRisk;
      squares += gain * (gain + 2 * now(unit));
      influence[unit] += gain;
      sumAtRisk += gain;
    }
  }
}
