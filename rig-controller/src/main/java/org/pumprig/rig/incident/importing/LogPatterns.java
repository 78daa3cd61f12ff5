package org.pumprig.rig.incident.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.pumprig.rig.driver.line.BudgetedText;
import org.pumprig.rig.incident.capture.Talk;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.YamlDocument;

/**
 * How the lines of a log look: {@code patterns: 1} and {@code lines}, each with an {@code event}
 * and a regular expression {@code match} that has the groups {@code time} and {@code pump}, and
 * {@code id} if it likes.
 */
public final class LogPatterns {
  private static final int MOST_LINES = 50;

  private final List<One> all;

  private record One(Talk.Word word, Pattern pattern, boolean id) {}

  /** A line that was read. */
  record Line(String time, String pump, Talk.Word word, String id) {}

  private LogPatterns(List<One> all) {
    this.all = all;
  }

  /** Reads a file's content. */
  public static LogPatterns parse(String file, byte[] content) throws InputProblem {
    Fields in = Fields.of("the patterns", YamlDocument.parse(file, content));
    in.version("patterns", 1);
    in.only("patterns", "lines");
    var all = new ArrayList<One>();
    for (Fields line : in.sections("lines", "a line", MOST_LINES)) {
      line.only("event", "match");
      Talk.Word word = line.choice("event", List.of(Talk.Word.values()), Talk.Word::word);
      all.add(one(word, line));
    }
    return new LogPatterns(all);
  }

  private static One one(Talk.Word word, Fields line) throws InputProblem {
    String match = line.text("match");
    try {
      Pattern pattern = Pattern.compile(match);
      var groups = pattern.namedGroups();
      if (groups.containsKey("time") && groups.containsKey("pump")) {
        return new One(word, pattern, groups.containsKey("id"));
      }
    } catch (PatternSyntaxException e) {
      throw line.place("match")
          .problem("this is no regular expression: " + e.getDescription(), "Correct it");
    }
    throw line.place("match")
        .problem("the groups (?<time>…) and (?<pump>…) are missing", "Add them");
  }

  /**
   * What a line tells; empty: no pattern fits it.
   *
   * @throws BudgetedText.Exhausted if a pattern takes too long for it
   */
  Optional<Line> read(String text) {
    for (One each : all) {
      Matcher matcher = each.pattern.matcher(new BudgetedText(text));
      if (matcher.find()) {
        String id = each.id ? matcher.group("id") : "";
        return Optional.of(
            new Line(
                matcher.group("time"), matcher.group("pump"), each.word, id == null ? "" : id));
      }
    }
    return Optional.empty();
  }
}
