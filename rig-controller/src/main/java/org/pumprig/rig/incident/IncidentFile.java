package org.pumprig.rig.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.incident.Incident.NonSymptom;
import org.pumprig.rig.incident.Incident.Span;
import org.pumprig.rig.incident.Incident.Symptom;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.YamlDocument;

/** Reads incident files, format version 1. */
public final class IncidentFile {
  private static final int MILLION = 1_000_000;
  private static final long MOST_NANOS = 366L * 86_400 * 1_000_000_000;
  private static final long MOST_COUNT = 1_000_000_000;
  private static final int MOST_ENTRIES = 50;

  private IncidentFile() {}

  /**
   * Reads a file's content; the plan that it names is not looked at.
   *
   * @param file the file's name for messages
   * @throws InputProblem for everything that is wrong with it
   */
  public static Incident parse(String file, byte[] content) throws InputProblem {
    Fields in = Fields.of("the incident", YamlDocument.parse(file, content));
    in.version("incident", 1);
    in.only(
        "incident",
        "id",
        "title",
        "source",
        "confidence",
        "trigger",
        "timeline",
        "plan",
        "symptoms",
        "nonSymptoms",
        "notReproduced");
    return new Incident(
        file,
        in.name("id"),
        in.text("title"),
        texts(in, "source"),
        in.choice("confidence", List.of(Confidence.values()), Confidence::diskName),
        in.text("trigger"),
        in.text("timeline"),
        in.text("plan"),
        symptoms(in),
        nonSymptoms(in),
        texts(in, "notReproduced"));
  }

  private static List<String> texts(Fields in, String key) throws InputProblem {
    var texts = new ArrayList<String>();
    for (Node node : in.list(key, MOST_ENTRIES)) {
      texts.add(Fields.of("'" + key + "'", keyed(key, node)).text(key));
    }
    return texts;
  }

  /** A list's value as the value of a key, so that it is checked as one. */
  private static Node keyed(String key, Node node) {
    var entries = new java.util.LinkedHashMap<String, Node.Entry>();
    entries.put(key, new Node.Entry(node.place(), node));
    return new Node.Mapping(node.place(), entries);
  }

  private static List<Symptom> symptoms(Fields in) throws InputProblem {
    var symptoms = new ArrayList<Symptom>();
    for (Fields one : in.sections("symptoms", "a symptom", MOST_ENTRIES)) {
      one.only("arm", "text", "codes", "firstCode", "errors", "alarms", "deviations", "inRuns");
      symptoms.add(
          new Symptom(
              one.name("arm"),
              one.text("text"),
              codes(one),
              times(one),
              counts(one, "errors"),
              counts(one, "alarms"),
              counts(one, "deviations"),
              one.has("inRuns") ? one.quantity("inRuns", Quantity.SHARE, 1, MILLION) : MILLION));
      requireSomething(one);
    }
    return symptoms;
  }

  /** A symptom without limits would always show. */
  private static void requireSomething(Fields symptom) throws InputProblem {
    for (String key : List.of("codes", "errors", "alarms", "deviations")) {
      if (symptom.has(key)) {
        return;
      }
    }
    throw symptom
        .place()
        .problem(
            "this symptom says nothing that a run could show",
            "Add 'codes', 'errors', 'alarms' or 'deviations'");
  }

  private static List<List<String>> codes(Fields in) throws InputProblem {
    var codes = new ArrayList<List<String>>();
    if (in.has("codes")) {
      for (Node node : in.list("codes", MOST_ENTRIES)) {
        Fields place = Fields.of("'codes'", keyed("codes", node));
        codes.add(place.names("codes", MOST_ENTRIES).stream().map(Node.Scalar::text).toList());
      }
    }
    return codes;
  }

  private static Optional<Span> times(Fields in) throws InputProblem {
    if (!in.has("firstCode")) {
      return Optional.empty();
    }
    Fields span = in.fields("firstCode").only("from", "to");
    long from = span.quantity("from", Quantity.DURATION, 0, MOST_NANOS);
    return Optional.of(new Span(from, span.quantity("to", Quantity.DURATION, from, MOST_NANOS)));
  }

  private static Optional<Span> counts(Fields in, String key) throws InputProblem {
    if (!in.has(key)) {
      return Optional.empty();
    }
    Fields span = in.fields(key).only("atLeast", "atMost");
    long least = span.integer("atLeast", 0, MOST_COUNT);
    return Optional.of(
        new Span(
            least, span.has("atMost") ? span.integer("atMost", least, MOST_COUNT) : MOST_COUNT));
  }

  private static List<NonSymptom> nonSymptoms(Fields in) throws InputProblem {
    var nonSymptoms = new ArrayList<NonSymptom>();
    for (Fields one : in.sections("nonSymptoms", "a non-symptom", MOST_ENTRIES)) {
      one.only("arm", "text", "never");
      var never = new ArrayList<Absence>();
      for (Node node : one.list("never", Absence.values().length)) {
        never.add(
            Fields.of("'never'", keyed("never", node))
                .choice("never", List.of(Absence.values()), Absence::diskName));
      }
      nonSymptoms.add(new NonSymptom(one.name("arm"), one.text("text"), never));
    }
    return nonSymptoms;
  }
}
