package org.pumprig.link;

/** A link whose line can be held in the break condition (EIA-232 space for longer than a frame). */
public interface LineBreak {
  /**
   * Begins or ends the break condition, in order with what is sent. Dropped before {@code Opened}
   * and after {@code Closed}.
   */
  void setBreak(boolean on);
}
