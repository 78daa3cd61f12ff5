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
    boolean tie = false;
    for (String candidate : known) {
      int distance = distance(fold(word), fold(candidate));
      tie = distance == least || distance > least && tie;
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    int tolerated = Math.max(1, Math.min(word.length(), nearest.length()) / 3);
    return least <= tolerated && !tie
        ? "Did you mean '" + nearest + "'?"
        : "Known here: " + String.join(", ", known);
  }

  private static String fold(String word) {
    return word.substring(0, Math.min(word.length(), SHOWN_CHARS)).toLowerCase(Locale.ROOT);
  }

  /** Edits, swaps of neighbours included (optimal string alignment; Damerau, CACM 7, 1964). */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int substituted = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(substituted, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
