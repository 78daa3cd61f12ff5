package org.pumprig.fault.model;

/** What becomes of a connection as a whole. */
public sealed interface ConnectionDecision {
  /**
   * It goes on.
   *
   * @param wakeNanos when to ask again at the latest; {@link Long#MAX_VALUE}: not before something
   *     happens
   */
  record Keep(long wakeNanos) implements ConnectionDecision {}

  /** The gateway's leg is reset, or not made at all; the pump's stays. Decided once. */
  record DropGateway() implements ConnectionDecision {}

  /** Both legs are closed in order now. Decided once; nothing more is asked afterwards. */
  record Close() implements ConnectionDecision {}

  /** Both legs are reset now. Decided once; nothing more is asked afterwards. */
  record Cut() implements ConnectionDecision {}
}
