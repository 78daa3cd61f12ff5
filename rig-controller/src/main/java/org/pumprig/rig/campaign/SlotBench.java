package org.pumprig.rig.campaign;

import java.util.List;

/** The bench of one slot: a unit for each of its runs, in the order asked for. */
public interface SlotBench extends AutoCloseable {
  /** The units, ready to be connected to. */
  List<UnitBench> units();

  /** Takes the bench down: no listener, thread or device of it is left when this returns. */
  @Override
  void close();
}
