package org.pumprig.fault.nft;

import java.util.Optional;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undoer;
import org.pumprig.time.SystemScheduler;

/**
 * Deletes the tables that a dead process left, and shows that they are gone. Their faults have
 * ended by themselves when the lease was over; a table that isn't ours is left alone.
 */
public final class NftUndoer implements Undoer {
  @Override
  public String backEnd() {
    return BackEnd.NFT.diskName();
  }

  @Override
  public InjectionResult undo(LedgerEntry entry) {
    NftRecipe recipe;
    try {
      recipe = NftRecipe.parse(entry.undo());
    } catch (IllegalArgumentException e) {
      return new InjectionResult.Failed("the ledger's recipe can't be used: " + e.getMessage());
    }
    Optional<String> problem =
        new Nft(recipe.place().commands())
            .removeLeft(recipe.tables())
            .filter(said -> !isGone(said));
    if (problem.isPresent()) {
      return new InjectionResult.Failed(problem.get());
    }
    try (var clock = new SystemScheduler("pumprig-undo", _ -> {})) {
      return new InjectionResult.Done(clock.nanoTime());
    }
  }

  /** A network namespace that is gone has taken its tables with it. */
  private static boolean isGone(String problem) {
    return problem.contains("Cannot open network namespace");
  }
}
