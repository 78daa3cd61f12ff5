package org.pumprig.rig.yaml;

import java.util.Collection;
import java.util.Locale;

/** The words of messages: quoted pieces of a file, and guesses at what was meant. */
public final class Words {
  private static final int SHOWN_CHARS = 60;

  private Words() {}

  /** A piece of a file in quotes, on one line and cut to 60 characters. */
  public static String quote(String text) {
    String line = text.replace('\n', ' ').replace('\t', ' ').strip();
    if (line.codePointCount(0, line.length()) > SHOWN_CHARS) {
      line = line.substring(0, line.offsetByCodePoints(0, SHOWN_CHARS)) + "…";
    }
    return "'" + line + "'";
  }

  /**
   * What to write instead of an unknown word.
   *
   * @param word what stands in the file
   * @param known what could stand there, in the order to show; at least one
   */
  public static String instead(String word, Collection<String> known) {
    String nearest = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(fold(word), fold(candidate));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    int tolerated = Math.max(1, Math.min(word.length(), nearest.length()) / 3);
    return least <= tolerated
        ? "Did you mean '" + nearest + "'?"
        : "Known here: " + String.join(", ", known);
  }

  private static String fold(String word) {
    return word.length() > SHOWN_CHARS
        ? word.substring(0, SHOWN_CHARS)
        : word.toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's distance (Soviet Physics Doklady 10, 1966) by rows. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
