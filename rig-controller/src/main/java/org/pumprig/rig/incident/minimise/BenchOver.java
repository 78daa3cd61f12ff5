package org.pumprig.rig.incident.minimise;

/** No run can be made any more, or none whose answer can be believed; the message says why. */
public final class BenchOver extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param why one line without a full stop
   */
  public BenchOver(String why) {
    super(why);
  }
}
