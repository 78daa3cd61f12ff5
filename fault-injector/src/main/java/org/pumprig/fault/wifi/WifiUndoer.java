package org.pumprig.fault.wifi;

import java.io.IOException;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undoer;

/**
 * Gives an access point that a dead process made ill its channel, its beacons and its power; one of
 * somebody else's by the program given for that.
 */
public final class WifiUndoer implements Undoer {
  @Override
  public String backEnd() {
    return BackEnd.WIFI.diskName();
  }

  @Override
  public InjectionResult undo(LedgerEntry entry) {
    try {
      if (entry.undo().startsWith(CommandedRecipe.VERSION + " ")) {
        CommandedRecipe.parse(entry.undo()).restore();
        return new InjectionResult.Done(0);
      }
      WifiRecipe recipe = WifiRecipe.parse(entry.undo());
      if (!recipe.port().place().vanished()) {
        recipe.restore();
      }
      return new InjectionResult.Done(0);
    } catch (IllegalArgumentException e) {
      return new InjectionResult.Failed("the ledger's recipe can't be used: " + e.getMessage());
    } catch (IOException e) {
      return new InjectionResult.Failed(String.valueOf(e.getMessage()));
    }
  }
}
