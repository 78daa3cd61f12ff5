package org.pumprig.rig.compare.simulation;

import java.util.function.DoubleUnaryOperator;
import org.pumprig.rig.compare.planning.TripTimes.Arm;
import org.pumprig.rig.compare.special.GaussLegendre;
import org.pumprig.rig.compare.special.NormalQuantile;

/**
 * What is true of a population, by integration: shares and rates over all pumps and both periods,
 * half of them each. The boundary of a null hypothesis is found from it.
 *
 * @param population the pumps
 * @param shared faults that they share, which trip one pump as a constant hazard would
 * @param hours how long each is observed
 */
public record Truth(Population population, Crossover.Shared shared, double hours) {
  private static final int PUMPS = 200;
  private static final int PANELS = 4;
  private static final int HALVINGS = 40;

  /** Share of pumps that trip while observed. */
  public double trippingShare(Arm arm) {
    return 1 - sharedSurviving(arm, hours) * mean(h -> population.surviving(h, hours), arm);
  }

  private double sharedSurviving(Arm arm, double until) {
    return StrictMath.exp(-shared.perHour() * shared.chance(effect(arm)) * until);
  }

  private double effect(Arm arm) {
    return arm == Arm.AFTER ? population.hazardRatio() : 1;
  }

  private Truth of(Population other) {
    return new Truth(other, shared, hours);
  }

  /** Trips per pump-hour at risk, first trips only. */
  public double ratePerHour(Arm arm) {
    return trippingShare(arm) / restrictedMeanHours(arm);
  }

  /** Mean time without a trip while observed. */
  public double restrictedMeanHours(Arm arm) {
    double[][] grid = GaussLegendre.grid(0, hours, PANELS);
    double[] damage = new double[grid[0].length];
    double[] weight = new double[grid[0].length];
    for (int i = 0; i < damage.length; i++) {
      damage[i] = population.damage(grid[0][i]);
      weight[i] = grid[1][i] * sharedSurviving(arm, grid[0][i]);
    }
    return mean(hazard -> integral(hazard, damage, weight), arm);
  }

  private static double integral(double hazard, double[] damage, double[] weight) {
    double sum = 0;
    for (int i = 0; i < damage.length; i++) {
      sum += weight[i] * StrictMath.exp(-hazard * damage[i]);
    }
    return sum;
  }

  /** Rate after over rate before. */
  public double rateRatio() {
    return ratePerHour(Arm.AFTER) / ratePerHour(Arm.BEFORE);
  }

  /** The population whose true rate ratio is this: the effect alone is changed. */
  public Population withRateRatio(double ratio) {
    return population.withHazardRatio(
        solve(hr -> of(population.withHazardRatio(hr)).rateRatio(), ratio));
  }

  /** The population of whose pumps this share trips after: the effect alone is changed. */
  public Population withTrippingShareAfter(double share) {
    return population.withHazardRatio(
        solve(hr -> of(population.withHazardRatio(hr)).trippingShare(Arm.AFTER), share));
  }

  /** The population of whose pumps this share trips in an arm: the scale alone is changed. */
  public Population withTrippingShare(Arm arm, double share) {
    double hazard = solve(factor -> of(faster(factor)).trippingShare(arm), share);
    return faster(hazard);
  }

  private Population faster(double hazard) {
    return population.withScaleHours(
        population.scaleHours() / StrictMath.pow(hazard, 1 / population.shape()));
  }

  /** Where a function that rises reaches a value, between 1e-6 and 1e6, on a logarithmic scale. */
  private static double solve(DoubleUnaryOperator rising, double value) {
    double low = StrictMath.log(1e-6);
    double high = StrictMath.log(1e6);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (rising.applyAsDouble(StrictMath.exp(middle)) < value) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return StrictMath.exp((low + high) / 2);
  }

  private double mean(DoubleUnaryOperator ofHazard, Arm arm) {
    double effect = effect(arm);
    int pumps = population.frailtyCv() == 0 ? 1 : PUMPS;
    double sum = 0;
    for (int i = 0; i < pumps; i++) {
      double frailty = population.frailty(NormalQuantile.below((i + 0.5) / pumps));
      sum += ofHazard.applyAsDouble(frailty * effect);
      sum += ofHazard.applyAsDouble(frailty * effect * population.periodRatio());
    }
    return sum / (2 * pumps);
  }
}
