package org.pumprig.fault.ethernet;

import java.io.IOException;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undoer;
import org.pumprig.time.SystemScheduler;

/**
 * Gives a link that a dead process took down the state that it had, and looks whether it has it.
 */
public final class EthernetUndoer implements Undoer {
  @Override
  public String backEnd() {
    return BackEnd.ETHERNET.diskName();
  }

  @Override
  public InjectionResult undo(LedgerEntry entry) {
    EthernetRecipe recipe;
    try {
      recipe = EthernetRecipe.parse(entry.undo());
    } catch (IllegalArgumentException e) {
      return new InjectionResult.Failed("the ledger's recipe can't be used: " + e.getMessage());
    }
    try (var clock = new SystemScheduler("pumprig-undo", _ -> {})) {
      if (!recipe.port().place().vanished()) { // else the link went with its namespace
        recipe.port().restore(recipe.before());
      }
      return new InjectionResult.Done(clock.nanoTime());
    } catch (IOException e) {
      return new InjectionResult.Failed(String.valueOf(e.getMessage()));
    }
  }
}
