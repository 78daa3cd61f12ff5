package org.pumprig.quantity;

import org.pumprig.fault.FaultSpec;
import org.pumprig.rig.event.PureOffender;

/** Breaks the rules of the foundation on purpose; see {@code ArchitectureTest}. */
public interface FoundationOffender {
  /** Knows faults. */
  FaultSpec fault();

  /** Knows the rig, which knows it: a cycle. */
  PureOffender rig();
}
