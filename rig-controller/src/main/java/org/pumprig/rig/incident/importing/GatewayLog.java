package org.pumprig.rig.incident.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.driver.line.BudgetedText;
import org.pumprig.rig.incident.capture.CaptureImport.Seen;
import org.pumprig.rig.incident.capture.Talk;
import org.pumprig.rig.yaml.InputProblem;

/** A gateway's log: CSV with a head, or lines that a file of patterns describes. */
public final class GatewayLog {
  private static final int LONGEST_LINE = 4_096;
  private static final int MOST_REMARKS = 5;
  private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(9_000_000_000L);

  private final String name;
  private final Optional<LogPatterns> patterns;
  private final Talk talk = new Talk();
  private final List<String> remarks = new ArrayList<>();
  private List<String> head = List.of();
  private long line;
  private long events;
  private long unread;

  private GatewayLog(String name, Optional<LogPatterns> patterns) {
    this.name = name;
    this.patterns = patterns;
  }

  /**
   * Reads a log to its end; lines that can't be read are counted.
   *
   * @param name of the file, for messages
   * @param patterns of its lines; empty: it is CSV with the columns time, pump, event and id
   * @throws InputProblem if no line can be read at all
   */
  public static Seen read(String name, BufferedReader in, Optional<LogPatterns> patterns)
      throws InputProblem, IOException {
    var log = new GatewayLog(name, patterns);
    for (String text = line(in); text != null; text = line(in)) {
      log.line++;
      if (text.length() > LONGEST_LINE) {
        log.notRead("longer than " + LONGEST_LINE + " characters");
      } else if (!text.isBlank()) {
        log.take(text);
      }
    }
    if (log.events == 0) {
      throw new InputProblem(
          name,
          1,
          "there is no event in this log",
          "Give a head 'time,pump,event,id', or --patterns FILE");
    }
    if (log.unread > 0) {
      log.remarks.add(log.unread + " lines in all could not be read: passed over");
    }
    return log.talk.seen(log.events, log.remarks);
  }

  /** A line, or its first characters if it is too long. */
  private static @org.jspecify.annotations.Nullable String line(BufferedReader in)
      throws IOException {
    var text = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      if (text.length() <= LONGEST_LINE && c != '\r') {
        text.append((char) c);
      }
      c = in.read();
    }
    return text.toString();
  }

  private void take(String text) throws InputProblem {
    if (patterns.isPresent()) {
      byPattern(patterns.get(), text);
      return;
    }
    List<String> cells = Arrays.stream(text.split(",", -1)).map(GatewayLog::bare).toList();
    if (head.isEmpty()) {
      if (!cells.containsAll(List.of("time", "pump", "event"))) {
        throw new InputProblem(
            name,
            1,
            "the first line doesn't name the columns time, pump, event",
            "Write such a head, or give --patterns FILE");
      }
      head = cells;
      return;
    }
    if (cells.size() != head.size()) {
      notRead("it has " + cells.size() + " cells, the head " + head.size());
      return;
    }
    String wanted = cells.get(head.indexOf("event"));
    for (Talk.Word word : Talk.Word.values()) {
      if (word.word().equals(wanted)) {
        String id = head.contains("id") ? cells.get(head.indexOf("id")) : "";
        event(cells.get(head.indexOf("time")), cells.get(head.indexOf("pump")), word, id);
        return;
      }
    }
    notRead("its event is none of those known");
  }

  private void byPattern(LogPatterns all, String text) {
    try {
      LogPatterns.Line read = all.read(text).orElse(null);
      if (read != null) {
        event(read.time(), read.pump(), read.word(), read.id());
      }
    } catch (BudgetedText.Exhausted tooLong) {
      notRead("a pattern takes too long for it");
    }
  }

  private static String bare(String cell) {
    String text = cell.strip();
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private void event(String time, String pump, Talk.Word word, String id) {
    Optional<Long> nanos = nanos(time);
    if (nanos.isEmpty()) {
      notRead("its time is neither seconds since 1970 nor ISO 8601 with a zone");
      return;
    }
    events++;
    talk.on(nanos.get(), pump, word, id);
  }

  private static Optional<Long> nanos(String time) {
    try {
      if (time.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")) {
        BigDecimal seconds = new BigDecimal(time);
        return seconds.compareTo(MOST_SECONDS) > 0
            ? Optional.empty()
            : Optional.of(seconds.multiply(BILLION).longValue());
      }
      Instant at = OffsetDateTime.parse(time.replace(' ', 'T')).toInstant();
      long seconds = at.getEpochSecond();
      return seconds < 0 || seconds > MOST_SECONDS.longValue()
          ? Optional.empty()
          : Optional.of(seconds * 1_000_000_000 + at.getNano());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private void notRead(String why) {
    unread++;
    if (remarks.size() < MOST_REMARKS) {
      remarks.add("line " + line + " could not be read: " + why);
    }
  }
}
