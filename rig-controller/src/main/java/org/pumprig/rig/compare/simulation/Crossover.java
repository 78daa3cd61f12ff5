package org.pumprig.rig.compare.simulation;

import java.util.OptionalDouble;
import org.pumprig.rig.compare.planning.TripTimes;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/**
 * Trips of pumps that run in both arms, one after the other, in an order drawn for each and
 * balanced over each two pumps, as a plan's {@code order: randomised} does.
 *
 * <p>A trip in a blind gap is seen at the gap's end. Shared faults come at random, hit all pumps of
 * a period at once, and trip each by chance: what makes units clusters.
 *
 * @param population what pumps are drawn from
 * @param blind when the rig sees nothing
 * @param shared faults that pumps share
 */
public record Crossover(Population population, Blind blind, Shared shared) implements TripTimes {
  /**
   * Gaps in the observation, in each run at other times.
   *
   * @param everyHours from gap to gap; 0 for none
   * @param hours how long each is
   */
  public record Blind(double everyHours, double hours) {
    /** A rig that always sees. */
    public static final Blind NEVER = new Blind(0, 0);

    double seen(double hours, double phase) {
      if (everyHours <= 0) {
        return hours;
      }
      double into = (hours / everyHours + phase) % 1 * everyHours;
      return into < this.hours ? hours + this.hours - into : hours;
    }
  }

  /**
   * Faults that pumps of one period share.
   *
   * @param perHour how often they come; 0 for never
   * @param chanceBefore that one trips a pump of the arm {@code before}; after, times the ratio
   */
  public record Shared(double perHour, double chanceBefore) {
    /** Every fault hits one pump. */
    public static final Shared NONE = new Shared(0, 0);

    double chance(double effect) {
      return Math.min(1, chanceBefore * effect);
    }
  }

  /** Always observed, no fault shared. */
  public static Crossover of(Population population) {
    return new Crossover(population, Blind.NEVER, Shared.NONE);
  }

  @Override
  public OptionalDouble hoursToTrip(Arm arm, int pump, double hours, Seed campaign) {
    String name = "pump-" + pump;
    double frailty = population.frailty(campaign.stream("frailty", name).nextNormal());
    int period = period(arm, pump, campaign);
    double effect = arm == Arm.AFTER ? population.hazardRatio() : 1;
    RandomStream own = campaign.stream("trip", arm.name(), name);
    double hazard = frailty * effect * (period == 1 ? population.periodRatio() : 1);
    double trip = population.hours(hazard, own.nextExponential());
    trip = Math.min(trip, sharedTrip(period, effect, hours, campaign, own));
    double seen = blind.seen(trip, own.nextUnit());
    return seen < hours ? OptionalDouble.of(seen) : OptionalDouble.empty();
  }

  /**
   * In which period a pump runs in an arm.
   *
   * @return 0 or 1
   */
  public static int period(Arm arm, int pump, Seed campaign) {
    boolean oddFirst = campaign.stream("order", String.valueOf(pump / 2)).nextUnit() < 0.5;
    boolean beforeFirst = pump % 2 == 1 == oddFirst;
    return arm == Arm.BEFORE == beforeFirst ? 0 : 1;
  }

  private double sharedTrip(
      int period, double effect, double hours, Seed campaign, RandomStream own) {
    if (shared.perHour() <= 0) {
      return Double.MAX_VALUE;
    }
    RandomStream faults = campaign.stream("shared", String.valueOf(period));
    double chance = shared.chance(effect);
    double at = faults.nextExponential() / shared.perHour();
    while (at < hours) {
      if (own.nextUnit() < chance) {
        return at;
      }
      at += faults.nextExponential() / shared.perHour();
    }
    return Double.MAX_VALUE;
  }
}
