package org.pumprig.rig.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.pumprig.digest.ContentDigest;
import org.pumprig.rig.compare.table.Columns;
import org.pumprig.rig.compare.table.Source;
import org.pumprig.rig.yaml.InputProblem;

/**
 * A table read from a file.
 *
 * @param source what was read
 * @param columns its rows
 */
public record CsvTable(Source source, Columns columns) {
  /** As many rows as fit into the memory of a Raspberry Pi, and some. */
  public static final int MOST_ROWS = 2_000_000;

  /** More groups than this are no groups; the column holds something else. */
  public static final int MOST_GROUPS = 8;

  private static final long MOST_BYTES = 1L << 30;
  private static final int FIRST_LINE = 64 << 10;

  /**
   * Reads a file in UTF-8, with or without a byte order mark, its columns named in the first line
   * and separated by commas, semicolons or tabs.
   *
   * @throws InputProblem if it can't be used, with file, line and remedy
   */
  public static CsvTable read(Path file, ColumnNames names) throws InputProblem, IOException {
    String name = file.toString();
    if (Files.isDirectory(file)) {
      throw new InputProblem(name, 1, "this is a directory", "Give a CSV file");
    }
    long bytes;
    try {
      bytes = Files.size(file);
    } catch (NoSuchFileException e) {
      throw new InputProblem(name, 1, "there is no such file", "Check the path");
    }
    if (bytes > MOST_BYTES) {
      throw new InputProblem(name, 1, "the file has more than 1 GiB", "Give fewer rows or columns");
    }
    MessageDigest sha = ContentDigest.sha256();
    try (InputStream in = Files.newInputStream(file);
        var digested = new DigestInputStream(in, sha);
        var text = new BufferedReader(new BoundedText(decoded(digested)), 1 << 16)) {
      var reading = new Reading(name, names, text);
      try {
        reading.all();
      } catch (CharacterCodingException e) {
        throw new InputProblem(
            name,
            EncodingProblem.firstLine(file),
            "the text isn't UTF-8",
            "Save the file as UTF-8");
      }
      String hex = HexFormat.of().formatHex(sha.digest());
      Columns columns = reading.builder.columns();
      return new CsvTable(
          new Source(name, hex, bytes, names.described(), reading.remarks(columns)), columns);
    }
  }

