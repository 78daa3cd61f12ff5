package org.pumprig.fault.netem;

import java.io.IOException;
import java.util.Optional;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undoer;
import org.pumprig.fault.nft.ClassTable;
import org.pumprig.time.SystemScheduler;

/**
 * Deletes the table and the queues that a dead process left, and shows that they are gone. Their
 * fault has ended by itself when the lease was over.
 */
public final class NetemUndoer implements Undoer {
  @Override
  public String backEnd() {
    return BackEnd.NETEM.diskName();
  }

  @Override
  public InjectionResult undo(LedgerEntry entry) {
    NetemRecipe recipe;
    try {
      recipe = NetemRecipe.parse(entry.undo());
    } catch (IllegalArgumentException e) {
      return new InjectionResult.Failed("the ledger's recipe can't be used: " + e.getMessage());
    }
    try (var clock = new SystemScheduler("pumprig-undo", _ -> {})) {
      if (!recipe.place().vanished()) { // else all of it went with its namespace
        Optional<String> problem = ClassTable.remove(recipe.place(), recipe.table());
        if (problem.isPresent()) {
          return new InjectionResult.Failed(problem.get());
        }
        var qdiscs = new Qdiscs(recipe.place().commands());
        for (String device : recipe.devices()) {
          qdiscs.remove(device, recipe.classId());
        }
      }
      return new InjectionResult.Done(clock.nanoTime());
    } catch (IOException | IllegalArgumentException e) {
      return new InjectionResult.Failed(String.valueOf(e.getMessage()));
    }
  }
}
