package org.pumprig.pump.protocol;

/** Lines of the instruments beside the pump, without checksum. */
public final class WitnessLines {
  private WitnessLines() {}

  /**
   * {@code FLOW nl=… up=…}: all that has left the line since the bench was set up, nanolitres, and
   * when that was so by the witness's own clock.
   *
   * @param upMillis since the witness was started
   */
  public static String flow(long nanolitres, long upMillis) {
    return "FLOW nl=" + nanolitres + " up=" + upMillis;
  }

  /**
   * {@code CONTACT nc=… no=…}: both ends of the nurse-call relay's change-over contact.
   *
   * @param energised whether the relay holds, which means that all is well
   * @param plugged whether the cable is in; unplugged, both read 0
   */
  public static String contact(boolean energised, boolean plugged) {
    return "CONTACT nc="
        + (plugged && energised ? 1 : 0)
        + " no="
        + (plugged && !energised ? 1 : 0);
  }

  /** {@code SCREEN text=…}, spaces as {@code _}. */
  public static String screen(String text) {
    return "SCREEN text=" + text.replace(' ', '_');
  }
}
