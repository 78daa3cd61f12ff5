package org.pumprig.rig.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Reads one strict YAML document into {@link Node}s. */
public final class YamlDocument {
  private static final int MAX_DEPTH = 16;

  private final SourceText source;
  private final Iterator<Event> events;
  private int lastLine;

  private YamlDocument(SourceText source) {
    this.source = source;
    var options = new LoaderOptions();
    options.setCodePointLimit(SourceText.MAX_BYTES);
    this.events = new Yaml(options).parse(new StringReader(source.text())).iterator();
  }

  /**
   * Reads a file's content, whose top must be keys with values.
   *
   * @param file the file's name for messages
   * @param content its bytes
   */
  public static Node.Mapping parse(String file, byte[] content) throws InputProblem {
    var document = new YamlDocument(SourceText.decode(file, content));
    Node top = document.document();
    if (top instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw top.place()
        .problem(
            "the file holds " + top.shown() + " instead of keys with values", "Write KEY: VALUE");
  }

  private Node document() throws InputProblem {
    next(); // the stream's start
    if (next().is(Event.ID.StreamEnd)) {
      throw source.place(0).problem("the file is empty", "Write KEY: VALUE");
    }
    Node top = node(next(), 1);
    next(); // the document's end
    Event after = next();
    if (!after.is(Event.ID.StreamEnd)) {
      throw place(after).problem("a second document starts here", "Keep one document in a file");
    }
    return top;
  }

  private Node node(Event event, int depth) throws InputProblem {
    requirePlain(event);
    if (depth > MAX_DEPTH) {
      throw place(event)
          .problem("nested deeper than " + MAX_DEPTH + " levels", "Write it with fewer levels");
    }
    if (event instanceof ScalarEvent scalar) {
      return new Node.Scalar(place(event), scalar.getValue(), !scalar.isPlain());
    }
    return event.is(Event.ID.SequenceStart) ? sequence(event, depth) : mapping(event, depth);
  }

  private Node sequence(Event start, int depth) throws InputProblem {
    List<Node> items = new ArrayList<>();
    for (Event e = next(); !e.is(Event.ID.SequenceEnd); e = next()) {
      items.add(node(e, depth + 1));
    }
    return new Node.Sequence(place(start), items);
  }

  private Node mapping(Event start, int depth) throws InputProblem {
    var entries = new LinkedHashMap<String, Node.Entry>();
    for (Event e = next(); !e.is(Event.ID.MappingEnd); e = next()) {
      if (!(node(e, depth + 1) instanceof Node.Scalar key) || key.text().isEmpty()) {
        throw place(e).problem("a key must be a word", "Write KEY: VALUE");
      }
      Node.Entry first = entries.get(key.text());
      if (first != null) {
        throw key.place()
            .problem(
                "key "
                    + key.shown()
                    + " stands here again (first in line "
                    + first.place().line()
                    + ")",
                "Keep one of them");
      }
      entries.put(key.text(), new Node.Entry(key.place(), node(next(), depth + 1)));
    }
    return new Node.Mapping(place(start), entries);
  }

  private void requirePlain(Event event) throws InputProblem {
    if (event instanceof AliasEvent
        || event instanceof NodeEvent node && node.getAnchor() != null) {
      throw place(event).problem("anchors and aliases are not allowed", "Write the value out");
    }
    boolean tagged =
        event instanceof ScalarEvent scalar && scalar.getTag() != null
            || event instanceof CollectionStartEvent collection && collection.getTag() != null;
    if (tagged) {
      throw place(event).problem("tags are not allowed", "Remove the word that starts with '!'");
    }
  }

  /** The next event; whatever the library finds wrong becomes a problem with a place. */
  private Event next() throws InputProblem {
    try {
      Event event = events.next();
      lastLine = event.getStartMark().getLine();
      return event;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? lastLine : e.getProblemMark().getLine();
      throw invalid(line, e.getProblem());
    } catch (YAMLException | IllegalArgumentException e) {
      // Numbers in directives and escapes that are no characters come as IllegalArgumentException.
      throw invalid(lastLine, e.getMessage());
    }
  }

  private InputProblem invalid(int line, @org.jspecify.annotations.Nullable String reason) {
    String shown = reason == null ? "it can't be parsed" : reason.lines().findFirst().orElse("");
    return source
        .place(line)
        .problem("this is not valid YAML: " + shown, "Correct it; indentation, quotes, colons?");
  }

  private Place place(Event event) {
    return source.place(event.getStartMark().getLine());
  }
}
