package org.pumprig.pump.device;

/** What a pump does to the world around it. */
public sealed interface PumpOutput {
  /** Opens a connection to the gateway. */
  record Connect(long connection) implements PumpOutput {}

  /** Drops a connection. */
  record Drop(long connection) implements PumpOutput {}

  /**
   * Sends a status message.
   *
   * @param message number in this pump's life, from 1
   * @param status as it was when the report was made, which for a queued one is earlier
   */
  record Send(long connection, long message, PumpStatus status) implements PumpOutput {}

  /**
   * Asks the gateway for its drug library, from an entry on.
   *
   * @param message number in this pump's life, from 1, counted together with the others
   * @param version of the library that it has; 0: none
   * @param entry from 0
   */
  record AskLibrary(long connection, long message, long version, long entry)
      implements PumpOutput {}

  /** The nurse-call relay: energised means that all is well. */
  record NurseCall(boolean energised) implements PumpOutput {}

  /** The screen shows another text. */
  record Screen(String text) implements PumpOutput {}

  /** The service port's unsolicited line: a system error or an alarm, by time since power came. */
  record SystemError(String code, long upMillis) implements PumpOutput {}

  /** For ground truth only: what really happened, and when. */
  record Truth(Fact fact, long atNanos) implements PumpOutput {}

  /** What ground truth is told. */
  sealed interface Fact {
    /** A watchdog channel tripped, or memory ran out. */
    record Tripped(String code) implements Fact {}

    /** An alarm that is no system error came; but for a low battery the motor stops with it. */
    record AlarmRaised(Alarm alarm) implements Fact {}

    /** The fluid stands: less than 1 % of the flow before the motor stopped. */
    record FlowStopped() implements Fact {}

    /** The mains came or went while the pump ran. */
    record Mains(boolean on) implements Fact {}

    /** The pump is on, or off. */
    record Power(boolean on) implements Fact {}

    /** Both programmes are gone. */
    record ProgrammeCleared() implements Fact {}

    /**
     * A connection failed, as the pump saw it.
     *
     * @param count failed connections since power came
     */
    record ConnectionFailed(String reason, long count) implements Fact {}
  }
}
