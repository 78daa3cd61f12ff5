package org.pumprig.rig.campaign;

import java.util.function.Consumer;
import org.pumprig.rig.event.ClockObservation.ClockRead;

/** Asks the machine about its clock. */
@FunctionalInterface
public interface HostClocks {
  /** Virtual time has a clock of its own, of which no machine can tell. */
  HostClocks NONE = answer -> {};

  /** Asks; the answer comes once, on the scheduler's thread. */
  void read(Consumer<ClockRead> answer);
}
