package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks a label into lines, as SVG can't. */
final class Lines {
  private Lines() {}

  /**
   * Lines of at most so many characters, broken at spaces; a word that is longer is broken within.
   * What doesn't fit into so many lines ends in an ellipsis.
   */
  static List<String> of(String text, int chars, int most) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    for (String given : text.strip().split("\\s+", -1)) {
      String word = given;
      while (!line.isEmpty() && line.length() + 1 + word.length() > chars
          || word.length() > chars) {
        if (line.isEmpty()) {
          lines.add(word.substring(0, chars));
          word = word.substring(chars);
        } else {
          lines.add(line.toString());
          line.setLength(0);
        }
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    if (lines.size() <= most) {
      return List.copyOf(lines);
    }
    List<String> shown = new ArrayList<>(lines.subList(0, most));
    shown.set(most - 1, Escape.brief(shown.getLast() + " …", chars));
    return List.copyOf(shown);
  }
}
