package org.pumprig.rig.campaign;

import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.Undo;
import org.pumprig.link.Endpoint;

/** What a run needs of the machine-wide fault ledger: durable before the fault, closed after it. */
public interface LedgerPort {
  /**
   * Enters a fault, or what a power cycle switches off; {@code durable} or {@code failed} is called
   * on the scheduler's thread.
   *
   * @param id the fault's, unique in the run
   * @param target where it acts
   * @param undo how it is undone if this process dies; empty if it ends with the process
   */
  void open(
      String id, Endpoint target, Optional<Undo> undo, Runnable durable, Consumer<String> failed);

  /** The fault is gone and was shown to be. */
  void closed(String id);
}
