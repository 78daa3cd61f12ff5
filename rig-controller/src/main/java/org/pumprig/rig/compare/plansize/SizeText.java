package org.pumprig.rig.compare.plansize;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.plansize.SizeAnswer.Figure;
import org.pumprig.rig.compare.plansize.SizeAnswer.Variant;

/** A sample size for people. */
public final class SizeText {
  private static final int WIDTH = 96;

  /** Keeps a number and its per cent sign on one line. */
  private static final String GLUED = "\u00a0";

  private SizeText() {}

  /** Lines of at most 96 columns. */
  public static List<String> lines(SizeAnswer answer) {
    List<String> lines = new ArrayList<>();
    wrap("", "", answer.sentence(), lines);
    section("Figures", answer.figures(), lines);
    section("From", answer.inputs(), lines);
    lines.add("");
    lines.add("This holds if");
    answer.assumptions().forEach(each -> wrap("  - ", "    ", each, lines));
    if (!answer.sensitivity().isEmpty()) {
      lines.add("");
      lines.add("Under other assumptions");
      answer.sensitivity().forEach(variant -> lines.add("  " + words(variant)));
    }
    lines.add("");
    wrap("", "", "Method: " + answer.method() + ".", lines);
    return lines;
  }

  private static void section(String title, List<Figure> figures, List<String> lines) {
    lines.add("");
    lines.add(title);
    int width = figures.stream().mapToInt(each -> words(each.name()).length()).max().orElse(0);
    for (Figure each : figures) {
      String name = words(each.name());
      lines.add("  " + name + " ".repeat(width + 2 - name.length()) + Say.number(each.number()));
    }
  }

  private static String words(Variant variant) {
    return String.join(
        ", ",
        variant.figures().stream()
            .map(each -> words(each.name()) + " " + Say.number(each.number()))
            .toList());
  }

  /** From {@code pumpsInEachArm} to "pumps in each arm". */
  private static String words(String name) {
    StringBuilder words = new StringBuilder();
    for (char c : name.toCharArray()) {
      if (Character.isUpperCase(c)) {
        words.append(' ').append(Character.toLowerCase(c));
      } else {
        words.append(c);
      }
    }
    return words.toString();
  }

  private static void wrap(String first, String next, String text, List<String> lines) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.replace(" %", GLUED + "%").split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString().replace(GLUED, " "));
        line = new StringBuilder(next);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString().replace(GLUED, " "));
  }
}
