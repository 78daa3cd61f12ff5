package org.pumprig.rig.journal;

/** The names of the journal's files and kinds. */
final class Names {
  static final String FOLDER = "journal";
  static final String CHECKPOINTS = "checkpoints";
  static final String TORN_FOLDER = "raw";
  static final String SEGMENT_KIND = "segment";
  static final String BATCH_KIND = "batch";

  /** A table, because every line's kind is looked at byte by byte. */
  private static final boolean[] ALLOWED = allowed();

  private Names() {}

  static String segment(int number) {
    return FOLDER + "/" + digits(number) + ".jsonl";
  }

  static String compressed(int number) {
    return segment(number) + ".gz";
  }

  static String torn(int number) {
    return TORN_FOLDER + "/torn-" + number;
  }

  static String digits(int number) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, 8 - text.length())) + text;
  }

  /** Whether a text is 1 to {@code longest} of the characters allowed in ids and kinds. */
  static boolean isName(String text, int longest) {
    if (text.isEmpty() || text.length() > longest) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isNameByte(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is an ASCII letter or digit, a dot, an underscore or a hyphen. */
  static boolean isNameByte(int c) {
    return c >= 0 && c < ALLOWED.length && ALLOWED[c];
  }

  private static boolean[] allowed() {
    boolean[] allowed = new boolean[128];
    for (int c = 0; c < allowed.length; c++) {
      allowed[c] =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '.'
              || c == '_'
              || c == '-';
    }
    return allowed;
  }
}
