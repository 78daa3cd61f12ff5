package org.pumprig.rig.report;

/** Makes hostile text harmless: bounded, no markup, no control or direction characters. */
final class Escape {
  /** Longer texts are cut; nothing a report says needs more in one place. */
  static final int MAX_CHARS = 2000;

  private static final char REPLACEMENT = '\uFFFD';

  private Escape() {}

  /** For element content and attribute values alike. */
  static String text(String text) {
    return text(text, MAX_CHARS);
  }

  /** For path data of our own making: a line cut in the middle of a number shows another one. */
  static String whole(String pathData) {
    return text(pathData, Integer.MAX_VALUE);
  }

  private static String text(String text, int most) {
    boolean cut = text.length() > most;
    int end = cut ? most : text.length();
    var out = new StringBuilder(Math.min(end, MAX_CHARS) + 16);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < end
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        pair(out, Character.toCodePoint(c, text.charAt(++i)));
      } else {
        single(out, c);
      }
    }
    return cut ? out.append(" … (cut)").toString() : out.toString();
  }

  /** Text cut to a number of characters, for places of fixed width. */
  static String brief(String text, int chars) {
    return text.length() <= chars ? text : text.substring(0, chars - 1) + "…";
  }

  /** For a string in the style sheet: only characters that mean nothing there. */
  static String css(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length() && i < 400; i++) {
      char c = text.charAt(i);
      boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      out.append(plain || " .,:·—-_()".indexOf(c) >= 0 ? c : '_');
    }
    return out.toString();
  }

  private static void pair(StringBuilder out, int codePoint) {
    boolean noncharacter = (codePoint & 0xFFFE) == 0xFFFE;
    out.appendCodePoint(noncharacter ? REPLACEMENT : codePoint);
  }

  private static void single(StringBuilder out, char c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\t', '\n' -> out.append(' ');
      default -> out.append(harmless(c) ? c : REPLACEMENT);
    }
  }

  private static boolean harmless(char c) {
    boolean control = c < ' ' || c >= 0x7F && c <= 0x9F;
    boolean direction =
        c >= '\u202A' && c <= '\u202E'
            || c >= '\u2066' && c <= '\u2069'
            || c == '\u200E'
            || c == '\u200F'
            || c == '\u061C';
    return !control
        && !direction
        && !Character.isSurrogate(c)
        && c != '\u2028'
        && c != '\u2029'
        && c < '\uFFFE';
  }
}
