package org.pumprig.rig.compare.special;

import java.util.function.DoubleUnaryOperator;

/** Sixteen-point Gauss–Legendre integration over panels (Abramowitz and Stegun 25.4.29). */
public final class GaussLegendre {
  private static final int POINTS = 16;
  private static final double[] NODES = new double[POINTS];
  private static final double[] WEIGHTS = new double[POINTS];

  static {
    for (int i = 0; i < POINTS; i++) {
      double x = StrictMath.cos(Math.PI * (i + 0.75) / (POINTS + 0.5));
      double slope = 0;
      for (int step = 0; step < 20; step++) {
        double previous = 1;
        double value = x;
        for (int n = 2; n <= POINTS; n++) {
          double next = ((2 * n - 1) * x * value - (n - 1) * previous) / n;
          previous = value;
          value = next;
        }
        slope = POINTS * (x * value - previous) / (x * x - 1);
        x -= value / slope;
      }
      NODES[i] = x;
      WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
    }
  }

  private GaussLegendre() {}

  /** The nodes of all panels, and below them their weights. */
  public static double[][] grid(double from, double to, int panels) {
    double[][] grid = new double[2][panels * POINTS];
    double half = (to - from) / panels / 2;
    for (int panel = 0; panel < panels; panel++) {
      double middle = from + (2 * panel + 1) * half;
      for (int i = 0; i < POINTS; i++) {
        grid[0][panel * POINTS + i] = middle + half * NODES[i];
        grid[1][panel * POINTS + i] = half * WEIGHTS[i];
      }
    }
    return grid;
  }

  /** The integral of a function. */
  public static double integral(DoubleUnaryOperator f, double from, double to, int panels) {
    double[][] grid = grid(from, to, panels);
    double sum = 0;
    for (int i = 0; i < grid[0].length; i++) {
      sum += grid[1][i] * f.applyAsDouble(grid[0][i]);
    }
    return sum;
  }
}
