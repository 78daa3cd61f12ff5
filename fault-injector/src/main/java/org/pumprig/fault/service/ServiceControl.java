package org.pumprig.fault.service;

import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.FaultCounters;
import org.pumprig.fault.InjectionResult;
import org.pumprig.link.Endpoint;

/**
 * What can stop, start and slow the gateway; implemented by whoever knows how it is run.
 *
 * <p>Called on the scheduler's thread; callbacks come back on it, once each. Every method is
 * idempotent: stopping what is stopped is {@code Done}.
 */
public interface ServiceControl {
  /** Stops the service: its listener closes and its connections end. */
  void stop(Consumer<? super InjectionResult> done);

  /** Starts the service again on the same endpoint. */
  void start(Consumer<? super InjectionResult> done);

  /**
   * Makes the service acknowledge so much later from now on.
   *
   * @param delayNanos delay of each acknowledgement; 0 restores the service's own speed
   */
  void slowAcknowledgements(long delayNanos, Consumer<? super InjectionResult> done);

  /** Where the service listens when it runs. */
  Endpoint endpoint();

  /**
   * What the service counted since acknowledgements were last slowed: acknowledgements delayed as
   * chunks, and their delays. Empty if it doesn't count.
   */
  default Optional<FaultCounters> acknowledgementCounters() {
    return Optional.empty();
  }
}
