package org.pumprig.fault.rest;

import org.pumprig.link.Endpoint;
import org.pumprig.seed.Seed;

/**
 * How faults are served.
 *
 * @param listen numeric address; port 0: any free one
 * @param token what clients must show as {@code Authorization: Bearer …}; empty: nothing
 * @param proxiesAnywhere whether proxies may listen outside loopback
 * @param seed from which every draw derives
 */
public record FaultServerSettings(
    Endpoint listen, String token, boolean proxiesAnywhere, Seed seed) {
  /** The port that Toxiproxy uses. */
  public static final int USUAL_PORT = 8474;

  /** The token is a secret. */
  @Override
  public String toString() {
    return "FaultServerSettings[" + listen + "]";
  }
}
