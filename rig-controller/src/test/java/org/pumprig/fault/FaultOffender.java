package org.pumprig.fault;

import org.pumprig.rig.event.Event;

/** Breaks the rules of faults on purpose; see {@code ArchitectureTest}. */
public interface FaultOffender {
  /** Knows the rig. */
  Event event();
}
