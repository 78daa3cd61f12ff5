package org.pumprig.rig.report.pdf;

import java.nio.charset.StandardCharsets;

/**
 * Writes what {@link PdfDocument} formats. The markup is ours; texts may be anybody's, and stay
 * texts.
 */
public final class Xhtml {
  private static final int REPLACEMENT = 0xFFFD;

  private final StringBuilder out = new StringBuilder();

  /**
   * Begins a document.
   *
   * @param title ours, as {@code subject} and {@code style} are
   */
  public Xhtml(String title, String subject, String style) {
    out.append("<html lang=\"en\"><head><title>")
        .append(title)
        .append("</title><meta name=\"subject\" content=\"")
        .append(subject)
        .append("\"/><style>")
        .append(style)
        .append("</style></head><body>");
  }

  /** Markup of our own. */
  public Xhtml markup(String ours) {
    out.append(ours);
    return this;
  }

  /**
   * An element that holds only text.
   *
   * @param opening its name, with its attributes behind it
   */
  public Xhtml element(String opening, String text) {
    out.append('<').append(opening).append('>');
    shown(text).codePoints().forEach(this::character);
    out.append("</").append(opening.split(" ", 2)[0]).append('>');
    return this;
  }

  /** Begins a table with the heads of its columns. */
  public Xhtml startTable(String... columns) {
    out.append("<table><thead><tr>");
    for (String column : columns) {
      element("th scope=\"col\"", column);
    }
    out.append("</tr></thead><tbody>");
    return this;
  }

  /** Ends one. */
  public Xhtml endTable() {
    return markup("</tbody></table>");
  }

  /** The document, UTF-8. */
  public byte[] bytes() {
    return (out + "</body></html>").getBytes(StandardCharsets.UTF_8);
  }

  /** A text as it is shown: what XML can't hold, and control characters, are replaced. */
  public static String shown(String text) {
    var shown = new StringBuilder();
    text.codePoints().map(c -> isHarmless(c) ? c : REPLACEMENT).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isHarmless(int c) {
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.SURROGATE
        && (c & 0xFFFE) != 0xFFFE;
  }

  private void character(int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      default -> out.appendCodePoint(c);
    }
  }
}
