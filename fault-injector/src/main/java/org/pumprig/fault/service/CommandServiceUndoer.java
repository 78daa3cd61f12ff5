package org.pumprig.fault.service;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.InjectionEvidence.Outcome;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undoer;
import org.pumprig.host.Commands;
import org.pumprig.link.Endpoint;
import org.pumprig.link.TcpNetwork;
import org.pumprig.time.SystemScheduler;

/**
 * Ends what a dead process did to a gateway's service: runs the program that its ledger entry names
 * and, where the service was absent, waits until it accepts connections again. Whoever can write
 * the ledger can have programs run: it belongs to the user that runs the rig, and to nobody else.
 */
public final class CommandServiceUndoer implements Undoer {
  private static final long PAUSE_NANOS = 100_000_000;
  private static final int ATTEMPTS = 300;

  @Override
  public String backEnd() {
    return BackEnd.SERVICE.diskName();
  }

  @Override
  public InjectionResult undo(LedgerEntry entry) {
    UndoRecipe recipe;
    try {
      recipe = UndoRecipe.parse(entry.undo());
    } catch (IllegalArgumentException e) {
      return new InjectionResult.Failed("the ledger's recipe can't be used: " + e.getMessage());
    }
    Commands commands = recipe.place().commands();
    try {
      Commands.Result result = commands.run(recipe.end(), "", recipe.withinNanos());
      return result.ok()
          ? shown(recipe)
          : new InjectionResult.Failed(
              recipe.end().getFirst() + " (" + commands.where() + "): " + result.complaint());
    } catch (IOException e) {
      return new InjectionResult.Failed(String.valueOf(e.getMessage()));
    }
  }

  private static InjectionResult shown(UndoRecipe recipe) {
    var result = new CompletableFuture<InjectionResult>();
    try (var scheduler =
            new SystemScheduler("pumprig-undo", failure -> result.completeExceptionally(failure));
        var network = new TcpNetwork(scheduler)) {
      if (recipe.absent()) {
        var probe = new ConnectProbe(network, scheduler);
        scheduler.execute(() -> attempt(probe, scheduler, recipe.service(), ATTEMPTS, result));
        return result.get();
      }
      return new InjectionResult.Done(scheduler.nanoTime());
    } catch (ExecutionException e) {
      throw new IllegalStateException("the probe of " + recipe.service() + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new InjectionResult.Failed("interrupted while waiting for " + recipe.service());
    }
  }

  private static void attempt(
      ConnectProbe probe,
      SystemScheduler scheduler,
      Endpoint service,
      int attempts,
      CompletableFuture<InjectionResult> result) {
    probe.connect(
        service,
        outcome -> {
          if (outcome == Outcome.ACCEPTED) {
            result.complete(new InjectionResult.Done(scheduler.nanoTime()));
          } else if (attempts == 1) {
            result.complete(
                new InjectionResult.Failed(
                    "the service was started, and connecting to "
                        + service
                        + " is still "
                        + outcome.diskName()));
          } else {
            scheduler.schedule(
                PAUSE_NANOS, () -> attempt(probe, scheduler, service, attempts - 1, result));
          }
        });
  }
}
