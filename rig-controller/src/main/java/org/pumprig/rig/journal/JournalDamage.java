package org.pumprig.rig.journal;

/** The record isn't what was written: no verdict can stand on it. Names file, line and remedy. */
public final class JournalDamage extends Exception {
  private static final long serialVersionUID = 1;
  private final String file;
  private final long line;
  private final String what;
  private final String remedy;

  JournalDamage(String file, long line, String what, String remedy) {
    super(file + (line > 0 ? ", line " + line : "") + ": " + what + "; " + remedy);
    this.file = file;
    this.line = line;
    this.what = what;
    this.remedy = remedy;
  }

  /** The file's name below the run's directory. */
  public String file() {
    return file;
  }

  /** The line in that file, from 1; 0 if it is the file as a whole. */
  public long line() {
    return line;
  }

  /** What is wrong. */
  public String what() {
    return what;
  }

  /** What the reader can do about it. */
  public String remedy() {
    return remedy;
  }
}
