package org.pumprig.fault;

/** A fault in the gateway itself, injected through whatever controls its service. */
public sealed interface ServerFault extends Fault {
  /** The gateway is absent from the start of the fault to its revert, then started again. */
  record Restart() implements ServerFault {
    @Override
    public String name() {
      return "gatewayRestart";
    }
  }

  /**
   * The gateway acknowledges every application message so much later.
   *
   * @param delayNanos delay of each acknowledgement, more than 0
   */
  record SlowAcknowledgement(long delayNanos) implements ServerFault {
    /** Checks the sign. */
    public SlowAcknowledgement {
      if (delayNanos <= 0) {
        throw new IllegalArgumentException("delay must be positive: " + delayNanos + " ns");
      }
    }

    @Override
    public String name() {
      return "slowAcknowledgement";
    }
  }
}
