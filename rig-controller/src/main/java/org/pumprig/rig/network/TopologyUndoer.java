package org.pumprig.rig.network;

import java.io.IOException;
import java.util.Optional;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undoer;

/** Takes back what a dead process's topology left on this machine. */
public final class TopologyUndoer implements Undoer {
  /** Its name in the ledger. */
  public static final String BACK_END = "topology";

  private final String bootId;

  /**
   * @param bootId of the kernel that runs now: with another one's, all that it held is gone, and
   *     what looks alike is somebody else's
   */
  public TopologyUndoer(String bootId) {
    this.bootId = bootId;
  }

  @Override
  public String backEnd() {
    return BACK_END;
  }

  @Override
  public InjectionResult undo(LedgerEntry entry) {
    if (!entry.bootId().equals(bootId)) {
      return new InjectionResult.Done(0);
    }
    Optional<ChangeRecipe> recipe = ChangeRecipe.parse(entry.undo());
    if (recipe.isEmpty()) {
      return new InjectionResult.Failed("not known how to undo '" + entry.undo() + "'");
    }
    try {
      ChangeRunner.undo(recipe.get());
      return new InjectionResult.Done(0);
    } catch (IOException e) {
      return new InjectionResult.Failed(String.valueOf(e.getMessage()));
    }
  }
}
