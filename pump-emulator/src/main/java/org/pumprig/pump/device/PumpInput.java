package org.pumprig.pump.device;

/** What happens to a pump. */
public sealed interface PumpInput {
  /** Time has come to {@link Pump#nextDeadlineNanos}; harmless at any other time. */
  record Tick() implements PumpInput {}

  /** Mains power comes; a pump that was off starts. */
  record PowerOn() implements PumpInput {}

  /** Mains power goes; a pump without a charged battery is off. */
  record PowerOff() implements PumpInput {}

  /** The power key: off if the pump is on, on if there is anything to run on. */
  record PowerKey() implements PumpInput {}

  /** Keys that enter a programme; obeyed only while the pump stands. */
  record ProgramKeys(Channel channel, Programme programme) implements PumpInput {}

  /** Somebody closes or opens the line between bag and pump. */
  record ClampUpstream(boolean closed) implements PumpInput {}

  /** Somebody closes or opens the line between pump and patient. */
  record ClampDownstream(boolean closed) implements PumpInput {}

  /** Somebody hangs another bag and primes the line. */
  record HangBag(long microlitres) implements PumpInput {}

  /** The start key; it also ends an alarm that isn't latched. */
  record StartKey() implements PumpInput {}

  /** The stop key; it also ends an alarm that isn't latched. */
  record StopKey() implements PumpInput {}

  /** The connection asked for by {@link PumpOutput.Connect} is open. */
  record ConnectionOpened(long connection) implements PumpInput {}

  /**
   * The connection is gone or never came, not by the pump's own doing.
   *
   * @param reason one word for the log: {@code REFUSED}, {@code RESET} …
   */
  record ConnectionClosed(long connection, String reason) implements PumpInput {}

  /**
   * The gateway sent a part of its drug library.
   *
   * @param message the question that it answers
   * @param version of the library that is there
   * @param nextEntry what to ask for next
   * @param more whether there is anything from there on
   */
  record LibraryPart(long connection, long message, long version, long nextEntry, boolean more)
      implements PumpInput {}

  /**
   * The gateway answered.
   *
   * @param accepted whether it took the message
   */
  record Acknowledged(long connection, long message, boolean accepted) implements PumpInput {}
}
