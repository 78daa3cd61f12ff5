package org.pumprig.rig.network;

import java.io.IOException;
import java.util.Optional;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undoer;
import org.pumprig.time.Scheduler;

/** Takes back what a dead process's topology left on this machine. */
public final class TopologyUndoer implements Undoer {
  /** Its name in the ledger. */
  public static final String BACK_END = "topology";

  private final Scheduler scheduler;

  /**
   * @param scheduler whose clock stamps results
   */
  public TopologyUndoer(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public String backEnd() {
    return BACK_END;
  }

  @Override
  public InjectionResult undo(LedgerEntry entry) {
    Optional<ChangeRecipe> recipe = ChangeRecipe.parse(entry.undo());
    if (recipe.isEmpty()) {
      return new InjectionResult.Failed("not known how to undo '" + entry.undo() + "'");
    }
    try {
      ChangeRunner.undo(recipe.get());
      return new InjectionResult.Done(scheduler.nanoTime());
    } catch (IOException e) {
      return new InjectionResult.Failed(String.valueOf(e.getMessage()));
    }
  }
}
