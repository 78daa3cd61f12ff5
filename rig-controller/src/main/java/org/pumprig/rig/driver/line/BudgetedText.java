package org.pumprig.rig.driver.line;

/**
 * A text that a regular expression may look at so often and no more: a pattern with nested
 * repetitions could keep the rig busy for years with forty characters from a broken line.
 *
 * @param left looks that are left, one element
 */
@SuppressWarnings("ArrayRecordComponent") // a counter, never compared
public record BudgetedText(String text, int[] left) implements CharSequence {
  private static final int LOOKS = 100_000;

  /** The pattern looked too often. */
  public static final class Exhausted extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("a pattern takes too long for a line");
    }
  }

  /** A text that nobody looked at yet. */
  public BudgetedText(String text) {
    this(text, new int[] {LOOKS});
  }

  @Override
  public char charAt(int index) {
    if (--left[0] < 0) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
