package org.pumprig.rig.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.incident.Absence;
import org.pumprig.rig.incident.Incident.NonSymptom;
import org.pumprig.rig.incident.Incident.Span;
import org.pumprig.rig.incident.Incident.Symptom;

/** Symptoms of incidents in words. */
final class IncidentWords {
  private IncidentWords() {}

  static String of(Symptom symptom) {
    var limits = new ArrayList<String>();
    if (!symptom.codes().isEmpty()) {
      limits.add("codes " + codes(symptom.codes()));
    }
    symptom
        .firstCode()
        .ifPresent(
            span ->
                limits.add(
                    "first code after "
                        + Quantity.DURATION.format(span.least())
                        + " to "
                        + Quantity.DURATION.format(span.most())));
    symptom.errors().ifPresent(span -> limits.add("connectivity errors " + counts(span)));
    symptom.alarms().ifPresent(span -> limits.add("alarms " + counts(span)));
    symptom.deviations().ifPresent(span -> limits.add("therapy deviations " + counts(span)));
    limits.add("in " + Quantity.SHARE.format(symptom.inRunsPpm()) + " of runs or more");
    return symptom.arm() + ": " + symptom.text() + " (" + String.join("; ", limits) + ")";
  }

  private static String codes(List<List<String>> codes) {
    return codes.stream()
        .map(place -> String.join(" or ", place))
        .collect(Collectors.joining(", then "));
  }

  private static String counts(Span span) {
    return span.least() + " to " + (span.most() >= 1_000_000_000 ? "any" : span.most());
  }

  static String of(NonSymptom absent) {
    String never = absent.never().stream().map(Absence::diskName).collect(Collectors.joining(", "));
    return absent.arm() + ": " + absent.text() + " (never: " + never + ")";
  }
}
