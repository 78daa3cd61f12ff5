package org.pumprig.rig.report;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The hand-over page of a shift as a document: the same texts give the same bytes. */
public final class HandoverPage {
  private static final List<String> COLUMNS =
      List.of("Run", "Unit", "State", "Phase", "Left", "Faults now", "Errors", "Trips", "Last");

  private HandoverPage() {}

  /**
   * What it tells; all texts may be hostile.
   *
   * @param title its head line
   * @param emulated whether any of the runs is of virtual time
   * @param runs a row for each run, by {@link #COLUMNS}
   * @param toDo what waits for somebody
   * @param log the log books, by time
   */
  public record Content(
      String title,
      boolean emulated,
      List<List<String>> runs,
      List<String> toDo,
      List<String> log) {
    /** Copies the lists. */
    public Content {
      runs = List.copyOf(runs);
      toDo = List.copyOf(toDo);
      log = List.copyOf(log);
    }
  }

  /** UTF-8, self-contained HTML that is also well-formed XML: no script, no other document. */
  public static byte[] render(Content page) {
    var out = new Markup();
    out.startPage().leaf("title", page.title() + " · PumpRig");
    out.style(Style.plain());
    out.close("head").open("body").open("main").leaf("h1", page.title());
    if (page.emulated()) {
      out.leaf("p", "Runs of virtual time: illustrative.", "class", "note");
    }
    list(out, "To do", page.toDo(), "Nothing that the journals know of.");
    runs(out, page.runs());
    list(out, "Log book", page.log(), "No entries.");
    out.close("main").close("body").close("html");
    return out.finish().getBytes(StandardCharsets.UTF_8);
  }

  private static void runs(Markup out, List<List<String>> runs) {
    out.open("section").leaf("h2", "Runs").open("table", "class", "plain").open("tr");
    COLUMNS.forEach(column -> out.leaf("th", column));
    out.close("tr");
    int shown = Math.min(runs.size(), Bounds.RUN_ROWS);
    for (List<String> run : runs.subList(0, shown)) {
      out.open("tr");
      run.forEach(cell -> out.leaf("td", cell));
      out.close("tr");
    }
    out.close("table");
    leftOut(out, runs.size() - shown);
    out.close("section");
  }

  private static void list(Markup out, String head, List<String> lines, String none) {
    out.open("section").leaf("h2", head);
    if (lines.isEmpty()) {
      out.leaf("p", none);
    } else {
      int shown = Math.min(lines.size(), Bounds.RUN_ROWS);
      out.open("ul");
      lines.subList(0, shown).forEach(line -> out.leaf("li", line));
      out.close("ul");
      leftOut(out, lines.size() - shown);
    }
    out.close("section");
  }

  private static void leftOut(Markup out, int count) {
    if (count > 0) {
      out.leaf("p", count + " more are not shown; 'pumprig handover --json' has all.");
    }
  }
}