  private static Reader decoded(InputStream in) {
    return new InputStreamReader(
        in,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** One file being read. */
  private static final class Reading {
    private final String file;
    private final ColumnNames names;
    private final BufferedReader text;
    private final ColumnBuilder builder;
    private int lines;
    private char separator = ',';
    private boolean decimalComma;

    Reading(String file, ColumnNames names, BufferedReader text) {
      this.file = file;
      this.names = names;
      this.text = text;
      this.builder = new ColumnBuilder(names);
    }

    List<String> remarks(Columns columns) {
      List<String> remarks = new ArrayList<>();
      if (decimalComma) {
        remarks.add("Decimal commas were read as decimal points.");
      }
      if (separator != ',') {
        remarks.add("Columns are separated by " + (separator == ';' ? "semicolons." : "tabs."));
      }
      if (columns.kinds() > 1 && Arrays.stream(columns.end()).allMatch(end -> end > 0)) {
        remarks.add(
            "No row is censored (0). If 1 means censored and 2 the event here, as in some R data,"
                + " recode: 0 censored, 1 event.");
      }
      return remarks;
    }

    void all() throws InputProblem, IOException {
      try {
        skipByteOrderMark();
        separator = separator();
        CSVFormat format =
            CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.builder().setReader(text).setFormat(format).get()) {
          rows(parser);
        }
      } catch (UncheckedIOException e) {
        throw unreadable(Objects.requireNonNull(e.getCause()));
      } catch (BoundedText.LineTooLongException e) {
        throw unreadable(e);
      }
    }

    private InputProblem unreadable(IOException e) throws CharacterCodingException {
      if (e instanceof CharacterCodingException encoding) {
        throw encoding;
      }
      return problem(
          lines + 1,
          "the table can't be read from here on: " + e.getMessage(),
          "Check quotes and separators of this line and the next");
    }

    private InputProblem problem(int line, String what, String remedy) {
      return new InputProblem(file, line, what, remedy);
    }

    private void skipByteOrderMark() throws IOException {
      text.mark(1);
      if (text.read() != '\uFEFF') {
        text.reset();
      }
    }

    /** Whatever separates the first line into most columns. */
    private char separator() throws IOException {
      text.mark(FIRST_LINE + 1);
      int commas = 0;
      int semicolons = 0;
      int tabs = 0;
      for (int i = 0; i < FIRST_LINE; i++) {
        int c = text.read();
        if (c < 0 || c == '\n' || c == '\r') {
          break;
        }
        commas += c == ',' ? 1 : 0;
        semicolons += c == ';' ? 1 : 0;
        tabs += c == '\t' ? 1 : 0;
      }
      text.reset();
      return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
    }

    private void rows(CSVParser parser) throws InputProblem {
      Iterator<CSVRecord> records = parser.iterator();
      if (!records.hasNext()) {
        throw problem(1, "the file is empty", "Its first line must name the columns");
      }
      CSVRecord header = records.next();
      var at =
          new Places(
              optional(header, names.time()),
              optional(header, names.event()),
              column(header, names.group()),
              optional(header, names.unit()),
              optional(header, names.start()),
              optional(header, names.earliest()),
              optional(header, names.value()));
      var cells = new Cells(file, separator);
      lines = line(parser);
      while (records.hasNext()) {
        CSVRecord row = records.next();
        int line = line(parser);
        if (row.size() != header.size()) {
          throw problem(
              line,
              "%d columns, but the first line names %d".formatted(row.size(), header.size()),
              "Give every row the same columns, and quote cells that hold the separator");
        }
        room(line);
        add(cells, row, at, line);
        lines = line;
      }
      if (builder.rows() == 0) {
        throw problem(1, "there is no row after the names of the columns", "Add the data");
      }
      if (names.against().isPresent() && !builder.knowsGroup(names.against().get())) {
        throw problem(
            1,
            "no row is of group '%s'".formatted(names.against().get()),
            "Name by --against one that column %s holds: %s"
                .formatted(names.group(), builder.groupsSaid()));
      }
      decimalComma = cells.sawDecimalComma();
    }

    /** Where each column stands; negative: it isn't read. */
    private record Places(
        int time, int event, int group, int unit, int start, int earliest, int value) {}

    private void add(Cells cells, CSVRecord row, Places at, int line) throws InputProblem {
      double end = at.time < 0 ? 0 : cells.time(row.get(at.time), names.time().orElseThrow(), line);
      String group = cells.label(row.get(at.group), names.group(), line);
      knownGroup(group, line);
      builder.add(
          new ColumnBuilder.Row(
              end,
              at.event < 0 ? 0 : cells.end(row.get(at.event), names.event().orElseThrow(), line),
              group,
              at.unit < 0 ? "" : cells.label(row.get(at.unit), names.unit().orElseThrow(), line),
              at.start < 0 ? 0 : startOf(cells, row.get(at.start), end, line),
              at.earliest < 0 ? 0 : earliestOf(cells, row.get(at.earliest), end, line),
              at.value < 0
                  ? 0
                  : cells.value(row.get(at.value), names.value().orElseThrow(), line)));
    }

    /** The line on which the row just read ends; a last line may lack its line end. */
    private static int line(CSVParser parser) {
      return (int) Math.min(Integer.MAX_VALUE, Math.max(1, parser.getCurrentLineNumber()));
    }

    private void room(int line) throws InputProblem {
      if (builder.rows() == MOST_ROWS) {
        throw problem(
            line, "more than " + MOST_ROWS + " rows", "Take a part of the table at a time");
      }
    }

    private void knownGroup(String name, int line) throws InputProblem {
      if (builder.groups() == MOST_GROUPS && !builder.knowsGroup(name)) {
        throw problem(
            line,
            "column %s holds more than %d different groups".formatted(names.group(), MOST_GROUPS),
            "Is this the right column? It must say which firmware a row belongs to");
      }
    }

    private double startOf(Cells cells, String cell, double end, int line) throws InputProblem {
      double start = cells.time(cell, names.start().orElseThrow(), line);
      if (start >= end) {
        throw problem(
            line, "the spell doesn't end after its start", "Check columns " + names.described());
      }
      return start;
    }

    /** An empty cell means that the time is exact. */
    private double earliestOf(Cells cells, String cell, double end, int line) throws InputProblem {
      if (cell.isEmpty()) {
        return end;
      }
      double earliest = cells.time(cell, names.earliest().orElseThrow(), line);
      if (earliest > end) {
        throw problem(
            line,
            "the earliest possible time is later than the time",
            "Check columns " + names.described());
      }
      return earliest;
    }

    private int optional(CSVRecord header, Optional<String> name) throws InputProblem {
      return name.isPresent() ? column(header, name.get()) : -1;
    }

    private int column(CSVRecord header, String name) throws InputProblem {
      int found = -1;
      for (int i = 0; i < header.size(); i++) {
        if (header.get(i).equals(name)) {
          if (found >= 0) {
            throw problem(1, "two columns are named '" + name + "'", "Rename one of them");
          }
          found = i;
        }
      }
      if (found < 0) {
        String all = String.join(", ", header.toList());
        throw problem(
            1,
            "there is no column '" + name + "'",
            "The first line names: " + (all.length() > 200 ? all.substring(0, 200) + "…" : all));
      }
      return found;
    }
  }
}
