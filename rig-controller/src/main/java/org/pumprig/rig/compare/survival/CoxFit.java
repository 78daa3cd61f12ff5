package org.pumprig.rig.compare.survival;

import org.pumprig.rig.compare.stats.Confidence;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.Value;

/**
 * Proportional hazards with the group as the only variable (Cox, JRSS B 34, 1972; with strata:
 * Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 2nd ed., section 4.4);
 * R's {@code coxph}.
 *
 * @param ties how ties were treated
 * @param coefficient logarithm of the hazard ratio, second group over first
 * @param standardError of the coefficient, from the information
 * @param logLikelihoodNull at a coefficient of 0
 * @param logLikelihood at the maximum
 * @param score test of the coefficient, one degree of freedom
 * @param profile limits of the hazard ratio by the profile likelihood, at the level of the fit
 */
public record CoxFit(
    Ties ties,
    double coefficient,
    double standardError,
    double logLikelihoodNull,
    double logLikelihood,
    double score,
    Interval profile) {
  /** Beyond this the hazard ratio (1e26) can't be told from 0 or infinity. */
  private static final double FAR = 60;

  private static final int STEPS = 200;

  /**
   * Fits.
   *
   * @param confidence of the profile limits, two-sided
   */
  public static CoxResult fit(TwoGroups groups, Ties ties, double confidence) {
    var likelihood = new PartialLikelihood(groups, ties);
    boolean risesDown = likelihood.scoreAtMinusInfinity() == 0;
    boolean risesUp = likelihood.scoreAtPlusInfinity() == 0;
    double drop = drop(confidence);
    PartialLikelihood.Point none = likelihood.at(0);
    if (risesDown && risesUp) {
      return new CoxResult.Uninformative(ties);
    }
    if (risesDown || risesUp) {
      double best = likelihood.at(risesDown ? -FAR : FAR).logLikelihood();
      Interval profile =
          risesDown
              ? new Interval(Value.of(0), limit(likelihood, FAR, best - drop))
              : new Interval(limit(likelihood, -FAR, best - drop), Value.infinite());
      double ratio = Math.max(0, 2 * (best - none.logLikelihood()));
      return new CoxResult.Unbounded(ties, risesDown, profile, ratio);
    }
    double b = maximum(likelihood);
    PartialLikelihood.Point best = likelihood.at(b);
    var profile =
        new Interval(
            limit(likelihood, -FAR, best.logLikelihood() - drop),
            limit(likelihood, FAR, best.logLikelihood() - drop));
    return new CoxResult.Estimated(
        new CoxFit(
            ties,
            b,
            1 / StrictMath.sqrt(best.information()),
            none.logLikelihood(),
            best.logLikelihood(),
            none.score() * none.score() / none.information(),
            profile));
  }

  private static double drop(double confidence) {
    double z = Normal.exceededWith(Confidence.eachTail(confidence));
    return z * z / 2;
  }

  /** Newton's steps, cut down to a bracket of the root of the falling score. */
  private static double maximum(PartialLikelihood likelihood) {
    double low = -FAR;
    double high = FAR;
    double b = 0;
    for (int step = 0; step < STEPS; step++) {
      PartialLikelihood.Point here = likelihood.at(b);
      if (here.score() > 0) {
        low = b;
      } else {
        high = b;
      }
      double next = b + here.score() / here.information();
      if (!(next > low && next < high)) {
        next = low + (high - low) / 2;
      }
      if (Math.abs(next - b) <= 1e-14 * Math.max(1, Math.abs(b))) {
        return next;
      }
      b = next;
    }
    return b;
  }

  /**
   * The hazard ratio beyond which, towards {@code far}, the likelihood is below a level. The
   * log-likelihood is concave, so Newton's steps from outside never cross the limit.
   */
  private static Value limit(PartialLikelihood likelihood, double far, double level) {
    double b = far;
    for (int step = 0; step < STEPS; step++) {
      PartialLikelihood.Point here = likelihood.at(b);
      double over = here.logLikelihood() - level;
      if (step == 0 && over > 0) {
        return far < 0 ? Value.of(0) : Value.infinite();
      }
      double move = over / here.score();
      if (!(over < 0) || Math.abs(move) <= 1e-14) {
        break;
      }
      b -= move;
    }
    return Value.of(StrictMath.exp(b));
  }

  /** Second group over first. */
  public double hazardRatio() {
    return StrictMath.exp(coefficient);
  }

  /** Wald's limits of the hazard ratio. */
  public Interval interval(double confidence) {
    return interval(confidence, standardError);
  }

  /** Wald's limits of the hazard ratio with another standard error, such as a robust one. */
  public Interval interval(double confidence, double error) {
    double half = Normal.exceededWith(Confidence.eachTail(confidence)) * error;
    return new Interval(
        Value.of(StrictMath.exp(coefficient - half)), Value.of(StrictMath.exp(coefficient + half)));
  }

  /** Wald's test, one degree of freedom. */
  public double wald() {
    return coefficient * coefficient / (standardError * standardError);
  }

  /** Likelihood ratio test, one degree of freedom. */
  public double likelihoodRatio() {
    return Math.max(0, 2 * (logLikelihood - logLikelihoodNull));
  }

  /** Two-sided p of the likelihood ratio test. */
  public double pLikelihoodRatio() {
    return Normal.chiSquareAbove(likelihoodRatio());
  }
}
