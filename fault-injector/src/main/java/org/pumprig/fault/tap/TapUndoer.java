package org.pumprig.fault.tap;

import java.io.IOException;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undoer;

/** Removes the bridges of a wiring whose process died; its TAP devices died with it. */
public final class TapUndoer implements Undoer {
  @Override
  public String backEnd() {
    return BackEnd.TAP.diskName();
  }

  @Override
  public InjectionResult undo(LedgerEntry entry) {
    try {
      TapRecipe.parse(entry.undo()).undo();
      return new InjectionResult.Done(0);
    } catch (IllegalArgumentException e) {
      return new InjectionResult.Failed("the ledger's recipe can't be used: " + e.getMessage());
    } catch (IOException e) {
      return new InjectionResult.Failed(String.valueOf(e.getMessage()));
    }
  }
}
