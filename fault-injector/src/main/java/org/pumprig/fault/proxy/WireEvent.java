package org.pumprig.fault.proxy;

import org.pumprig.fault.Direction;

/**
 * What happened on a pump's wires, seen from its side: by a proxy, or in its packets.
 *
 * <p>Connections are numbered from 1 in the order of their begin. Times are the scheduler's
 * monotonic nanoseconds at which it happened, not at which it is told.
 */
public sealed interface WireEvent {
  /** When it happened. */
  long atNanos();

  /** The pump connected to the proxy; in packets: it asked to connect. */
  record Accepted(long connection, long atNanos) implements WireEvent {}

  /** The connection to the gateway stands: the proxy's own leg, or the pump's. */
  record UpstreamConnected(long connection, long atNanos) implements WireEvent {}

  /**
   * The gateway could not be reached; a proxy resets the pump's connection then.
   *
   * @param reason the operating system's words, or what the packets show
   */
  record UpstreamFailed(long connection, String reason, long atNanos) implements WireEvent {}

  /**
   * Bytes at the pump's side: read from the pump, or really written to it.
   *
   * @param direction never {@link Direction#BOTH}
   * @param bytes at least one; owned by the receiver
   */
  @SuppressWarnings("ArrayRecordComponent") // a value in transit; never compared
  record Bytes(long connection, Direction direction, byte[] bytes, long atNanos)
      implements WireEvent {}

  /** The pump's leg is gone; the connection's last event. */
  record Ended(long connection, By by, How how, long atNanos) implements WireEvent {}

  /** Connecting is refused from now on. */
  record ListenerClosed(Reason reason, long atNanos) implements WireEvent {}

  /** Connecting is possible again. */
  record ListenerOpened(Reason reason, long atNanos) implements WireEvent {}

  /**
   * Events were lost at this place in the order because the queue to the tap was full: the rig was
   * blind.
   *
   * @param lost how many
   * @param atNanos when the first of them happened
   */
  record TapOverflow(long lost, long atNanos) implements WireEvent {}

  /** Who ended a connection. */
  enum By {
    /** The pump. */
    PUMP("pump"),
    /** The gateway, also by refusing the connection. */
    GATEWAY("gateway"),
    /** A fault that the rig injected. */
    FAULT("fault");

    private final String diskName;

    By(String diskName) {
      this.diskName = diskName;
    }

    /** The name in journals. */
    public String diskName() {
      return diskName;
    }
  }

  /** How a connection ended. */
  enum How {
    /** Both sides said that they were done (FIN). */
    ORDERLY("orderly"),
    /** It was broken off (RST). */
    RESET("reset");

    private final String diskName;

    How(String diskName) {
      this.diskName = diskName;
    }

    /** The name in journals. */
    public String diskName() {
      return diskName;
    }
  }

  /** Why the proxy's listener closed or opened. */
  enum Reason {
    /** A fault that the rig injected, or its end. */
    FAULT("fault"),
    /** The gateway does not listen, or does again. */
    MIRRORED("mirrored");

    private final String diskName;

    Reason(String diskName) {
      this.diskName = diskName;
    }

    /** The name in journals. */
    public String diskName() {
      return diskName;
    }
  }
}
