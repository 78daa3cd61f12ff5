package org.pumprig.rig.report;

/** Says that something wasn't stated, so that a gap is seen. */
final class Missing {
  static final String WORDS = "not stated";

  private Missing() {}

  static String stated(String text) {
    return text.isBlank() ? WORDS : text;
  }

  static String told(String text) {
    return text.isBlank() ? "unknown" : text;
  }

  /** General statements, one under the other. */
  static void general(Page page, Stated.General... what) {
    Markup out = page.out();
    out.open("dl", "class", "facts");
    for (Stated.General one : what) {
      fact(out, one.label(), page.model().stated().of(one).orElse(WORDS));
    }
    out.close("dl");
  }

  static void fact(Markup out, String name, String value) {
    out.open("div").leaf("dt", name).leaf("dd", value).close("div");
  }
}
