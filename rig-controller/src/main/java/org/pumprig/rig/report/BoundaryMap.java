package org.pumprig.rig.report;

import java.util.List;
import java.util.Optional;

/**
 * Where something falls and where it stands, as a table of shares.
 *
 * @param title one line
 * @param across what the columns are, with their unit
 * @param down what the rows are, with their unit
 * @param columns labels
 * @param rows labels, the first at the bottom
 * @param panels side by side, all over the same rows and columns
 * @param note what must be known to read it
 */
public record BoundaryMap(
    String title,
    String across,
    String down,
    List<String> columns,
    List<String> rows,
    List<Panel> panels,
    String note) {
  /** Copies the lists. */
  public BoundaryMap {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    panels = List.copyOf(panels);
  }

  /**
   * One firmware.
   *
   * @param cells by row and column; empty: impossible
   */
  public record Panel(String name, List<List<Optional<Cell>>> cells) {
    /** Copies the lists. */
    public Panel {
      cells = cells.stream().map(List::copyOf).toList();
    }
  }

  /**
   * What became of the pumps of one cell.
   *
   * @param fell of them
   * @param pumps all
   */
  public record Cell(int fell, int pumps) {
    /** Whether at least half fell. */
    boolean falls() {
      return 2 * fell >= pumps;
    }
  }
}
