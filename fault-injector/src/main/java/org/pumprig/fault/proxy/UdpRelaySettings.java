package org.pumprig.fault.proxy;

import org.pumprig.fault.model.packet.PacketLimits;
import org.pumprig.link.Endpoint;

/**
 * Where a relay of datagrams stands, and its limits.
 *
 * @param unit the unit's serial number
 * @param listen where the pump sends to; port 0: any free port
 * @param upstream the gateway
 * @param sessions clients (addresses with ports) at a time; datagrams of more are lost
 * @param idleNanos after so long without a datagram a client is forgotten
 * @param waiting what may wait in each direction
 */
public record UdpRelaySettings(
    String unit,
    Endpoint listen,
    Endpoint upstream,
    int sessions,
    long idleNanos,
    PacketLimits waiting) {
  /** Checks the limits. */
  public UdpRelaySettings {
    if (sessions < 1 || idleNanos < 1) {
      throw new IllegalArgumentException("a relay's limits must be positive");
    }
  }

  /** The usual limits: 256 clients, forgotten after 120 s (RFC 4787, REQ-5). */
  public UdpRelaySettings(String unit, Endpoint listen, Endpoint upstream) {
    this(unit, listen, upstream, 256, 120_000_000_000L, PacketLimits.USUAL);
  }
}
