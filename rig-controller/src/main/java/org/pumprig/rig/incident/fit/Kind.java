package org.pumprig.rig.incident.fit;

/** What was wrong, as far as it can be seen from outside. */
public enum Kind {
  /** Nothing came back, whatever was asked. */
  SILENCE("blackhole"),
  /** Round trips took longer. */
  LATE("delay"),
  /** Segments got lost. */
  LOSSY("loss"),
  /** Messages arrived and were acknowledged late. */
  SLOW_ACKNOWLEDGEMENT("slowAcknowledgement"),
  /** Messages arrived and were never acknowledged. */
  NO_ACKNOWLEDGEMENT("missingAcknowledgement"),
  /** Messages were answered by an error. */
  ERROR_ACKNOWLEDGEMENT("errorAcknowledgement"),
  /** The gateway ended its connections and refused new ones. */
  GATEWAY_AWAY("gatewayRestart"),
  /** New connections were refused, others went on. */
  REFUSED("gatewayRefuse"),
  /** Connections were reset. */
  RESETS("tcpReset");

  private final String fault;

  Kind(String fault) {
    this.fault = fault;
  }

  /** The fault that does the same. */
  public String fault() {
    return fault;
  }
}
