package org.pumprig.fault.proxy;

import org.pumprig.link.Endpoint;

/**
 * Where a proxy stands, and its limits.
 *
 * @param name for its thread and messages: the unit's serial number
 * @param listen where the pump connects; port 0: any free port, kept from then on
 * @param upstream the gateway
 * @param heldLimitBytes waiting bytes in one direction of one connection above which the sender is
 *     no longer read
 * @param tapEventLimit wire events that may wait for the tap
 * @param tapByteLimit bytes in wire events that may wait for the tap
 */
public record ProxySettings(
    String name,
    Endpoint listen,
    Endpoint upstream,
    long heldLimitBytes,
    int tapEventLimit,
    long tapByteLimit) {
  /** Checks the limits. */
  public ProxySettings {
    if (heldLimitBytes <= 0 || tapEventLimit < 2 || tapByteLimit <= 0) {
      throw new IllegalArgumentException("a proxy's limits must be positive");
    }
  }

  /** The usual limits: 1 MiB held, 65536 events or 16 MiB towards the tap. */
  public ProxySettings(String name, Endpoint listen, Endpoint upstream) {
    this(name, listen, upstream, 1 << 20, 1 << 16, 1 << 24);
  }
}
