package org.pumprig.fault.model.packet;

/** What one stage does to one packet. */
sealed interface Verdict {
  /** Nothing: the fault doesn't act on it. */
  record Pass() implements Verdict {}

  /** It goes on later. */
  record Wait(long untilNanos) implements Verdict {}

  /** It goes on as this. */
  record Alter(Packet altered) implements Verdict {}

  /** It goes on twice. */
  record Copy() implements Verdict {}

  /**
   * It is lost.
   *
   * @param why for people
   */
  record Lose(String why) implements Verdict {}

  /** It is lost and its sender is answered. */
  @SuppressWarnings("ArrayRecordComponent") // a value in transit; never compared
  record Answer(byte[] answer, String what) implements Verdict {}

  /** The one {@link Pass}. */
  Pass PASS = new Pass();

  /** The one {@link Copy}. */
  Copy COPY = new Copy();
}
