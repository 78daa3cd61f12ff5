package org.pumprig.rig.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Items of OpenFastTrace's Markdown (its user guide, "Requirement-enhanced Markdown"): {@code
 * type~name~revision} on a line of its own, a description, then {@code Covers:} with the ids that
 * it covers. Those of type {@code haz} are hazards; all others are requirements.
 */
final class FastTraceItems {
  private static final Pattern ID = Pattern.compile("`?([a-zA-Z]+)~([\\w.-]+)~([0-9]{1,6})`?");
  private static final Pattern LINE = Pattern.compile("^" + ID.pattern() + "\\s*$");
  private static final Pattern KEYWORD =
      Pattern.compile("^(Covers|Needs|Depends|Tags|Status|Rationale|Comment|Description):.*");

  private FastTraceItems() {}

  static List<SourceItem> read(String name, String text) {
    var items = new ArrayList<SourceItem>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher id = LINE.matcher(lines.get(i).strip());
      if (id.matches() && !id.group(1).equals("haz")) {
        items.add(item(id, lines, i, RequirementsFile.file(name) + ":" + (i + 1)));
      }
    }
    return items;
  }

  private static SourceItem item(Matcher id, List<String> lines, int at, String where) {
    var text = new StringBuilder();
    var control = new StringBuilder();
    var hazards = new ArrayList<String>();
    String part = "Description";
    for (String line : lines.subList(at + 1, lines.size())) {
      String bare = line.strip();
      if (LINE.matcher(bare).matches() || bare.startsWith("#")) {
        break;
      }
      Matcher keyword = KEYWORD.matcher(bare);
      if (keyword.matches()) {
        part = keyword.group(1);
        bare = bare.substring(part.length() + 1).strip();
      }
      switch (part) {
        case "Covers" -> {
          Matcher covered = ID.matcher(bare);
          while (covered.find()) {
            hazards.add(covered.group(2));
          }
        }
        case "Description" -> append(text, bare);
        case "Rationale" -> append(control, bare);
        default -> {
          // what it needs, its tags and its status say nothing of hazards
        }
      }
    }
    return new SourceItem(
        id.group(2),
        Integer.parseInt(id.group(3)),
        text.toString(),
        hazards,
        control.toString(),
        where);
  }

  private static void append(StringBuilder text, String line) {
    if (!line.isEmpty()) {
      text.append(text.isEmpty() ? "" : " ").append(line);
    }
  }
}
