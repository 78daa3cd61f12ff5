package org.pumprig.fault.model.serial;

/** What leaves a serial line's far end. */
public sealed interface SerialOutput {
  /**
   * Bytes.
   *
   * @param bytes at least one; owned by the receiver
   */
  @SuppressWarnings("ArrayRecordComponent") // a value in transit; never compared
  record Bytes(byte[] bytes) implements SerialOutput {}

  /**
   * A break condition.
   *
   * @param lastsNanos for so long
   */
  record Break(long lastsNanos) implements SerialOutput {}
}
