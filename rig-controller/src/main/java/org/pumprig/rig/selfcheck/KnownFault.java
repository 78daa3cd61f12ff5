package org.pumprig.rig.selfcheck;

import java.util.function.Consumer;
import org.pumprig.rig.event.SelfChecked.Found;
import org.pumprig.time.Scheduler;

/** Tries a fault whose effect is known on a flow that is nobody's. */
@FunctionalInterface
public interface KnownFault {
  /**
   * What was measured.
   *
   * @param found whether it is what was asked for
   * @param detail the figures, in one line
   */
  record Measured(Found found, String detail) {}

  /**
   * Tries it.
   *
   * @param scheduler on whose thread this is called and answered, once, after it has returned
   */
  void measure(Scheduler scheduler, Consumer<Measured> told);
}
