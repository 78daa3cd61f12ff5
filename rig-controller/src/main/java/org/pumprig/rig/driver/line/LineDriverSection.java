package org.pumprig.rig.driver.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.Words;

/** Reads a section {@code driver} of kind {@code line}. */
final class LineDriverSection {
  private static final int MOST = 50;

  private LineDriverSection() {}

  static LineDriver read(Fields section) throws InputProblem {
    section.only("kind", "device", "ends", "once", "ask", "lines", "program");
    var patterns = new ArrayList<LinePattern>();
    for (Fields line : section.sections("lines", "a line", MOST)) {
      patterns.add(pattern(line));
    }
    return new LineDriver(
        section.text("device"),
        section.has("ends")
            ? section.choice("ends", List.of(LineEnd.values()), LineEnd::word)
            : LineEnd.CRLF,
        section.has("once") ? texts(section, "once") : List.of(),
        section.has("ask") ? texts(section, "ask") : List.of(),
        patterns,
        section.has("program") ? Optional.of(entry(section.fields("program"))) : Optional.empty());
  }

  private static LinePattern pattern(Fields line) throws InputProblem {
    line.only("match", "states", "codes", "none", "rate", "infused");
    Pattern expression = expression(line, "match");
    for (String group : expression.namedGroups().keySet()) {
      if (!LinePattern.GROUPS.contains(group)) {
        throw line.place("match")
            .problem(
                "no line holds " + Words.quote(group), Words.instead(group, LinePattern.GROUPS));
      }
    }
    var pattern =
        new LinePattern(
            expression,
            line.has("states") ? states(line.fields("states")) : new LinkedHashMap<>(),
            line.has("codes") ? codes(line.fields("codes")) : new LinkedHashMap<>(),
            line.has("none") ? texts(line, "none") : List.of(),
            unit(line, "rate", true),
            unit(line, "infused", false));
    requireSame(line, pattern, "rate", pattern.rateUnit().isPresent());
    requireSame(line, pattern, "infused", pattern.volumeUnit().isPresent());
    requireSame(line, pattern, "state", !pattern.states().isEmpty());
    return pattern;
  }

  private static void requireSame(Fields line, LinePattern pattern, String group, boolean told)
      throws InputProblem {
    if (pattern.has(group) != told) {
      String key = group.equals("state") ? "states" : group;
      throw line.place("match")
          .problem(
              "a group '%s' and the key '%s' belong together".formatted(group, key),
              "Write both, such as match: 'R(?<rate>[0-9.]+)' and rate: mL/h, or neither");
    }
  }

  private static Optional<LineUnit> unit(Fields line, String key, boolean rate)
      throws InputProblem {
    return line.has(key) ? Optional.of(unitOf(line, key, rate)) : Optional.empty();
  }

  private static LineUnit unitOf(Fields line, String key, boolean rate) throws InputProblem {
    List<LineUnit> units =
        List.of(LineUnit.values()).stream().filter(unit -> unit.isRate() == rate).toList();
    return line.choice(key, units, LineUnit::word);
  }

  private static SequencedMap<String, PumpState> states(Fields words) throws InputProblem {
    var states = new LinkedHashMap<String, PumpState>();
    for (String word : words.keys()) {
      states.put(word, words.choice(word, List.of(PumpState.values()), PumpState::onDisk));
    }
    return states;
  }

  private static SequencedMap<String, String> codes(Fields words) throws InputProblem {
    var codes = new LinkedHashMap<String, String>();
    for (String word : words.keys()) {
      codes.put(word, words.name(word));
    }
    return codes;
  }

  private static LineEntry entry(Fields program) throws InputProblem {
    program.only("primary", "secondary", "start", "rate", "volume", "accepted");
    return new LineEntry(
        texts(program, "primary"),
        texts(program, "secondary"),
        texts(program, "start"),
        unitOf(program, "rate", true),
        unitOf(program, "volume", false),
        expression(program, "accepted"));
  }

  private static Pattern expression(Fields section, String key) throws InputProblem {
    try {
      return Pattern.compile(section.text(key));
    } catch (PatternSyntaxException bad) {
      throw section
          .place(key)
          .problem(
              "'%s' is no regular expression: %s".formatted(key, bad.getDescription()),
              "Correct it; in YAML it is best written between single quotes");
    }
  }

  private static List<String> texts(Fields section, String key) throws InputProblem {
    var texts = new ArrayList<String>();
    for (Node node : section.list(key, MOST)) {
      if (!(node instanceof Node.Scalar scalar) || !scalar.text().matches("[ -~]{0,200}")) {
        throw node.place()
            .problem(
                "'%s' takes lines of printable ASCII, not %s".formatted(key, node.shown()),
                "Write it between quotes");
      }
      texts.add(scalar.text());
    }
    return texts;
  }
}
