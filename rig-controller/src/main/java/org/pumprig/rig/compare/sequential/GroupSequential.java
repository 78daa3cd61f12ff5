package org.pumprig.rig.compare.sequential;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.special.GaussLegendre;
import org.pumprig.rig.compare.stats.Bisection;
import org.pumprig.rig.compare.stats.Normal;

/**
 * One-sided boundaries for a few looks, from a spending function, by integrating the density of the
 * score process from look to look (Armitage, McPherson and Rowe, JRSS A 132, 1969; Jennison and
 * Turnbull, Group Sequential Methods, 2000, chapter 19). The statistic must be close to normal with
 * independent increments, as log-rank and score statistics with a dozen events or more are.
 *
 * @param alpha one-sided level of all looks together
 * @param spending how it is spent
 * @param looks in order, the last one at 1 unless the plan stops earlier
 */
public record GroupSequential(double alpha, Spending spending, List<SpendingLook> looks) {
  private static final int MOST_LOOKS = 50;
  private static final double LEAST_STEP = 0.01;

  /** Below this many standard deviations there is nothing left to integrate. */
  private static final double REACH = 9;

  /** Panels of this many standard deviations of the next step are integrated to 1e-10. */
  private static final double PANEL = 3;

  private static final double FARTHEST = 38;

  /** Makes the list immutable. */
  public GroupSequential {
    looks = List.copyOf(looks);
  }

  /**
   * Computes the boundaries.
   *
   * @param fractions of the planned information, rising by at least 0.01, at most 50, up to 1
   */
  public static GroupSequential of(Spending spending, double alpha, List<Double> fractions) {
    check(fractions);
    List<SpendingLook> looks = new ArrayList<>();
    Density density = Density.START;
    double spent = 0;
    double at = 0;
    for (double fraction : fractions) {
      double total = spending.spent(alpha, fraction);
      double share = total - spent;
      Density last = density;
      double step = StrictMath.sqrt(fraction - at);
      double root = StrictMath.sqrt(fraction);
      double z = Bisection.firstWhere(bound -> last.above(bound * root, step) <= share, FARTHEST);
      looks.add(new SpendingLook(fraction, total, z, Normal.above(z)));
      double next = nextStep(fractions, looks.size(), fraction);
      density = last.moved(-REACH * root, z * root, step, PANEL * Math.min(next, root));
      spent = total;
      at = fraction;
    }
    return new GroupSequential(alpha, spending, looks);
  }

  private static double nextStep(List<Double> fractions, int next, double at) {
    return next < fractions.size() ? StrictMath.sqrt(fractions.get(next) - at) : 1;
  }

  private static void check(List<Double> fractions) {
    double last = 0;
    for (double fraction : fractions) {
      if (!(fraction >= last + LEAST_STEP - 1e-12 && fraction <= 1)) {
        throw new IllegalArgumentException(
            "fractions must rise by at least 0.01 up to 1: " + fractions);
      }
      last = fraction;
    }
    if (fractions.isEmpty() || fractions.size() > MOST_LOOKS) {
      throw new IllegalArgumentException("need 1 to 50 looks: " + fractions.size());
    }
  }

  /**
   * A look that was made, beside its boundary.
   *
   * @param look the planned look
   * @param observed the statistic seen
   * @param stopped whether the boundary was reached at this look or before
   */
  public record Step(SpendingLook look, double observed, boolean stopped) {}

  /** The path of observed statistics beside the boundary. */
  public List<Step> path(List<Double> observed) {
    if (observed.size() > looks.size()) {
      throw new IllegalArgumentException("more looks were made than planned");
    }
    List<Step> path = new ArrayList<>();
    boolean stopped = false;
    for (int i = 0; i < observed.size(); i++) {
      stopped |= observed.get(i) >= looks.get(i).z();
      path.add(new Step(looks.get(i), observed.get(i), stopped));
    }
    return List.copyOf(path);
  }

  /** The score's density where no boundary was reached yet, as weighted points. */
  private record Density(double[] points, double[] masses) {
    static final Density START = new Density(new double[] {0}, new double[] {1});

    /** P(the next score ≥ bound), its step having this standard deviation. */
    double above(double bound, double step) {
      double sum = 0;
      for (int i = 0; i < points.length; i++) {
        sum += masses[i] * Normal.above((bound - points[i]) / step);
      }
      return sum;
    }

    Density moved(double from, double to, double step, double panel) {
      int panels = (int) Math.max(1, Math.ceil((to - from) / Math.min(panel, PANEL * step)));
      double[][] grid = GaussLegendre.grid(from, to, panels);
      double[] next = new double[grid[0].length];
      double scale = 1 / (step * StrictMath.sqrt(2 * Math.PI));
      for (int i = 0; i < next.length; i++) {
        double density = 0;
        for (int k = 0; k < points.length; k++) {
          double u = (grid[0][i] - points[k]) / step;
          density += masses[k] * StrictMath.exp(-u * u / 2);
        }
        next[i] = grid[1][i] * scale * density;
      }
      return new Density(grid[0], next);
    }
  }
}
