package org.pumprig.rig.run;

/** Finds system error codes in what a screen shows. */
final class Codes {
  private Codes() {}

  /**
   * Whether a text shows a code as a word of its own: {@code EC22} is not in {@code EC220}. The
   * screen witness can't tell underscores from blanks.
   */
  static boolean shows(String text, String code) {
    String word = code.replace('_', ' ');
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (isEdge(text, at - 1) && isEdge(text, at + word.length())) {
        return true;
      }
    }
    return false;
  }

  static boolean shownBy(RunContext context, String text) {
    for (String code : context.codes()) {
      if (shows(text, code)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEdge(String text, int at) {
    return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
  }
}
