package org.pumprig.rig.compare.honest;

import org.pumprig.rig.compare.simulation.Crossover.Shared;
import org.pumprig.rig.compare.simulation.Population;

/** Where a real claim is put to the test. */
enum Bench {
  /** Pumps are alike, the rig always sees. */
  IDEAL("ideal", 0, 1, 0, Shared.NONE, 1, "limit"),
  /**
   * Pumps differ (coefficient of variation 0.6), the second period has half as many trips again,
   * and in one run of twenty half an hour is blind.
   */
  REAL("bench", 0.6, 1.5, 0.05, Shared.NONE, 1, "limit"),
  /** The same, and half an hour is blind in three runs of ten. */
  BLIND("bench, often blind", 0.6, 1.5, 0.3, Shared.NONE, 1, "limit"),
  /** As on the bench, and six pumps each share faults that trip half of them at once. */
  SHARED("shared faults, limit", 0.6, 1.5, 0.05, new Shared(0.002, 0.5), 6, "limit"),
  /**
   * The same with two pumps each that share faults, a plan that counts whole clusters, and as many
   * of them as the others have pumps.
   */
  CLUSTERS("pairs share faults, permute", 0.6, 1.5, 0.05, new Shared(0.002, 0.5), 2, "permute"),
  /** As on the bench, and each pump stays in one arm: twice as many of them. */
  PARALLEL("each pump in one arm", 0.6, 1.5, 0.05, Shared.NONE, 1, "limit");

  private final String title;
  private final double frailtyCv;
  private final double periodRatio;
  private final double blindShare;
  private final Shared shared;
  private final int groups;
  private final String clusters;

  Bench(
      String title,
      double frailtyCv,
      double periodRatio,
      double blindShare,
      Shared shared,
      int groups,
      String clusters) {
    this.title = title;
    this.frailtyCv = frailtyCv;
    this.periodRatio = periodRatio;
    this.blindShare = blindShare;
    this.shared = shared;
    this.groups = groups;
    this.clusters = clusters;
  }

  String title() {
    return title;
  }

  Population population(double shape) {
    return new Population(shape, 60, frailtyCv, 1, periodRatio);
  }

  /** Pumps for so many units of analysis. */
  int pumps(int units) {
    int each = parallel() ? 2 * units : units;
    return clusters.equals("permute") ? each * groups : each;
  }

  boolean parallel() {
    return this == PARALLEL;
  }

  Shared shared() {
    return shared;
  }

  double blindShare() {
    return blindShare;
  }

  int groups() {
    return groups;
  }

  String clusters() {
    return clusters;
  }
}
