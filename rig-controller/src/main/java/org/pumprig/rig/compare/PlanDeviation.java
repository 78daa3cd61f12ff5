package org.pumprig.rig.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.plan.PlanDifference;

/**
 * The plan was changed after the runs began. What was decided before is taken from the plan of the
 * run that began first, never from a later one.
 *
 * @param decidedSha256 digest of the plan that counts
 * @param others plans that came later, by digest
 */
public record PlanDeviation(String decidedSha256, List<Other> others) {
  private static final int MOST_IN_A_SENTENCE = 12;

  /** Copies the list. */
  public PlanDeviation {
    others = List.copyOf(others);
  }

  /**
   * A plan that doesn't count.
   *
   * @param where it stands, in words: a file's name, or runs
   * @param sha256 its digest
   * @param difference what it says otherwise
   */
  public record Other(String where, String sha256, PlanDifference difference) {}

  /** For people, a sentence or two for each plan. */
  public List<String> sentences() {
    List<String> lines = new ArrayList<>();
    for (Other other : others) {
      lines.add(
          "Deviation: %s is not the plan with which these runs began (sha256 %s instead of %s). %s"
                  .formatted(
                      other.where(), brief(other.sha256()), brief(decidedSha256), changed(other))
              + " All is judged by the plan with which they began.");
    }
    return lines;
  }

  private String changed(Other other) {
    List<PlanDifference.Change> changes = other.difference().changes();
    if (changes.isEmpty()) {
      return "It differs in comments or layout only.";
    }
    String list =
        changes.stream()
            .limit(MOST_IN_A_SENTENCE)
            .map(
                change ->
                    "%s was %s and became %s"
                        .formatted(
                            change.key(),
                            change.first().orElse("not there"),
                            change.second().orElse("nothing")))
            .collect(Collectors.joining("; "));
    int more = changes.size() - MOST_IN_A_SENTENCE;
    return "Changed: " + list + (more > 0 ? "; and " + more + " more." : ".");
  }

  private static String brief(String digest) {
    return digest.substring(0, Math.min(12, digest.length())) + "…";
  }

  void write(FieldSink out) {
    out.text("decidedSha256", decidedSha256)
        .objects(
            "others",
            others,
            (other, inner) ->
                inner
                    .objects("changes", other.difference().changes(), PlanDeviation::change)
                    .text("sha256", other.sha256())
                    .text("where", other.where()));
  }

  private static void change(PlanDifference.Change change, FieldSink out) {
    Map<String, String> members = new TreeMap<>();
    change.first().ifPresent(was -> members.put("decided", was));
    members.put("key", change.key());
    change.second().ifPresent(is -> members.put("later", is));
    members.forEach(out::text);
  }
}
