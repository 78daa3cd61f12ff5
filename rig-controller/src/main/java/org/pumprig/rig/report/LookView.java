package org.pumprig.rig.report;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A sequential boundary with the path so far.
 *
 * @param title what is looked at
 * @param sentence what it says
 * @param horizontal label of the axis along which one looks
 * @param vertical label of what is seen
 * @param points in order, at least one
 * @param notes where it may mislead
 */
public record LookView(
    String title,
    String sentence,
    String horizontal,
    String vertical,
    List<Point> points,
    List<String> notes) {
  /** Copies the lists. */
  public LookView {
    points = List.copyOf(points);
    notes = List.copyOf(notes);
  }

  /**
   * One look.
   *
   * @param at where, at least 0
   * @param seen the path; empty: planned, and not made yet
   * @param upper boundary above; empty: none
   * @param lower boundary below; empty: none
   */
  public record Point(double at, OptionalDouble seen, OptionalDouble upper, OptionalDouble lower) {}
}
