package org.pumprig.rig.plan;

import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Reads the section {@code watch}. */
final class WatchSection {
  private static final int MAX_CODES = 100;

  private WatchSection() {}

  static Watch read(Fields plan) throws InputProblem {
    Fields fields =
        plan.fields("watch").only("codes", "statusEvery", "acknowledgementWithin", "blindAfter");
    var watch =
        new Watch(
            fields.names("codes", MAX_CODES).stream().map(Node.Scalar::text).toList(),
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
}
