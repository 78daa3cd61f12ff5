package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.YamlDocument;

/**
 * What two plan files say differently, in their own words. Comments, layout and the order of keys
 * don't count.
 *
 * @param changes in the order of the first file, then what only the second has
 */
public record PlanDifference(List<Change> changes) {
  /** Keys that say what is claimed or how often and by whom, not what is done to a pump. */
  private static final List<String> NOT_DONE_TO_A_PUMP =
      List.of(
          "id",
          "title",
          "hazards",
          "order",
          "units",
          "replicates",
          "comparison",
          "claim",
          "plan",
          "invalid",
          "retest",
          "stop",
          "selfCheck");

  /** Copies the list. */
  public PlanDifference {
    changes = List.copyOf(changes);
  }

  /**
   * One value.
   *
   * @param key its path, such as {@code claim.absolute.reliability}
   * @param first in the first file; empty: not there
   * @param second in the second file; empty: not there
   */
  public record Change(String key, Optional<String> first, Optional<String> second) {
    /** The key at the top of the file. */
    public String section() {
      return key.split("[.\\[]", 2)[0];
    }
  }

  /**
   * Compares.
   *
   * @throws InputProblem if one of them is no YAML
   */
  public static PlanDifference between(String name, byte[] first, String other, byte[] second)
      throws InputProblem {
    Map<String, String> one = flat(YamlDocument.parse(name, first));
    Map<String, String> two = flat(YamlDocument.parse(other, second));
    var keys = new LinkedHashSet<>(one.keySet());
    keys.addAll(two.keySet());
    List<Change> changes = new ArrayList<>();
    for (String key : keys) {
      Optional<String> was = Optional.ofNullable(one.get(key));
      Optional<String> is = Optional.ofNullable(two.get(key));
      if (!was.equals(is)) {
        changes.add(new Change(key, was, is));
      }
    }
    return new PlanDifference(changes);
  }

  /** Those of what is done to a pump and judged of it. */
  public PlanDifference inWhatIsDone() {
    return without(NOT_DONE_TO_A_PUMP);
  }

  /** All but those below some keys at the top. */
  public PlanDifference without(List<String> sections) {
    return new PlanDifference(
        changes.stream().filter(change -> !sections.contains(change.section())).toList());
  }

  private static SequencedMap<String, String> flat(Node.Mapping file) {
    var found = new LinkedHashMap<String, String>();
    flatten("", file, found);
    return found;
  }

  private static void flatten(String path, Node node, Map<String, String> out) {
    switch (node) {
      case Node.Scalar scalar -> out.put(path, scalar.text());
      case Node.Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  (key, entry) ->
                      flatten(path.isEmpty() ? key : path + "." + key, entry.value(), out));
      case Node.Sequence sequence -> list(path, sequence, out);
    }
  }

  private static void list(String path, Node.Sequence sequence, Map<String, String> out) {
    if (sequence.items().stream().allMatch(Node.Scalar.class::isInstance)) {
      out.put(
          path,
          sequence.items().stream()
              .map(item -> ((Node.Scalar) item).text())
              .collect(Collectors.joining(", ", "[", "]")));
      return;
    }
    for (int i = 0; i < sequence.items().size(); i++) {
      Node item = sequence.items().get(i);
      flatten(path + "[" + name(item).orElse(Integer.toString(i + 1)) + "]", item, out);
    }
  }

  /** What an item of a list is called, so that one more before it changes nothing. */
  private static Optional<String> name(Node item) {
    if (item instanceof Node.Mapping mapping) {
      for (String key : List.of("id", "name", "endpoint")) {
        Node.Entry entry = mapping.entries().get(key);
        if (entry != null && entry.value() instanceof Node.Scalar scalar) {
          return Optional.of(scalar.text());
        }
      }
    }
    return Optional.empty();
  }
}
