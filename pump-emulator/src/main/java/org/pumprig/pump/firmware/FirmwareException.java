package org.pumprig.pump.firmware;

/** A firmware profile that cannot be used; the message names file, line, field and remedy. */
public final class FirmwareException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final String problem;

  FirmwareException(String file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
    this.file = file;
    this.line = line;
    this.problem = problem;
  }

  /** The file's name, as it was given. */
  public String file() {
    return file;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** What is wrong, with the remedy. */
  public String problem() {
    return problem;
  }
}
