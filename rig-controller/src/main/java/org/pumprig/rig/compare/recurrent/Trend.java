package org.pumprig.rig.compare.recurrent;

import java.util.List;
import org.pumprig.rig.compare.special.GammaShape;
import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Value;

/**
 * Whether events come faster or slower as time goes on, in one or more units, each watched from 0.
 * Where a unit's last event is also its end, the event decided the end, and says nothing (failure
 * truncation).
 *
 * <p>Laplace's test (Cox and Lewis, The Statistical Analysis of Series of Events, 1966, section
 * 3.3) and the power law of Crow and AMSAA (Crow, SIAM 1974; MIL-HDBK-189C, section 5.5; IEC
 * 61164).
 *
 * @param events of all units
 * @param informative of them, those that didn't end the observation of their unit
 * @param laplace standard normal without a trend; positive if events come faster
 * @param shape of the power law, maximum likelihood; above 1 if events come faster
 * @param shapeUnbiased the same, corrected for its bias
 * @param intensity factor of the power law: events per unit up to t are intensity·t^shape;
 *     undefined unless all units were watched equally long
 * @param chiSquare of the military handbook, 2·events/shape, on {@code 2·informative} degrees of
 *     freedom
 */
public record Trend(
    int events,
    int informative,
    double laplace,
    double shape,
    double shapeUnbiased,
    Value intensity,
    double chiSquare) {
  /** Below this many events the normal approximation of Laplace's test is rough. */
  public static final int GOOD_FROM = 4;

  /**
   * Tests.
   *
   * @throws NotComputableException if there are fewer than two informative events, or if a unit
   *     wasn't watched from 0 without a gap
   */
  public static Trend of(List<UnitHistory> units) throws NotComputableException {
    double sum = 0;
    double middle = 0;
    double spread = 0;
    double logs = 0;
    int events = 0;
    int informative = 0;
    for (UnitHistory unit : units) {
      if (!unit.watchedFromTheStart()) {
        throw new NotComputableException(
            "a trend test needs units that are watched from 0 without a gap, and %s isn't"
                .formatted(unit.unit()));
      }
      double end = unit.end();
      for (double time : unit.eventTimes()) {
        events++;
        if (time == end) {
          continue;
        }
        informative++;
        sum += time;
        logs += StrictMath.log(end / time);
        middle += end / 2;
        spread += end * end / 12;
      }
    }
    if (informative < 2 || logs == 0) {
      throw new NotComputableException(
          "a trend test needs at least two events before the end of observation, and there are "
              + informative);
    }
    double shape = events / logs;
    return new Trend(
        events,
        informative,
        (sum - middle) / StrictMath.sqrt(spread),
        shape,
        (informative - 1) / logs,
        intensity(units, events, shape),
        2 * logs);
  }

  private static Value intensity(List<UnitHistory> units, int events, double shape) {
    double end = units.getFirst().end();
    return units.stream().allMatch(unit -> unit.end() == end)
        ? Value.of(events / (units.size() * StrictMath.pow(end, shape)))
        : Value.undefined(Value.Reason.NO_INFORMATION);
  }

  /** Two-sided p of Laplace's test. */
  public double pLaplace() {
    return Math.min(1, 2 * Normal.above(Math.abs(laplace)));
  }

  /** Two-sided p of the power law against a constant rate, exact. */
  public double pPowerLaw() {
    var gamma = new GammaShape(informative);
    double below = gamma.atMost(chiSquare / 2);
    double above = gamma.above(chiSquare / 2);
    return Math.min(1, 2 * Math.min(below, above));
  }
}
