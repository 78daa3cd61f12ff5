package org.pumprig.rig.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Refuses text with a line that no table has, before anybody keeps it in memory. */
final class BoundedText extends FilterReader {
  static final int LONGEST_LINE = 1 << 20;
  private int inLine;

  BoundedText(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int c = in.read();
    if (c >= 0) {
      count((char) c);
    }
    return c;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int got = in.read(target, offset, length);
    for (int i = offset; i < offset + got; i++) {
      count(target[i]);
    }
    return got;
  }

  private void count(char c) throws IOException {
    inLine = c == '\n' || c == '\r' ? 0 : inLine + 1;
    if (inLine > LONGEST_LINE) {
      throw new LineTooLongException();
    }
  }

  /** A line is longer than {@link #LONGEST_LINE} characters. */
  static final class LineTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    LineTooLongException() {
      super("a line is longer than " + LONGEST_LINE + " characters");
    }
  }
}
