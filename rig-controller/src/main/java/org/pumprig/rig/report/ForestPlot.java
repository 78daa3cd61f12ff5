package org.pumprig.rig.report;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Several endpoints side by side: estimate, limits and margin of each, in one panel a unit.
 *
 * @param title what was compared
 * @param note how the limits were made
 * @param panels one a unit
 */
public record ForestPlot(String title, String note, List<Panel> panels) {
  /** Copies the list. */
  public ForestPlot {
    panels = List.copyOf(panels);
  }

  /**
   * Endpoints of one unit.
   *
   * @param label the axis, with its unit
   * @param logarithmic for ratios; then all numbers are from 0
   * @param noDifference where a vertical line says that nothing differs; empty: nowhere
   * @param rows at least one
   */
  public record Panel(
      String label, boolean logarithmic, OptionalDouble noDifference, List<Row> rows) {
    /** Copies the list. */
    public Panel {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One endpoint.
   *
   * @param name for people
   * @param estimate may be infinite; empty: there is none
   * @param lower limit; negative infinity: without bound
   * @param upper limit; infinity: without bound
   * @param margin that a limit is held against; empty: none
   */
  public record Row(
      String name, OptionalDouble estimate, double lower, double upper, OptionalDouble margin) {}
}
