package org.pumprig.rig.qualification;

/** What a second person does, or doesn't do, to a unit's path in a blind trial. */
public enum BlindFault {
  /** Nothing: the step is asked for and answered like the others. */
  NONE("none"),

  /** Messages go out and no answer comes: a gateway that is stopped, a cable that is pulled. */
  NO_ANSWER("noAnswer"),

  /** Connections are cut or refused: a gateway that is restarted or closed. */
  CUT("cut");

  private final String word;

  BlindFault(String word) {
    this.word = word;
  }

  /** Its name on disk and for people. */
  public String word() {
    return word;
  }
}
