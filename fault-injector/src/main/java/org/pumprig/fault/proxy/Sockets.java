package org.pumprig.fault.proxy;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.pumprig.fault.InjectionEvidence.Outcome;

/**
 * The transport under a proxy: real sockets or virtual ones. Everything runs on the loop's thread.
 */
interface Sockets<T> {
  /** Starts listening, on the same port each time; accepts go to {@link ProxyCore#accepted}. */
  void openListener() throws IOException;

  /** Stops listening; connecting is refused when this returns. */
  void closeListener();

  /**
   * Starts to connect to the gateway; the outcome goes to the connection.
   *
   * @return the leg to be, which can only be reset before it is connected
   */
  Leg<T> connectUpstream(Connection<T> connection);

  /** Tries to connect to the gateway, and closes at once. */
  void probeUpstream(Consumer<Outcome> outcome);

  /** Tries to connect to the proxy's own listener without being taken for a pump. */
  void probeListener(Consumer<Outcome> outcome);

  /** Length in bytes, more than 0. */
  int length(T payload);

  /** A copy for the tap. */
  byte[] copy(T payload);

  /** Cuts a payload; takes it over. See {@link org.pumprig.fault.model.Payloads#cut}. */
  List<T> cut(T payload, List<Integer> lengths);

  /** Frees a payload that goes nowhere. */
  void discard(T payload);
}
