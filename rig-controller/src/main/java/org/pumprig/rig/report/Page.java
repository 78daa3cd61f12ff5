package org.pumprig.rig.report;

import java.util.List;
import java.util.function.Consumer;

/**
 * What every section gets: where to write, what to say, and the labels.
 *
 * @param out the document
 * @param model all there is to say
 * @param labels of this report
 */
record Page(Markup out, ReportModel model, Labels labels) {
  /** Opens a section with its heading and labels. */
  void startSection(String id, String heading) {
    out.open("section", "id", id, "aria-labelledby", id + "-h");
    out.leaf("h2", heading, "id", id + "-h");
    labels.strip(out);
  }

  void endSection() {
    out.close("section");
  }

  /** Opens a table that scrolls by itself on narrow screens. */
  void startTable(String cssClass, String caption, String... columns) {
    out.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", caption);
    out.open("table", "class", cssClass);
    out.open("caption").text(caption);
    labels.mark(out);
    out.close("caption").open("thead").open("tr");
    for (String column : columns) {
      out.leaf("th", column, "scope", "col");
    }
    out.close("tr").close("thead").open("tbody");
  }

  /**
   * Writes a table's rows up to a bound, ends it, and says how many were left out.
   *
   * @param what the rows are, in the plural
   * @param row writes one
   */
  <T> void rows(List<T> all, int bound, String what, Consumer<T> row) {
    int shown = Math.min(all.size(), bound);
    all.subList(0, shown).forEach(row);
    endTable();
    leftOut(all.size(), shown, what);
  }

  void endTable() {
    out.close("tbody").close("table").close("div");
  }

  /** A row's cells, the first as its header. */
  void row(String head, String... cells) {
    out.open("tr").leaf("th", head, "scope", "row");
    for (String cell : cells) {
      out.leaf("td", cell);
    }
    out.close("tr");
  }

  /** A verdict as a sign and a word. */
  void outcome(Outcome outcome) {
    String name = outcome.words().replace(' ', '-');
    out.open("span", "class", "outcome o-" + name);
    out.leaf("span", outcome.glyph(), "aria-hidden", "true", "class", "glyph");
    out.text(" " + outcome.words()).close("span");
  }

  /** Says how many items of a kind were left out, if any. */
  void leftOut(int total, int shown, String what) {
    if (total > shown) {
      out.leaf(
          "p",
          Figures.count(total - shown)
              + " more "
              + what
              + " not shown here to bound the size of this file; they are in the journals.",
          "class",
          "note");
    }
  }

  /** The arm's place in the header, which fixes its colour and line; the last for unknown ones. */
  int armIndex(String arm) {
    var arms = model.header().arms();
    for (int i = 0; i < arms.size() && i < Bounds.ARMS; i++) {
      if (arms.get(i).name().equals(arm)) {
        return i;
      }
    }
    return Bounds.ARMS - 1;
  }

  /** An arm's name with its colour. */
  void arm(String arm) {
    out.open("span", "class", "armname");
    out.leaf("span", "", "class", "swatch s" + armIndex(arm));
    out.text(arm).close("span");
  }
}
