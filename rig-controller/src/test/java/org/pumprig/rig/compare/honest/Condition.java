package org.pumprig.rig.compare.honest;

import org.pumprig.rig.compare.simulation.Crossover;
import org.pumprig.rig.compare.simulation.Crossover.Blind;
import org.pumprig.rig.compare.simulation.Crossover.Shared;
import org.pumprig.rig.compare.simulation.Population;
import org.pumprig.rig.compare.simulation.Truth;

/** Under what circumstances a claim is put to the test. */
enum Condition {
  /** Pumps are alike and always seen. */
  IDEAL("ideal", 0, 1, Blind.NEVER, Shared.NONE),
  /**
   * Pumps differ (coefficient of variation 0.6), the second period has half as many trips again,
   * and half an hour of each six is blind.
   */
  BENCH("bench", 0.6, 1.5, new Blind(6, 0.5), Shared.NONE),
  /** The same, and faults that trip pumps of one period together. */
  SHARED("shared faults", 0.6, 1.5, new Blind(6, 0.5), new Shared(0.002, 0.5));

  private final String title;
  private final double frailtyCv;
  private final double periodRatio;
  private final Blind blind;
  private final Shared shared;

  Condition(String title, double frailtyCv, double periodRatio, Blind blind, Shared shared) {
    this.title = title;
    this.frailtyCv = frailtyCv;
    this.periodRatio = periodRatio;
    this.blind = blind;
    this.shared = shared;
  }

  String title() {
    return title;
  }

  /** Damage that accumulates: a Weibull shape of 2. */
  Population damaged() {
    return population(2);
  }

  /** A constant hazard of each pump. */
  Population constant() {
    return population(1);
  }

  private Population population(double shape) {
    return new Population(shape, 60, frailtyCv, 1, periodRatio);
  }

  Truth truth(Population population) {
    return new Truth(population, shared, Part.HOURS);
  }

  Crossover campaigns(Population population) {
    return new Crossover(population, blind, shared);
  }
}
