package org.pumprig.rig.compare.survival;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.pumprig.rig.compare.stats.Oracle;
import org.pumprig.rig.compare.stats.Subject;

/** R's data sets as two groups, and what R computed of them. */
final class Data {
  private Data() {}

  static JsonNode oracle(String data) {
    return Oracle.json("survival_tests.json").path(data);
  }

  static List<Subject> subjects(String data, int group) {
    return Oracle.subjects(
        data, oracle(data).path("logrank_rho0").path("groups").path(group).asText());
  }

  static Sample sample(String data, int group) {
    return Sample.of(subjects(data, group));
  }

  static TwoGroups groups(String data) {
    return TwoGroups.of(sample(data, 0), sample(data, 1));
  }

  static Sample sample(String times) {
    String[] each = times.strip().split(" +");
    double[] ends = new double[each.length];
    boolean[] event = new boolean[each.length];
    for (int i = 0; i < each.length; i++) {
      event[i] = !each[i].endsWith("+");
      ends[i] = Double.parseDouble(each[i].replace("+", ""));
    }
    return Sample.of(ends, event);
  }
}
