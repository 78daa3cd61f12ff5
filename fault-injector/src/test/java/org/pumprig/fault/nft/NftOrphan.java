package org.pumprig.fault.nft;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.pumprig.fault.Direction;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.PacketFault;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.ManagementGuard;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.time.SystemScheduler;

/** A process that injects and renews until somebody kills it. */
final class NftOrphan {
  private static final long LEASE_NANOS = 3_000_000_000L;

  private NftOrphan() {}

  /** Arguments: the rig's namespace and {@code ROUTED} or {@code BRIDGED}. */
  public static void main(String[] args) throws InterruptedException, IOException {
    var scheduler = new SystemScheduler("orphan", failure -> System.exit(3));
    var settings =
        NftSettings.ofThisProcess(
            new CommandPlace.InNamespace(args[0]),
            PacketPath.valueOf(args[1].toUpperCase(Locale.ROOT)),
            List.of(NftBench.flow(NftBench.UNIT, NamespaceWiring.PUMP)),
            ManagementGuard.NONE);
    var injector = new NftInjector(settings, scheduler);
    var spec = NftBench.spec("orphan", new PacketFault.Blackhole(), Direction.BOTH);
    scheduler.execute(
        () ->
            injector.apply(
                spec,
                LEASE_NANOS,
                result -> {
                  boolean done = result instanceof InjectionResult.Done;
                  System.out.println(
                      done ? injector.undo(spec).orElseThrow().recipe() : "failed: " + result);
                  System.out.flush();
                  renew(scheduler, injector);
                }));
    new CountDownLatch(1).await();
  }

  private static void renew(SystemScheduler scheduler, NftInjector injector) {
    scheduler.schedule(
        LEASE_NANOS / 3,
        () -> {
          injector.renew("orphan", LEASE_NANOS);
          renew(scheduler, injector);
        });
  }
}
