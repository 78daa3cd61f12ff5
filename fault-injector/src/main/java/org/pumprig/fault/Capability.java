package org.pumprig.fault;

import java.util.List;

/**
 * Which back ends can inject a fault, and what proves it.
 *
 * @param fault the fault's name
 * @param backEnds those that can, best first
 * @param witness what proves that it acts
 * @param recovery what bounds the time from its revert to the unit's recovery
 */
public record Capability(String fault, List<BackEnd> backEnds, String witness, Recovery recovery) {
  /** Copies the list. */
  public Capability {
    backEnds = List.copyOf(backEnds);
  }
}
