package org.pumprig.rig.doctor;

/**
 * One thing that was looked at.
 *
 * @param name what it is
 * @param state what was found
 * @param detail how that shows, in one line
 * @param remedy what to do; empty if nothing
 * @param needed whether the rig file can't do without it
 */
public record Finding(String name, State state, String detail, String remedy, boolean needed) {
  /** What was found. */
  public enum State {
    /** It is there. */
    GOOD("ok"),
    /** It isn't. */
    BAD("no"),
    /** It can't be told without changing something. */
    UNKNOWN("?");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The word in text and JSON. */
    public String word() {
      return word;
    }
  }

  static Finding good(String name, String detail) {
    return new Finding(name, State.GOOD, detail, "", false);
  }

  static Finding bad(String name, String detail, String remedy) {
    return new Finding(name, State.BAD, detail, remedy, false);
  }

  static Finding unknown(String name, String detail) {
    return new Finding(name, State.UNKNOWN, detail, "", false);
  }

  /** The same, as something that the rig file needs. */
  Finding neededIf(boolean need) {
    return new Finding(name, state, detail, remedy, need);
  }

  /** The same by another name. */
  Finding named(String other) {
    return new Finding(other, state, detail, remedy, needed);
  }

  /** Whether it keeps the rig from working. */
  public boolean blocks() {
    return needed && state == State.BAD;
  }
}
