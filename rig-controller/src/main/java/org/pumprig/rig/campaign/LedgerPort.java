package org.pumprig.rig.campaign;

import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.Undo;
import org.pumprig.link.Endpoint;

/** What a run needs of the machine-wide fault ledger: durable before the fault, closed after it. */
public interface LedgerPort {
  /**
   * Enters a fault; {@code durable} or {@code failed} is called on the scheduler's thread.
   *
   * @param target where it acts
   * @param undo how it is undone if this process dies; empty if it ends with the process
   */
  void open(
      FaultSpec fault,
      Endpoint target,
      Optional<Undo> undo,
      Runnable durable,
      Consumer<String> failed);

  /** The fault is gone and was shown to be. */
  void closed(FaultSpec fault);
}
