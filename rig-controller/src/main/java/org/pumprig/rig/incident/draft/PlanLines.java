package org.pumprig.rig.incident.draft;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** A plan's text by its top-level keys, each of which begins a line. */
public final class PlanLines {
  private static final String HEAD = "";

  private final SequencedMap<String, List<String>> sections;

  private PlanLines(SequencedMap<String, List<String>> sections) {
    this.sections = sections;
  }

  static PlanLines of(String file, byte[] content, Node.Mapping document) throws InputProblem {
    List<String> all = new String(content, StandardCharsets.UTF_8).lines().toList();
    var sections = new LinkedHashMap<String, List<String>>();
    String open = HEAD;
    int from = 0;
    for (var entry : document.entries().entrySet()) {
      int line = entry.getValue().place().line();
      String text = all.get(line - 1);
      if (!text.startsWith(entry.getKey() + ":")) {
        throw new InputProblem(
            file,
            line,
            "key '" + entry.getKey() + "' doesn't begin its line, so the plan can't be rewritten",
            "Write each of the plan's own keys at the begin of a line, without quotes");
      }
      int to = line - 1;
      while (to > from && isRemark(all.get(to - 1))) {
        to--; // what stands above a key belongs to it
      }
      sections.put(open, all.subList(from, to));
      open = entry.getKey();
      from = to;
    }
    sections.put(open, all.subList(from, all.size()));
    return new PlanLines(sections);
  }

  private static boolean isRemark(String line) {
    return line.isBlank() || line.startsWith("#");
  }

  /** The same with other lines for a key; remarks above it stay. */
  PlanLines with(String key, List<String> lines) {
    var others = new LinkedHashMap<>(sections);
    List<String> section = new ArrayList<>();
    sections.getOrDefault(key, List.of()).stream()
        .takeWhile(PlanLines::isRemark)
        .forEach(section::add);
    section.addAll(lines);
    others.put(key, section);
    return new PlanLines(others);
  }

  /** The same under another id and title. */
  public PlanLines named(String id, String title) {
    return with("id", List.of("id: " + id))
        .with("title", List.of("title: '" + title.replace("'", "''") + "'"));
  }

  /** The same with remarks in front of everything. */
  public PlanLines headed(List<String> remarks) {
    var others = new LinkedHashMap<String, List<String>>();
    List<String> head =
        new ArrayList<>(remarks.stream().map(each -> ("# " + each).strip()).toList());
    head.addAll(sections.getOrDefault(HEAD, List.of()));
    others.put(HEAD, head);
    sections.forEach(others::putIfAbsent);
    return new PlanLines(others);
  }

  /** The file's bytes. */
  public byte[] bytes() {
    List<String> all = sections.values().stream().flatMap(List::stream).toList();
    return (String.join("\n", all) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
