package org.pumprig.rig.schema;

import java.util.stream.Stream;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.incident.Absence;
import org.pumprig.rig.incident.Confidence;

/** An incident file. */
final class IncidentShape {
  private static final long MOST_COUNT = 1_000_000_000;
  private static final int MOST_ENTRIES = 50;

  private IncidentShape() {}

  static Shape incident() {
    return new Section()
        .need("incident", Shape.version(1).says("version of this format"))
        .need("id", Shape.name())
        .need("title", Shape.text().says("one line for people"))
        .need("source", texts().says("where it is told"))
        .need(
            "confidence",
            Shape.words(Stream.of(Confidence.values()).map(Confidence::diskName).toList()))
        .need("trigger", Shape.text().says("what set it off"))
        .need("timeline", Shape.text().says("how it went on from there"))
        .need("plan", Shape.text().says("path of the plan, from this file's folder"))
        .need("symptoms", Shape.list(symptom(), MOST_ENTRIES))
        .need("nonSymptoms", Shape.list(nonSymptom(), MOST_ENTRIES))
        .need("notReproduced", texts().says("what of the incident the plan doesn't do"))
        .shape();
  }

  private static Shape texts() {
    return Shape.list(Shape.text(), MOST_ENTRIES);
  }

  private static Shape symptom() {
    Shape codes = Shape.list(Shape.list(Shape.name(), MOST_ENTRIES), MOST_ENTRIES);
    return new Section()
        .need("arm", Shape.name())
        .need("text", Shape.text())
        .may("codes", codes.says("in order; at each place those that may stand there"))
        .may(
            "firstCode",
            new Section()
                .need("from", Shape.quantity(Quantity.DURATION))
                .need("to", Shape.quantity(Quantity.DURATION))
                .shape()
                .says("since stress began"))
        .may("errors", counts())
        .may("alarms", counts())
        .may("deviations", counts())
        .may("inRuns", Shape.share().usually("100 %"))
        .shape();
  }

  private static Shape counts() {
    return new Section()
        .need("atLeast", Shape.integer(0, MOST_COUNT))
        .may("atMost", Shape.integer(0, MOST_COUNT))
        .shape();
  }

  private static Shape nonSymptom() {
    return new Section()
        .need("arm", Shape.name())
        .need("text", Shape.text())
        .need(
            "never",
            Shape.list(
                Shape.words(Stream.of(Absence.values()).map(Absence::diskName).toList()),
                Absence.values().length))
        .shape();
  }
}
