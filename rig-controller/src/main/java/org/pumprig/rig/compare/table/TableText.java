package org.pumprig.rig.compare.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table's result for people: a sentence for each method. */
public final class TableText {
  private static final int WIDTH = 96;

  private TableText() {}

  /** The lines. */
  public static List<String> lines(TableResult result) {
    List<String> lines = new ArrayList<>();
    Columns columns = result.columns();
    lines.add(size(result));
    wrap("Exploratory: no plan fixed method, groups or margins before these data.", "", lines);
    if (columns.groups().size() == 2) {
      wrap(
          "Ratios and differences are %s against %s; times are in the unit of the file."
              .formatted(columns.groups().get(1), columns.groups().get(0)),
          "",
          lines);
    }
    findings(result, lines);
    return List.copyOf(lines);
  }

  /** The file's name, its rows and groups. */
  public static String size(TableResult result) {
    return "%s: %d rows, %s."
        .formatted(result.source().file(), result.columns().rows(), groups(result.columns()));
  }

  /** Adds the remarks, a sentence for each method, and what was not possible. */
  public static void findings(TableResult result, List<String> lines) {
    result.remarks().forEach(remark -> wrap("Note: " + remark, "", lines));
    for (Finding finding : result.findings()) {
      lines.add("");
      lines.add(finding.method().title() + "  [" + finding.method().id() + "]");
      wrap(finding.sentence(), "  ", lines);
      finding.cautions().forEach(caution -> wrap("Caution: " + caution, "  ", lines));
    }
    if (!result.refusals().isEmpty()) {
      lines.add("");
      lines.add("Not possible with this table:");
      Map<String, List<String>> byReason = new LinkedHashMap<>();
      for (Finding.Refusal no : result.refusals()) {
        byReason.computeIfAbsent(no.reason(), any -> new ArrayList<>()).add(no.method().id());
      }
      byReason.forEach(
          (reason, ids) -> wrap(String.join(", ", ids) + ": " + reason + ".", "  ", lines));
    }
  }

  private static String groups(Columns columns) {
    List<String> words = new ArrayList<>();
    for (int group = 0; group < columns.groups().size(); group++) {
      String events =
          columns.timed() ? ", %d with the event".formatted(columns.count(group, 1)) : "";
      words.add("%s (%d%s)".formatted(columns.groups().get(group), columns.size(group), events));
    }
    return String.join(" and ", words);
  }

  /** Adds text in lines that fit a terminal. */
  public static void wrap(String text, String indent, List<String> lines) {
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        line.append(indent).append("  ");
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().stripTrailing());
  }
}
