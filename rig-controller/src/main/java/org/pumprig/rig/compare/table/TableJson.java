package org.pumprig.rig.compare.table;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;

/**
 * A table's result as canonical JSON: counts as they are, every other number as the shortest
 * decimal text that reads back as the same double. The same file gives the same bytes.
 */
public final class TableJson {
  private static final long FORMAT = 1;

  private TableJson() {}

  /** The bytes, without a line end. */
  public static byte[] bytes(TableResult result) {
    return CanonicalJson.bytes(out -> write(result, out));
  }

  /** The members alone, for a document that holds them: keys from confidence to remarks. */
  public static void write(TableResult result, FieldSink out) {
    Columns columns = result.columns();
    out.text("confidence", Say.full(Context.CONFIDENCE))
        .flag("exploratory", true)
        .objects("findings", result.findings(), TableJson::finding)
        .number("format", FORMAT)
        .objects("groups", columns.groups(), (name, inner) -> group(columns, name, inner))
        .object("input", inner -> source(result.source(), columns, inner))
        .objects(
            "notPossible",
            result.refusals(),
            (refusal, inner) ->
                inner.text("method", refusal.method().id()).text("reason", refusal.reason()))
        .texts("remarks", result.remarks());
  }

  private static void group(Columns columns, String name, FieldSink out) {
    int group = columns.groups().indexOf(name);
    if (!columns.timed()) {
      out.text("name", name).number("rows", columns.size(group));
      return;
    }
    out.number("censored", columns.count(group, 0))
        .number("events", columns.count(group, 1))
        .text("name", name)
        .number(
            "otherEnds", columns.size(group) - columns.count(group, 0) - columns.count(group, 1))
        .number("rows", columns.size(group));
  }

  private static void source(Source source, Columns columns, FieldSink out) {
    out.number("bytes", source.bytes())
        .texts("columns", source.columns())
        .text("file", source.file())
        .number("rows", columns.rows())
        .text("sha256", source.sha256());
    if (columns.units().isPresent()) {
      out.number("units", columns.units().get().names().size());
    }
  }

  private static void finding(Finding finding, FieldSink out) {
    out.texts("cautions", finding.cautions())
        .object("figures", inner -> figures(finding.figures(), inner))
        .text("method", finding.method().id())
        .text("sentence", finding.sentence())
        .text("source", finding.method().source())
        .text("title", finding.method().title());
  }

  private static void figures(SortedMap<String, Figure> figures, FieldSink out) {
    SortedMap<String, Figure> all = new TreeMap<>(figures);
    figures.forEach(
        (name, figure) -> {
          if (figure instanceof Figure.Rows rows && rows.leftOut() > 0) {
            all.put(name + "LeftOut", Figure.of(rows.leftOut()));
          }
        });
    for (Map.Entry<String, Figure> entry : all.entrySet()) {
      String name = entry.getKey();
      switch (entry.getValue()) {
        case Figure.Number number -> out.text(name, Say.full(number.value()));
        case Figure.Count count -> out.number(name, count.value());
        case Figure.Words words -> out.text(name, words.text());
        case Figure.Members members -> out.object(name, inner -> figures(members.byName(), inner));
        case Figure.Rows rows -> out.objects(name, rows.rows(), (row, inner) -> row.accept(inner));
      }
    }
  }
}
