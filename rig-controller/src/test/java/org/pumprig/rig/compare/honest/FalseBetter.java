package org.pumprig.rig.compare.honest;

import org.pumprig.rig.compare.planning.PowerSimulation;
import org.pumprig.rig.compare.planning.PowerSimulation.Power;
import org.pumprig.seed.Seed;

/**
 * How often one part of a claim is shown where it isn't true, and where it is.
 *
 * @param condition of the campaigns
 * @param part of the claim
 * @param atBoundary how often it was shown though not true
 * @param power how often where true
 */
record FalseBetter(Condition condition, Part part, Power atBoundary, Power power) {
  static FalseBetter of(Condition condition, Part part, int campaigns, Seed seed) {
    var design =
        new PowerSimulation(
            part.pumps(), Part.HOURS, campaigns, seed.child(condition.name(), part.name()));
    return new FalseBetter(
        condition,
        part,
        design.run(condition.campaigns(part.boundary()), part.test()),
        design.run(condition.campaigns(part.good()), part.test()));
  }

  /** The most that chance explains: alpha and three standard errors. */
  double limit() {
    double alpha = part.alpha();
    return alpha + 3 * StrictMath.sqrt(alpha * (1 - alpha) / atBoundary.shown().runs());
  }

  /** Whether a promised level wasn't kept. */
  boolean broken() {
    return promised() && atBoundary.estimate() > limit();
  }

  /** Whether the level is promised: not of approximations, nor where shared faults tie pumps. */
  boolean promised() {
    return !part.approximate() && condition != Condition.SHARED;
  }

  String row() {
    return "| %s | %s | %d | %.1f %% | %.2f %% | %.1f %% (%s) |"
        .formatted(
            part.name(),
            condition.title(),
            part.pumps(),
            100 * part.alpha(),
            100 * atBoundary.estimate(),
            100 * power.estimate(),
            part.goodIs());
  }
}
