package org.pumprig.rig.yaml;

/**
 * A file that can't be used, with the place and the way out.
 *
 * <p>{@link #getMessage()} is {@code FILE:LINE: what is wrong. Remedy.}
 */
public final class InputProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final String problem;
  private final String remedy;

  /**
   * @param file the file's name, as the user knows it
   * @param line from 1
   * @param problem what is wrong, without a full stop
   * @param remedy what to do, without a full stop
   */
  public InputProblem(String file, int line, String problem, String remedy) {
    super(file + ":" + line + ": " + problem + ". " + remedy + (remedy.endsWith("?") ? "" : "."));
    this.file = file;
    this.line = line;
    this.problem = problem;
    this.remedy = remedy;
  }

  /** The file's name, as the user knows it. */
  public String file() {
    return file;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** What is wrong, without place and remedy. */
  public String problem() {
    return problem;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
