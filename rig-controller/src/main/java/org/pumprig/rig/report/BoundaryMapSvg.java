package org.pumprig.rig.report;

import java.util.Optional;
import org.pumprig.rig.report.BoundaryMap.Cell;
import org.pumprig.rig.report.BoundaryMap.Panel;

/**
 * Draws a {@link BoundaryMap}: the darker the more fell, with the number in each cell and a thick
 * line between where half fall and where fewer do, so that it can be printed in black and white.
 */
public final class BoundaryMapSvg {
  private static final int LEFT = 92;
  private static final int TOP = 66;
  private static final int WIDE = 44;
  private static final int HIGH = 28;
  private static final int GAP = 28;

  private final Svg svg;
  private final BoundaryMap map;

  private BoundaryMapSvg(Svg svg, BoundaryMap map) {
    this.svg = svg;
    this.map = map;
  }

  /** The document's bytes, in UTF-8. */
  public static byte[] render(BoundaryMap map) {
    int panel = map.columns().size() * WIDE + GAP;
    int width = Math.max(640, LEFT + panel * map.panels().size());
    return SvgDocument.render(
        map.title(),
        map.note(),
        width,
        svg -> {
          var drawing = new BoundaryMapSvg(svg, map);
          svg.text(16, 22, "head", map.title());
          for (int i = 0; i < map.panels().size(); i++) {
            drawing.panel(map.panels().get(i), LEFT + i * panel, i == 0);
          }
          double below = TOP + map.rows().size() * (double) HIGH + 66;
          return (int) SvgDocument.note(svg, 16, below, map.note(), width / 6);
        });
  }

  private void panel(Panel panel, int left, boolean first) {
    int rows = map.rows().size();
    int columns = map.columns().size();
    double bottom = TOP + rows * (double) HIGH;
    svg.text(left, TOP - 12.0, "tick", Escape.brief(panel.name(), 40));
    for (int row = 0; row < rows; row++) {
      if (first) {
        svg.text(left - 8.0, y(row) + 19, "tick end", map.rows().get(row));
      }
      for (int column = 0; column < columns; column++) {
        cell(panel.cells().get(row).get(column), left + column * (double) WIDE, y(row));
      }
    }
    for (int column = 0; column < columns; column++) {
      double middle = left + (column + 0.5) * WIDE;
      svg.text(middle, bottom + 16, "small mid", map.columns().get(column));
    }
    svg.text(left + columns * WIDE / 2.0, bottom + 36, "tick mid", map.across());
    if (first) {
      svg.upright(18, TOP + rows * HIGH / 2.0, "tick mid", map.down());
    }
    boundary(panel, left);
  }

  private double y(int row) {
    return TOP + (map.rows().size() - 1 - row) * (double) HIGH;
  }

  private void cell(Optional<Cell> cell, double x, double y) {
    if (cell.isEmpty()) {
      svg.rect(x, y, WIDE, HIGH, "cell impossible");
      return;
    }
    int fell = cell.get().fell();
    int pumps = cell.get().pumps();
    int level = fell == 0 ? 0 : fell == pumps ? 4 : 1 + 3 * (fell - 1) / pumps;
    svg.rect(x, y, WIDE, HIGH, "cell g" + level);
    String words = fell + "/" + pumps;
    svg.text(x + WIDE / 2.0, y + 18, level >= 3 ? "small mid light" : "small mid", words);
  }

  /** Thick where one neighbour falls and the other stands. */
  private void boundary(Panel panel, int left) {
    for (int row = 0; row < map.rows().size(); row++) {
      for (int column = 0; column < map.columns().size(); column++) {
        double x = left + (column + 1) * (double) WIDE;
        if (differ(panel, row, column, row, column + 1)) {
          svg.line(x, y(row), x, y(row) + HIGH, "boundary");
        }
        if (differ(panel, row, column, row + 1, column)) {
          svg.line(x - WIDE, y(row), x, y(row), "boundary");
        }
      }
    }
  }

  private boolean differ(Panel panel, int row, int column, int otherRow, int otherColumn) {
    if (otherRow >= map.rows().size() || otherColumn >= map.columns().size()) {
      return false;
    }
    Optional<Cell> one = panel.cells().get(row).get(column);
    Optional<Cell> other = panel.cells().get(otherRow).get(otherColumn);
    return one.isPresent() && other.isPresent() && one.get().falls() != other.get().falls();
  }
}
