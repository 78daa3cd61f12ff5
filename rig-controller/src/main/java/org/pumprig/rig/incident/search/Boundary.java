package org.pumprig.rig.incident.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Where a firmware falls and where it stands, over lengths and periods of one fault.
 *
 * @param name of the firmware
 * @param rows one for each length, in each a cell for each period; empty where the fault would come
 *     again while it lasts
 */
public record Boundary(String name, List<List<Optional<Outcomes>>> rows) {
  /** Copies the lists. */
  public Boundary {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** A pattern that the plan can't hold. */
  private static final class Unheld extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Unheld(InputProblem cause) {
      super(cause);
    }
  }

  /**
   * Tries every pair, on all processors; the result doesn't depend on their number.
   *
   * @param many pumps a cell, the same ones in each
   */
  public static Boundary of(String name, Pumps pumps, Pattern.Kind kind, Grid grid, int many)
      throws InputProblem {
    int columns = grid.periodsNanos().size();
    try {
      List<Optional<Outcomes>> cells =
          IntStream.range(0, grid.lengthsNanos().size() * columns)
              .parallel()
              .mapToObj(
                  i ->
                      cell(
                          pumps,
                          new Pattern(
                              kind,
                              grid.lengthsNanos().get(i / columns),
                              grid.periodsNanos().get(i % columns)),
                          many))
              .toList();
      List<List<Optional<Outcomes>>> rows = new ArrayList<>();
      for (int row = 0; row < grid.lengthsNanos().size(); row++) {
        rows.add(cells.subList(row * columns, (row + 1) * columns));
      }
      return new Boundary(name, rows);
    } catch (Unheld unheld) {
      if (unheld.getCause() instanceof InputProblem problem) {
        throw problem;
      }
      throw unheld;
    }
  }

  private static Optional<Outcomes> cell(Pumps pumps, Pattern pattern, int many) {
    if (!Grid.fits(pattern.lastsNanos(), pattern.everyNanos())) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Outcomes(pumps.run(pattern, 0, many)));
    } catch (InputProblem problem) {
      throw new Unheld(problem);
    }
  }
}
