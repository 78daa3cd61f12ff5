package org.pumprig.pump;

import org.pumprig.fault.Fault;

/** Breaks the rules of pumps on purpose; see {@code ArchitectureTest}. */
public interface PumpOffender {
  /** Knows what is done to it. */
  Fault fault();
}
