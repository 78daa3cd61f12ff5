package org.pumprig.link;

/** What happened on a {@link Link}. */
public sealed interface LinkEvent {
  /** The link is usable. */
  record Opened() implements LinkEvent {}

  /**
   * Bytes arrived.
   *
   * @param bytes at least one byte; owned by the receiver
   */
  @SuppressWarnings("ArrayRecordComponent") // a value in transit; never compared
  record Received(byte[] bytes) implements LinkEvent {}

  /**
   * The link is gone, or never came.
   *
   * @param reason why
   * @param detail the system's own words, or empty
   */
  record Closed(Reason reason, String detail) implements LinkEvent {}

  /** Why a link ended. */
  enum Reason {
    /** {@link Link#close} was called. */
    OWN,
    /** The peer ended it in order (FIN, end of stream). */
    PEER,
    /** Connection refused: nobody listens. */
    REFUSED,
    /** Connection reset by the peer or on the way (RST). */
    RESET,
    /** No answer in time. */
    TIMED_OUT,
    /** Device or path not there, unplugged, or any other error of the system. */
    FAILED
  }
}
