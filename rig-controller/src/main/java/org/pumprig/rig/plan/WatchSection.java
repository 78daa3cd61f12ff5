package org.pumprig.rig.plan;

import java.util.List;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Reads the section {@code watch}. */
final class WatchSection {
  private static final int MAX_CODES = 100;

  private WatchSection() {}

  static Watch read(Fields plan) throws InputProblem {
    Fields fields =
        plan.fields("watch")
            .only("codes", "alarms", "statusEvery", "acknowledgementWithin", "blindAfter");
    List<String> codes = texts(fields.names("codes", MAX_CODES));
    var watch =
        new Watch(
            codes,
            fields.has("alarms") ? alarms(fields, codes) : List.of(),
            Limits.length(fields, "statusEvery"),
            Limits.length(fields, "acknowledgementWithin"),
            Limits.length(fields, "blindAfter"));
    if (watch.blindAfterNanos() <= watch.statusEveryNanos()) {
      throw fields
          .place("blindAfter")
          .problem(
              "the rig would count itself blind between two status messages",
              "Make 'blindAfter' longer than 'statusEvery'");
    }
    return watch;
  }

  private static List<String> alarms(Fields fields, List<String> codes) throws InputProblem {
    List<Node.Scalar> alarms = fields.names("alarms", MAX_CODES);
    for (Node.Scalar alarm : alarms) {
      if (codes.contains(alarm.text())) {
        throw alarm
            .place()
            .problem(
                "code '" + alarm.text() + "' stands in 'codes' too",
                "A code is either the watchdog's or another alarm's");
      }
    }
    return texts(alarms);
  }

  private static List<String> texts(List<Node.Scalar> names) {
    return names.stream().map(Node.Scalar::text).toList();
  }
}
