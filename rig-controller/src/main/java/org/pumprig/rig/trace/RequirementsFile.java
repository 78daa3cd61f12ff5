package org.pumprig.rig.trace;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Place;
import org.pumprig.rig.yaml.Words;

/**
 * Reads requirements from CSV, or from Markdown: a table, or OpenFastTrace's items. A table has the
 * columns {@code id} and {@code text}, and may have {@code hazard} (several with spaces or
 * semicolons) and {@code control}.
 */
public final class RequirementsFile {
  private static final int MOST = 10_000;

  private RequirementsFile() {}

  /**
   * The items of a file, in its order.
   *
   * @throws InputProblem if it can't be read, holds none, or an id twice
   */
  public static List<SourceItem> read(Path file) throws InputProblem {
    String text = new String(InputFile.read(file), StandardCharsets.UTF_8);
    String name = file.toString();
    boolean csv = name.toLowerCase(Locale.ROOT).endsWith(".csv");
    List<SourceItem> items = csv ? csv(name, text) : markdown(name, text);
    if (items.isEmpty()) {
      throw new InputProblem(
          name,
          1,
          "no requirement stands in it",
          "Write a table with the columns id and text, or items such as `req~name~1`");
    }
    Map<String, SourceItem> seen = new HashMap<>();
    for (SourceItem item : items) {
      SourceItem before = seen.put(item.id(), item);
      if (before != null) {
        throw new InputProblem(
            name,
            1,
            item.id() + " stands in it twice: " + before.where() + " and " + item.where(),
            "Give each requirement an id of its own");
      }
    }
    if (items.size() > MOST) {
      throw new InputProblem(name, 1, "more than " + MOST + " requirements", "Split the file");
    }
    return items;
  }

  private static List<SourceItem> csv(String name, String text) throws InputProblem {
    var items = new ArrayList<SourceItem>();
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();
    String whole = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (var parser = format.parse(new StringReader(whole))) {
      for (String needed : List.of("id", "text")) {
        if (!parser.getHeaderMap().containsKey(needed)) {
          throw new InputProblem(
              name, 1, "there is no column '" + needed + "'", "Name the columns in the first line");
        }
      }
      for (CSVRecord row : parser) {
        String where = file(name) + ":" + parser.getCurrentLineNumber();
        items.add(
            item(row.get("id"), row.get("text"), cell(row, "hazard"), cell(row, "control"), where));
      }
    } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException e) {
      throw new InputProblem(name, 1, "this is no CSV: " + e.getMessage(), "Correct the file");
    }
    return items;
  }

  /** A matrix goes into packs, where nobody's folders belong. */
  static String file(String name) {
    return String.valueOf(Path.of(name).getFileName());
  }

  private static String cell(CSVRecord row, String column) {
    return row.isMapped(column) && row.isSet(column) ? row.get(column) : "";
  }

  private static SourceItem item(
      String id, String text, String hazards, String control, String where) {
    List<String> ids =
        java.util.Arrays.stream(hazards.split("[\\s;,]+", -1))
            .filter(one -> !one.isEmpty())
            .toList();
    return new SourceItem(id, 1, text, ids, control, where);
  }

  private static List<SourceItem> markdown(String name, String text) throws InputProblem {
    var items = new ArrayList<SourceItem>(FastTraceItems.read(name, text));
    List<String> columns = List.of();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.strip().startsWith("|")) {
        columns = List.of();
        continue;
      }
      List<String> cells = cells(line);
      if (columns.isEmpty()) {
        columns = cells.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
      } else if (columns.contains("id") && columns.contains("text") && !rule(cells)) {
        if (cells.size() != columns.size()) {
          throw new Place(name, number)
              .problem(
                  "%d cells in a table of %d columns".formatted(cells.size(), columns.size()),
                  "Write " + Words.quote("\\|") + " for a bar inside a cell");
        }
        items.add(
            item(
                at(columns, cells, "id"),
                at(columns, cells, "text"),
                at(columns, cells, "hazard"),
                at(columns, cells, "control"),
                file(name) + ":" + number));
      }
    }
    return items;
  }

  private static boolean rule(List<String> cells) {
    return cells.stream().allMatch(cell -> cell.matches(":?-+:?"));
  }

  private static String at(List<String> columns, List<String> cells, String column) {
    int index = columns.indexOf(column);
    return index < 0 ? "" : cells.get(index);
  }

  private static List<String> cells(String line) {
    String inside = line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
    return java.util.Arrays.stream(inside.split("(?<!\\\\)\\|", -1))
        .map(cell -> cell.strip().replace("\\|", "|").replace("`", ""))
        .toList();
  }
}
