package org.pumprig.rig.plan;

import java.util.List;
import org.pumprig.rig.setup.Rig;

/** Which of the rig's units take part. */
public sealed interface Units {
  /** The serial numbers that take part, in the order of the plan's list or the rig file. */
  List<String> serials(Rig rig);

  /** Every unit of the rig. */
  record All() implements Units {
    @Override
    public List<String> serials(Rig rig) {
      return rig.serials();
    }
  }

  /**
   * Some of the rig's units.
   *
   * @param listed serial numbers, all different, at least one
   */
  record Listed(List<String> listed) implements Units {
    /** Copies the list. */
    public Listed {
      listed = List.copyOf(listed);
    }

    @Override
    public List<String> serials(Rig rig) {
      return listed;
    }
  }
}
