package org.pumprig.fault;

/** What bounds the time from a fault's revert to the unit's recovery. */
public enum Recovery {
  /** Nothing of the fault is left. */
  AT_ONCE("at once; then the unit's own reconnect pause"),
  /** An open connection sends again only when its back-off is over (RFC 6298, section 5.5). */
  TCP_BACK_OFF("TCP back-off: up to the length of the fault, at most 120 s"),
  /** A connection request is repeated after 1 s, 2 s, 4 s …, on Linux six times. */
  SYN_BACK_OFF("SYN back-off: at most 64 s"),
  /** The unit must find out by itself that a connection is dead. */
  UNIT_TIME_OUT("the unit's own time-out"),
  /** What was agreed at a connection's begin stays. */
  NEXT_CONNECTION("the next connection"),
  /** What is under way is late. */
  THE_DELAY("the delay itself"),
  /** What waits is delivered. */
  QUEUE("what is queued, at full speed"),
  /** A server starts. */
  SERVICE_START("the service's own start, proved by a connection"),
  /** A unit keeps what it was told. */
  UNIT_CACHES("the unit's own caches and retries"),
  /** A link comes up before anything can pass. */
  LINK("negotiation, then TCP back-off"),
  /** A serial port has to be opened again. */
  DRIVER("the driver's own reopening"),
  /** Without power a unit starts anew, unless a battery carries it. */
  POWER("battery or boot");

  private static final long SECOND = 1_000_000_000;

  private final String words;

  Recovery(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /**
   * How long TCP's own back-off alone may keep a living connection, or an attempt at one, silent
   * after the fault is gone: as long again as it has been in vain, at most 120 s, Linux's longest
   * pause; 0 if it has no part in the recovery.
   *
   * @param lastsNanos how long the fault was there
   */
  public long tcpNanos(long lastsNanos) {
    return switch (this) {
      case TCP_BACK_OFF, LINK -> Math.min(lastsNanos, 120 * SECOND);
      case SYN_BACK_OFF -> Math.min(lastsNanos + SECOND, 64 * SECOND);
      case AT_ONCE,
          UNIT_TIME_OUT,
          NEXT_CONNECTION,
          THE_DELAY,
          QUEUE,
          SERVICE_START,
          UNIT_CACHES,
          DRIVER,
          POWER ->
          0;
    };
  }
}
