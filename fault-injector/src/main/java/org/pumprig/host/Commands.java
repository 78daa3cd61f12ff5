package org.pumprig.host;

import java.io.IOException;
import java.util.List;

/**
 * Runs programs, here or elsewhere: argument vectors, never shell strings. Blocks until the program
 * has ended; see {@code CommandThread} to call it from a scheduler.
 */
public interface Commands {
  /** Output beyond this is cut. */
  int OUTPUT_LIMIT_BYTES = 1 << 20;

  /**
   * Runs a program to its end. One that outlives its time is killed with its children.
   *
   * @param argv program and arguments
   * @param input its standard input, which is then closed
   * @param withinNanos how long it may take
   * @return how it ended, whatever its exit code
   * @throws IOException if it can't be started or doesn't end in time; the message names the
   *     program
   */
  Result run(List<String> argv, String input, long withinNanos) throws IOException;

  /** Where programs run, for messages: {@code here}, {@code namespace x}, {@code ssh host}. */
  String where();

  /**
   * How a program ended.
   *
   * @param exit its exit code
   * @param output standard output, UTF-8, cut at the limit
   * @param error standard error, UTF-8, cut at the limit
   */
  record Result(int exit, String output, String error) {
    /** Whether it says that all went well. */
    public boolean ok() {
      return exit == 0;
    }

    /** What it said of its failure, in one line. */
    public String complaint() {
      String text = error.isBlank() ? output : error;
      return "exit " + exit + (text.isBlank() ? "" : ": " + text.strip().replaceAll("\\s+", " "));
    }
  }
}
