package org.pumprig.fault.model.packet;

/** What one stage does to one packet. */
sealed interface Verdict {
  /** Nothing: the fault could have acted on it. */
  record Pass() implements Verdict {}

  /** Nothing: it is none of the packets on which such a fault can act, and doesn't count. */
  record Exempt() implements Verdict {}

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

  /** The one {@link Exempt}. */
  Exempt EXEMPT = new Exempt();

  /** The one {@link Copy}. */
  Copy COPY = new Copy();
}
