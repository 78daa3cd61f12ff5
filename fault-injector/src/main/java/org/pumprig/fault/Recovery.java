package org.pumprig.fault;

import java.util.OptionalLong;

/**
 * What bounds the time from a fault's revert to the unit's recovery: a number for what the fault
 * leaves behind whatever the unit does, and words for what of the unit's own comes after that.
 */
public enum Recovery {
  /** Nothing of the fault is left. */
  AT_ONCE("0 s; then the unit's own reconnect pause"),
  /** An open connection sends again only when its back-off is over (RFC 6298, section 5.5). */
  TCP_BACK_OFF("as long as the fault lasted, at most 120 s (TCP back-off)"),
  /** A connection request is repeated after 1 s, 2 s, 4 s …, on Linux six times. */
  SYN_BACK_OFF("1 s longer than the fault lasted, at most 64 s (SYN back-off)"),
  /** The unit must find out by itself that a connection is dead. */
  UNIT_TIME_OUT("0 s; then the unit's own time-out"),
  /** What was agreed at a connection's begin stays. */
  NEXT_CONNECTION("0 s, from the next connection on"),
  /** What is under way is late. */
  THE_DELAY("the fault's own delay and jitter"),
  /** What waits is delivered. */
  QUEUE("0 s: what is queued comes at full speed"),
  /** A server starts: that belongs to the fault's end. */
  SERVICE_START("0 s: the end is proved by a connection; then the unit's own reconnect pause"),
  /** A unit keeps what it was told. */
  UNIT_CACHES("0 s; then the unit's own caches and retries"),
  /** A link comes up before anything can pass. */
  LINK("5 s of negotiation, then as long as the fault lasted, at most 120 s (TCP back-off)"),
  /** A station has to look for its access point and be let in before anything can pass. */
  ASSOCIATION(
      "10 s of association, then as long as the fault lasted, at most 120 s (TCP back-off)"),
  /** A serial port has to be opened again. */
  DRIVER("0 s; then the driver's own reopening"),
  /** Without power a unit starts anew, unless a battery carries it. */
  POWER("0 s; then battery or the unit's own boot");

  private static final long SECOND = 1_000_000_000;

  /** Linux's longest pause between two attempts to send (TCP_RTO_MAX). */
  private static final long MOST_BACK_OFF = 120 * SECOND;

  private static final long MOST_SYN_BACK_OFF = 64 * SECOND;

  /** What copper's auto-negotiation is allowed here; 1000BASE-T usually takes 2 s to 4 s. */
  private static final long NEGOTIATION = 5 * SECOND;

  /** What a scan of both bands, authentication and keys are allowed here. */
  private static final long ASSOCIATING = 10 * SECOND;

  private final String words;

  Recovery(String words) {
    this.words = words;
  }

  /** For people: the number with its unit, and what comes after it. */
  public String words() {
    return words;
  }

  /** What takes the bounded time: a subject for a sentence. */
  public String cause() {
    return switch (this) {
      case TCP_BACK_OFF, SYN_BACK_OFF -> "TCP's own back-off";
      case LINK -> "the link's negotiation with TCP's own back-off";
      case ASSOCIATION -> "the station's association with TCP's own back-off";
      case THE_DELAY -> "the delay of what was under way";
      case AT_ONCE,
          UNIT_TIME_OUT,
          NEXT_CONNECTION,
          QUEUE,
          SERVICE_START,
          UNIT_CACHES,
          DRIVER,
          POWER ->
          "nothing";
    };
  }

  /**
   * How long the fault's own traces may keep a unit silent after the revert, whatever the unit
   * does. TCP waits as long again as it has been in vain.
   *
   * @param lastsNanos how long the fault was there
   * @param delayNanos the fault's own delay with its jitter; 0 if it has none
   * @return nanoseconds; 0 if all that comes is the unit's own affair
   */
  public long boundNanos(long lastsNanos, long delayNanos) {
    return switch (this) {
      case TCP_BACK_OFF -> Math.min(lastsNanos, MOST_BACK_OFF);
      case LINK -> NEGOTIATION + Math.min(lastsNanos, MOST_BACK_OFF);
      case ASSOCIATION -> ASSOCIATING + Math.min(lastsNanos, MOST_BACK_OFF);
      case SYN_BACK_OFF -> Math.min(lastsNanos + SECOND, MOST_SYN_BACK_OFF);
      case THE_DELAY -> delayNanos;
      case AT_ONCE,
          UNIT_TIME_OUT,
          NEXT_CONNECTION,
          QUEUE,
          SERVICE_START,
          UNIT_CACHES,
          DRIVER,
          POWER ->
          0;
    };
  }

  /** The largest bound, however long the fault lasts; empty if it depends on the fault's delay. */
  public OptionalLong mostNanos() {
    return this == THE_DELAY
        ? OptionalLong.empty()
        : OptionalLong.of(boundNanos(FaultWords.LIMIT_NANOS, 0));
  }
}
