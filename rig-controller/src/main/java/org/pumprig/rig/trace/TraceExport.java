package org.pumprig.rig.trace;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.pumprig.rig.trace.TraceMatrix.Link;

/** The matrix as CSV (RFC 4180, both ways) and as one HTML page. */
public final class TraceExport {
  private static final List<String> COLUMNS =
      List.of(
          "requirement",
          "hazards",
          "control",
          "planStep",
          "run",
          "unit",
          "arm",
          "verdict",
          "file",
          "sha256");

  private TraceExport() {}

  /** Files by name. */
  public static SequencedMap<String, byte[]> files(TraceMatrix matrix) {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("trace.csv", csv(COLUMNS, matrix.links().stream().map(TraceExport::cells).toList()));
    files.put("trace-back.csv", back(matrix));
    files.put("gaps.csv", csv(List.of("gap"), matrix.gaps().stream().map(List::of).toList()));
    files.put("trace.html", html(matrix));
    files.put("trace.reqm2.xml", ReqM2.of(matrix));
    return files;
  }

  private static List<String> cells(Link link) {
    return List.of(
        link.requirement(),
        String.join(" ", link.hazards()),
        link.control(),
        link.planStep(),
        link.run(),
        link.unit(),
        link.arm(),
        link.verdict(),
        link.file(),
        link.sha256());
  }

  /** From each file back to what it bears on. */
  private static byte[] back(TraceMatrix matrix) {
    var byFile = new TreeMap<String, LinkedHashSet<String>>();
    var first = new TreeMap<String, Link>();
    var hazards = new TreeMap<String, LinkedHashSet<String>>();
    for (Link link : matrix.links()) {
      if (!link.file().isEmpty()) {
        first.putIfAbsent(link.file(), link);
        byFile
            .computeIfAbsent(link.file(), _ -> new LinkedHashSet<>())
            .add(link.requirement() + "=" + link.verdict());
        hazards.computeIfAbsent(link.file(), _ -> new LinkedHashSet<>()).addAll(link.hazards());
      }
    }
    return csv(
        List.of("file", "sha256", "run", "unit", "arm", "verdicts", "hazards"),
        first.values().stream()
            .map(
                link ->
                    List.of(
                        link.file(),
                        link.sha256(),
                        link.run(),
                        link.unit(),
                        link.arm(),
                        String.join(" ", byFile.getOrDefault(link.file(), new LinkedHashSet<>())),
                        String.join(" ", hazards.getOrDefault(link.file(), new LinkedHashSet<>()))))
            .toList());
  }

  private static byte[] csv(List<String> columns, List<List<String>> rows) {
    var text = new StringBuilder();
    line(text, columns);
    rows.forEach(row -> line(text, row));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder text, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
      text.append(i == 0 ? "" : ",")
          .append(plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"");
    }
    text.append("\r\n");
  }

  private static byte[] html(TraceMatrix matrix) {
    var out = new StringBuilder();
    out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>")
        .append("<title>Traceability</title><style>body{font:14px/1.4 sans-serif;margin:24px}")
        .append("table{border-collapse:collapse}th,td{text-align:left;vertical-align:top;")
        .append("border-bottom:1px solid #ccc;padding:3px 10px 3px 0}td.d{font:11px monospace}")
        .append("</style></head><body><h1>Traceability of ")
        .append(text(matrix.plan().planId()))
        .append("</h1><h2>Gaps</h2>");
    out.append(matrix.gaps().isEmpty() ? "<p>None was found.</p>" : "<ul>");
    matrix.gaps().forEach(gap -> out.append("<li>").append(text(gap)).append("</li>"));
    out.append(matrix.gaps().isEmpty() ? "" : "</ul>");
    out.append("<h2>From requirement to raw file</h2><table><thead><tr>");
    COLUMNS.forEach(column -> out.append("<th scope=\"col\">").append(column).append("</th>"));
    out.append("</tr></thead><tbody>\n");
    for (Link link : matrix.links()) {
      out.append("<tr>");
      List<String> cells = cells(link);
      for (int i = 0; i < cells.size(); i++) {
        out.append(i == cells.size() - 1 ? "<td class=\"d\">" : "<td>")
            .append(text(cells.get(i)))
            .append("</td>");
      }
      out.append("</tr>\n");
    }
    return out.append("</tbody></table></body></html>\n")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Text as content of an element, of HTML and XML alike. */
  static String text(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default ->
                    out.appendCodePoint(
                        c < ' ' || c >= 0xD800 && c <= 0xDFFF || (c & 0xFFFE) == 0xFFFE ? ' ' : c);
              }
            });
    return out.toString();
  }
}
