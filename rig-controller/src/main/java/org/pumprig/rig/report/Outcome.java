package org.pumprig.rig.report;

/** What a verdict says, worst for the reader first in the order of {@link #rank}. */
public enum Outcome {
  PASS("pass", "✓", 1),
  FAIL("fail", "✕", 4),
  INCONCLUSIVE("inconclusive", "?", 3),
  ABORTED("aborted", "■", 5),
  NOT_EXERCISED("not exercised", "–", 2);

  private final String words;
  private final String glyph;
  private final int rank;

  Outcome(String words, String glyph, int rank) {
    this.words = words;
    this.glyph = glyph;
    this.rank = rank;
  }

  String words() {
    return words;
  }

  /** A sign beside the word, so that colour is never the only carrier. */
  String glyph() {
    return glyph;
  }

  /** Over several, the highest counts: aborted, fail, inconclusive, not exercised, pass. */
  int rank() {
    return rank;
  }
}
