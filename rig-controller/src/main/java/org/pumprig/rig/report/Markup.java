package org.pumprig.rig.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Writes well-formed markup that HTML and XML parsers read alike. Element and attribute names are
 * ours; every text and attribute value is escaped and bounded, whatever it holds.
 */
final class Markup {
  private static final List<String> LINE_AFTER =
      List.of("tr", "p", "section", "table", "figure", "svg", "li", "div", "g", "head", "dl");
  private static final List<String> CONTENTLESS =
      List.of("meta", "line", "rect", "circle", "path", "bookmark");
  private final StringBuilder out = new StringBuilder(1 << 16);
  private final Deque<String> open = new ArrayDeque<>();
  private final String drawingStyle;

  /** For a screen: drawings take their style from the page. */
  Markup() {
    this("");
  }

  /**
   * For paper: every drawing is a document of its own and carries its style.
   *
   * @param drawingStyle a style sheet for drawings; empty: they take it from the page
   */
  Markup(String drawingStyle) {
    this.drawingStyle = drawingStyle;
  }

  /** Style that every drawing carries; empty: none. */
  String drawingStyle() {
    return drawingStyle;
  }

  /** Begins a page for a screen, its head left open: it runs no script and loads nothing. */
  Markup startPage() {
    out.append("<!DOCTYPE html>\n");
    open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8");
    empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'");
    return empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
  }

  /** Opens an element; the attributes are name, value, name, value … */
  Markup open(String element, String... attributes) {
    tag(element, attributes);
    out.append('>');
    open.push(element);
    return this;
  }

  /** Closes the innermost open element, which must be the one named. */
  Markup close(String element) {
    if (!element.equals(open.peek())) {
      throw new IllegalStateException("closes " + element + " but open are " + open);
    }
    open.pop();
    out.append("</").append(element).append('>');
    if (LINE_AFTER.contains(element)) {
      out.append('\n');
    }
    return this;
  }

  /**
   * An element without content: one of SVG's shapes or of HTML's void elements. Any other would be
   * closed for an XML parser but open for an HTML parser.
   */
  Markup empty(String element, String... attributes) {
    if (!CONTENTLESS.contains(element)) {
      throw new IllegalArgumentException(element + " is not void in HTML");
    }
    tag(element, attributes);
    out.append("/>");
    return this;
  }

  /** An element that holds only text. */
  Markup leaf(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close(element);
  }

  Markup text(String text) {
    out.append(Escape.text(text));
    return this;
  }

  /** The style sheet, which is ours and holds nothing that needs escaping. */
  Markup style(String css) {
    if (css.indexOf('<') >= 0 || css.indexOf('&') >= 0) {
      throw new IllegalArgumentException("a style sheet may hold no markup");
    }
    out.append("<style>\n").append(css).append("</style>\n");
    return this;
  }

  /** The document; every element must be closed. */
  String finish() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }

  private void tag(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      boolean drawing = attributes[i].equals("d"); // ours, and bounded by its points
      out.append(drawing ? Escape.whole(attributes[i + 1]) : Escape.text(attributes[i + 1]));
      out.append('"');
    }
  }
}
