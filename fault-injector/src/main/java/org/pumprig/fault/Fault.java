package org.pumprig.fault;

import java.util.Optional;

/**
 * What is done to a unit's network, without when and to whom.
 *
 * <p>Which back end can inject which fault is said once, in {@link Capabilities}; how a fault is
 * proved to act, in {@code org.pumprig.fault.proof}.
 */
public sealed interface Fault
    permits PacketFault,
        StreamFault,
        ServerFault,
        NetworkServiceFault,
        LinkFault,
        WifiFault,
        SerialFault,
        PowerFault {
  /**
   * The fault's name in plans and journals: stable, unique over all families, never a class name.
   */
  String name();

  /**
   * Its parameters for journals and messages, such as {@code delay=120ms jitter=40ms}; empty if it
   * has none. The direction stands in the spec, not here.
   */
  default String parameters() {
    return "";
  }

  /** The same for people, in a few words: {@code connections reset after 50ms}. */
  String summary();

  /**
   * The thing by whose fault it reaches all units at once: {@link FaultSpec#GATEWAY}, {@link
   * FaultSpec#WIFI}; empty: it is injected for each unit that it is for.
   */
  default Optional<String> sharedThing() {
    return Optional.empty();
  }

  /**
   * Whether nobody listens while it acts, so that a refused connection proves it and the unit's own
   * attempts can't be counted.
   */
  default boolean closesListener() {
    return false;
  }
}
