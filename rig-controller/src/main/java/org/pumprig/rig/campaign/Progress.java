package org.pumprig.rig.campaign;

import java.util.List;
import org.pumprig.rig.status.RunStatus;

/** Is told how a campaign is getting on; called on the scheduler's thread. */
public interface Progress {
  /** A slot is being prepared. */
  void preparing(int slot, int slots);

  /** Where the runs of a slot are. */
  void running(int slot, int slots, SlotView view);

  /** Where each of the slot's runs stands, told together with {@link #running}. */
  default void units(List<RunStatus> units) {}

  /** Something that the user must know, in one line. */
  void remark(String line);

  /**
   * A slot at one moment.
   *
   * @param runNanos run time
   * @param endNanos when its runs end
   * @param phase the phase, on disk
   * @param errors connectivity errors counted so far, all units
   * @param tripped units whose watchdog was seen
   * @param units units in all
   */
  record SlotView(
      long runNanos, long endNanos, String phase, long errors, int tripped, int units) {}
}
