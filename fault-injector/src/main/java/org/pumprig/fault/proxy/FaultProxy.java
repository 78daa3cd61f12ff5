package org.pumprig.fault.proxy;

import org.pumprig.fault.Injector;
import org.pumprig.link.Endpoint;

/**
 * Stands between one pump and its gateway, passes everything on, and injects stream faults.
 *
 * <p>It listens where the pump connects and connects upstream to the gateway for each connection of
 * the pump. Where the gateway does not listen, the proxy does not either.
 */
public interface FaultProxy extends AutoCloseable {
  /** Where the pump connects, with the port that was really bound. */
  Endpoint listen();

  /** The gateway. */
  Endpoint upstream();

  /** Injects {@link org.pumprig.fault.StreamFault}s into the connections of this proxy. */
  Injector injector();

  /**
   * Resets all connections and stops listening; idempotent. When it returns there is no listener
   * and no thread left, and no wire event follows.
   */
  @Override
  void close();
}
