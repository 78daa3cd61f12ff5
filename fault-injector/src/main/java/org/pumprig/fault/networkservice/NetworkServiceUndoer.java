package org.pumprig.fault.networkservice;

import java.io.IOException;
import java.util.List;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undo;
import org.pumprig.fault.Undoer;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;

/**
 * Removes the table that a dead process left. Its rules act no more once the lease is over, and in
 * a namespace that is gone there is nothing left.
 */
public final class NetworkServiceUndoer implements Undoer {
  private static final String VERSION = "networkService1";
  private static final long NFT_NANOS = 10_000_000_000L;

  static Undo undo(CommandPlace place, LeasedRules rules) {
    String namespace =
        switch (place) {
          case CommandPlace.Here _ -> "-";
          case CommandPlace.InNamespace(String name) -> name;
          case CommandPlace.Ssh ssh ->
              throw new IllegalArgumentException("the rig's services run on the rig, not " + ssh);
        };
    return new Undo(
        BackEnd.NETWORK_SERVICE.diskName(),
        rules.device(),
        String.join(" ", VERSION, namespace, rules.table(), rules.device()));
  }

  /** Deletes the table, or does nothing: {@code add} makes sure that there is one to delete. */
  static String script(String table) {
    return "add table inet %1$s\ndelete table inet %1$s\n".formatted(table);
  }

  @Override
  public String backEnd() {
    return BackEnd.NETWORK_SERVICE.diskName();
  }

  @Override
  public InjectionResult undo(LedgerEntry entry) {
    List<String> words = List.of(entry.undo().split(" ", 8));
    if (words.size() != 4 || !words.getFirst().equals(VERSION)) {
      return new InjectionResult.Failed("the ledger's recipe is none of the rig's services");
    }
    LeasedRules rules;
    try {
      rules = new LeasedRules(words.get(2), words.get(3));
    } catch (IllegalArgumentException e) {
      return new InjectionResult.Failed("the ledger's recipe can't be used: " + e.getMessage());
    }
    CommandPlace place =
        words.get(1).equals("-")
            ? new CommandPlace.Here()
            : new CommandPlace.InNamespace(words.get(1));
    if (place.vanished()) {
      return new InjectionResult.Done(0); // with all that was in it
    }
    return delete(place, rules.table());
  }

  private static InjectionResult delete(CommandPlace place, String table) {
    try {
      Commands.Result result =
          place.commands().run(List.of("nft", "-f", "-"), script(table), NFT_NANOS);
      return result.ok()
          ? new InjectionResult.Done(0)
          : new InjectionResult.Failed("nft: " + result.complaint());
    } catch (IOException e) {
      return new InjectionResult.Failed(String.valueOf(e.getMessage()));
    }
  }
}
