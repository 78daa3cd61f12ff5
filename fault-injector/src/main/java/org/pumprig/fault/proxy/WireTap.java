package org.pumprig.fault.proxy;

/**
 * Is told what happened on a proxy's wires, in order, on the scheduler's thread.
 *
 * <p>The queue towards it is bounded; what does not fit is lost, counted and reported as {@link
 * WireEvent.TapOverflow} at its place in the order.
 */
@FunctionalInterface
public interface WireTap {
  /** Takes one event. */
  void on(WireEvent event);
}
