package org.pumprig.rig.cli;

import java.util.List;
import java.util.Optional;
import org.pumprig.rig.incident.Absence;
import org.pumprig.rig.incident.Incident;
import org.pumprig.rig.incident.Incident.NonSymptom;
import org.pumprig.rig.incident.Incident.Span;
import org.pumprig.rig.incident.Incident.Symptom;
import org.pumprig.rig.incident.SymptomCheck.Held;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;

/** Incidents, and what was found of them, as canonical JSON. */
final class IncidentJson {
  private IncidentJson() {}

  static byte[] bytes(Incident incident) {
    return CanonicalJson.bytes(
        out ->
            out.text("confidence", incident.confidence().diskName())
                .text("id", incident.id())
                .objects("nonSymptoms", incident.nonSymptoms(), IncidentJson::absent)
                .texts("notReproduced", incident.notReproduced())
                .text("plan", incident.plan())
                .texts("source", incident.source())
                .objects("symptoms", incident.symptoms(), IncidentJson::symptom)
                .text("timeline", incident.timeline())
                .text("title", incident.title())
                .text("trigger", incident.trigger()));
  }

  private static void absent(NonSymptom absent, FieldSink out) {
    out.text("arm", absent.arm())
        .texts("never", absent.never().stream().map(Absence::diskName).toList())
        .text("text", absent.text());
  }

  private static void symptom(Symptom symptom, FieldSink out) {
    span(out, "alarms", symptom.alarms());
    out.text("arm", symptom.arm())
        .texts("codes", symptom.codes().stream().map(each -> String.join("|", each)).toList());
    span(out, "deviations", symptom.deviations());
    span(out, "errors", symptom.errors());
    span(out, "firstCodeNanos", symptom.firstCode());
    out.number("inRunsPpm", symptom.inRunsPpm()).text("text", symptom.text());
  }

  private static void span(FieldSink out, String name, Optional<Span> span) {
    span.ifPresent(
        of ->
            out.object(
                name,
                members -> members.number("atLeast", of.least()).number("atMost", of.most())));
  }

  /** What a run of an incident showed. */
  static byte[] held(Incident incident, List<Held> all, String directory) {
    return CanonicalJson.bytes(
        out ->
            out.text("directory", directory)
                .objects(
                    "found",
                    all,
                    (each, members) ->
                        members
                            .text("arm", each.arm())
                            .text("found", each.found())
                            .flag("held", each.held())
                            .flag("symptom", each.symptom())
                            .text("text", each.text()))
                .text("incident", incident.id()));
  }
}
