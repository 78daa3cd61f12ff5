package org.pumprig.rig.observe;

/** A witness beside a unit, on a link that is opened again whenever it is lost. */
public interface WitnessChannel {
  /** Opens the link, and keeps opening it until {@link #close}. */
  void open();

  /** Why its link is not open, one line; empty: it is, or that is told in observations. */
  default String trouble() {
    return "";
  }

  /** Closes the link for good. */
  void close();
}
