package org.pumprig.rig.network;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.pumprig.fault.Undo;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;

/** Makes changes one by one, each in the ledger before it acts, and takes them back in reverse. */
final class ChangeRunner {
  private static final long WITHIN_NANOS = 10_000_000_000L;
  private static final AtomicLong COUNT = new AtomicLong();

  private final ChangeLedger ledger;
  private final Deque<Made> made = new ArrayDeque<>();

  private record Made(String id, ChangeRecipe recipe) {}

  ChangeRunner(ChangeLedger ledger) {
    this.ledger = ledger;
  }

  /**
   * Makes a change.
   *
   * @throws IOException if it can't be made; whatever came of it is taken back by {@link #undoAll}
   */
  void make(CommandPlace place, NetworkChange change) throws IOException {
    var recipe = new ChangeRecipe(place, change);
    String id = "topology-" + COUNT.incrementAndGet();
    ledger.open(id, new Undo(TopologyUndoer.BACK_END, recipe.text(), recipe.text()));
    made.push(new Made(id, recipe));
    run(place, change.apply(), change.input());
  }

  /** Takes everything back, the last change first, and goes on where one resists. */
  void undoAll() throws IOException {
    var left = new ArrayList<String>();
    for (Made each : List.copyOf(made)) {
      try {
        undo(each.recipe());
        ledger.closed(each.id());
        made.remove(each);
      } catch (IOException e) {
        left.add(e.getMessage());
      }
    }
    if (!left.isEmpty()) {
      throw new IOException("the topology can't be taken down: " + String.join("; ", left));
    }
  }

  /** Takes one change back and shows that it is gone. Idempotent. */
  static void undo(ChangeRecipe recipe) throws IOException {
    if (!isThere(recipe)) {
      return;
    }
    Commands.Result undone =
        recipe.place().commands().run(recipe.change().undo(), "", WITHIN_NANOS);
    if (isThere(recipe)) {
      throw new IOException(
          String.join(" ", recipe.change().undo())
              + " ("
              + recipe.place().commands().where()
              + "): "
              + undone.complaint());
    }
  }

  private static boolean isThere(ChangeRecipe recipe) throws IOException {
    if (recipe.place() instanceof CommandPlace.InNamespace(String name)) {
      var namespace = new NetworkChange.Namespace(name);
      if (!isThere(new CommandPlace.Here(), namespace)) {
        return false; // it went with its namespace
      }
    }
    return isThere(recipe.place(), recipe.change());
  }

  private static boolean isThere(CommandPlace place, NetworkChange change) throws IOException {
    return change.isThere(place.commands().run(change.probe(), "", WITHIN_NANOS));
  }

  /** Runs a program that must succeed. */
  static String run(CommandPlace place, List<String> argv, String input) throws IOException {
    Commands.Result result = place.commands().run(argv, input, WITHIN_NANOS);
    if (!result.ok()) {
      throw new IOException(
          String.join(" ", argv) + " (" + place.commands().where() + "): " + result.complaint());
    }
    return result.output();
  }
}
