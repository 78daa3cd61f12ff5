package org.pumprig.fault;

/**
 * A fault in the byte streams between pump and gateway, injected where the connection is
 * terminated.
 *
 * <p>The kernel acknowledges what a terminated connection takes in, so the sender's TCP sees no
 * loss and does not back off: faults in the packets themselves are another family.
 */
public sealed interface StreamFault extends Fault {
  /**
   * Each chunk is delivered later than it arrived by {@code delayNanos} plus a uniform draw from 0
   * … {@code jitterNanos}; order is kept, so a chunk also waits for those before it. Orderly ends
   * and resets travel with the bytes. Chunks under way when the fault is reverted keep their delay.
   *
   * @param delayNanos least delay, 0 or more
   * @param jitterNanos largest addition, 0 or more
   */
  record Latency(long delayNanos, long jitterNanos) implements StreamFault {
    /** Checks the range. */
    public Latency {
      requireSpan("delay", delayNanos);
      requireSpan("jitter", jitterNanos);
    }

    @Override
    public String name() {
      return "latency";
    }
  }

  /** Nothing passes; what arrives is held, in order, and delivered when the fault is reverted. */
  record Stall() implements StreamFault {
    @Override
    public String name() {
      return "stall";
    }
  }

  /**
   * Connections are reset (RST) on both legs, whatever the spec's direction.
   *
   * @param afterNanos age at which: counted from the start of the fault for connections that were
   *     there, from the accept for those made while it is active
   */
  record Reset(long afterNanos) implements StreamFault {
    /** Checks the range. */
    public Reset {
      requireSpan("age", afterNanos);
    }

    @Override
    public String name() {
      return "reset";
    }
  }

  /**
   * The gateway's leg is reset and gone; the pump's leg stays open and silent: its bytes are
   * swallowed, nothing answers. New connections are accepted into the same silence. After the
   * revert the pump is answered as by a gateway that knows nothing of the connection: with a reset,
   * at once if it had sent anything into the silence, else when it next sends. The spec's direction
   * has no meaning here.
   */
  record HalfOpen() implements StreamFault {
    @Override
    public String name() {
      return "halfOpen";
    }
  }

  /**
   * Nobody listens: the listening socket is really closed, the kernel refuses. The spec's direction
   * has no meaning here.
   *
   * @param cutEstablished whether established connections are reset as well
   */
  record Refuse(boolean cutEstablished) implements StreamFault {
    @Override
    public String name() {
      return "refuse";
    }
  }

  /** The longest delay or age that any fault may ask for: 31 days. */
  long LIMIT_NANOS = 31L * 24 * 3600 * 1_000_000_000L;

  private static void requireSpan(String what, long nanos) {
    if (nanos < 0 || nanos > LIMIT_NANOS) {
      throw new IllegalArgumentException(what + " must be 0 to 31 days: " + nanos + " ns");
    }
  }
}
