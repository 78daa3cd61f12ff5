package org.pumprig.rig.hardware;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undo;
import org.pumprig.fault.Undoer;
import org.pumprig.fault.power.Outlet;
import org.pumprig.fault.power.OutletSwitch;
import org.pumprig.fault.power.SwitchedOutlet;
import org.pumprig.link.TcpNetwork;
import org.pumprig.time.SystemScheduler;

/** Switches an outlet on again that a dead process left off, and believes the outlet's own word. */
public final class OutletUndoer implements Undoer {
  private static final String VERSION = "outlet1 ";

  /** An outlet may boot first; longer it isn't waited for. */
  private static final long WITHIN_SECONDS = 10;

  private static final long SETTLES_SECONDS = 5;

  /** What the ledger keeps of an outlet that is switched off. */
  public static Undo undo(String name, OutletAddress address) {
    return new Undo(BackEnd.POWER.diskName(), name, VERSION + address);
  }

  @Override
  public String backEnd() {
    return BackEnd.POWER.diskName();
  }

  @Override
  public InjectionResult undo(LedgerEntry entry) {
    try {
      if (OutletSwitch.wrote(entry.undo())) {
        OutletSwitch place = OutletSwitch.parse(entry.undo());
        long seconds = SETTLES_SECONDS + TimeUnit.NANOSECONDS.toSeconds(3 * place.withinNanos());
        return switchOn(
            "the outlet's " + place,
            seconds,
            (scheduler, _) -> new SwitchedOutlet("outlet by " + place, place, scheduler));
      }
      if (!entry.undo().startsWith(VERSION)) {
        return new InjectionResult.Failed("the ledger's recipe is none of an outlet");
      }
      OutletAddress address = OutletAddress.parse(entry.undo().substring(VERSION.length()));
      return switchOn(
          "the outlet at " + address,
          WITHIN_SECONDS,
          (scheduler, network) ->
              new ActuatorOutlet(
                  "outlet at " + address,
                  new LineActuator(scheduler, () -> address.link(scheduler, network)),
                  Optional.empty()));
    } catch (IllegalArgumentException e) {
      return new InjectionResult.Failed("the ledger's recipe can't be used: " + e.getMessage());
    }
  }

  /** Makes an outlet on somebody's thread. */
  @FunctionalInterface
  private interface Maker {
    Outlet make(SystemScheduler scheduler, TcpNetwork network);
  }

  private static InjectionResult switchOn(String name, long withinSeconds, Maker maker) {
    var told = new CompletableFuture<InjectionResult>();
    try (var scheduler = new SystemScheduler("pumprig-undo", told::completeExceptionally);
        var network = new TcpNetwork(scheduler)) {
      scheduler.execute(
          () -> {
            Outlet outlet = maker.make(scheduler, network);
            outlet.open();
            turnOn(outlet, told);
          });
      return told.get(withinSeconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("switching " + name + " failed", e);
    } catch (TimeoutException e) {
      return new InjectionResult.Failed(name + " doesn't answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new InjectionResult.Failed("interrupted while switching " + name);
    }
  }

  private static void turnOn(Outlet outlet, CompletableFuture<InjectionResult> told) {
    outlet.turn(
        true,
        result -> {
          if (result instanceof InjectionResult.Failed) {
            told.complete(result);
          } else {
            outlet.state(
                on ->
                    told.complete(
                        on.orElse(true)
                            ? result
                            : new InjectionResult.Failed(outlet.name() + " says that it is off")));
          }
        });
  }
}
