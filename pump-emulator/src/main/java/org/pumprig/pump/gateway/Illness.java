package org.pumprig.pump.gateway;

import org.pumprig.pump.protocol.Acknowledgement;

/** What can be wrong with the emulated gateway; several at a time. */
public sealed interface Illness {
  /** Its process is gone: no listener, connections closed, what was not committed is lost. */
  record Stopped() implements Illness {}

  /** Its process stands still: the kernel accepts and takes bytes in, nothing is read or said. */
  record Frozen() implements Illness {}

  /** It listens no more; established connections go on. */
  record RefusesNew() implements Illness {}

  /**
   * Each acknowledgement is sent so much later.
   *
   * @param delayNanos more than 0
   */
  record AcknowledgesLate(long delayNanos) implements Illness {}

  /**
   * Just started and cold: each acknowledgement takes a tenth of what is left of the cold start.
   *
   * @param untilNanos scheduler's time at which it is warm
   */
  record Cold(long untilNanos) implements Illness {}

  /** Messages are taken and stored, and not acknowledged. */
  record AcknowledgesNothing() implements Illness {}

  /**
   * Every message is answered by this code, and not stored.
   *
   * @param code {@code AE} or {@code AR}
   */
  record Rejects(Acknowledgement.Code code) implements Illness {}

  /**
   * Its database commits one message after the other, slowly; acknowledgements queue up.
   *
   * @param commitNanos each, more than 0
   */
  record CommitsSlowly(long commitNanos) implements Illness {}

  /** The balancer sends everybody to the other backend; connections are reset at the change. */
  record OtherBackEnd() implements Illness {}

  /**
   * Speaks this TLS version no more, on new connections.
   *
   * @param version {@code TLSv1.2} or {@code TLSv1.3}
   */
  record VersionOff(String version) implements Illness {}

  /** Shows an expired certificate, on new connections. */
  record CertificateExpired() implements Illness {}
}
