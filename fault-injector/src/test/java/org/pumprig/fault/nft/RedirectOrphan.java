package org.pumprig.fault.nft;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import org.pumprig.fault.InjectionResult;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.link.Endpoint;
import org.pumprig.time.SystemScheduler;

/** A process in the rig's namespace that redirects and renews until somebody kills it. */
final class RedirectOrphan {
  private static final long LEASE_NANOS = 3_000_000_000L;

  private RedirectOrphan() {}

  /** Arguments: the namespace, for the recipe, the gateway's address and its port. */
  public static void main(String[] args) throws Exception {
    var scheduler = new SystemScheduler("orphan", failure -> System.exit(3));
    var proxy = new ServerSocket(0, 200, InetAddress.ofLiteral(NamespaceWiring.RIG_TOWARDS_PUMP));
    var redirect =
        new LeasedRedirect(
            new CommandPlace.InNamespace(args[0]),
            NftBench.flow(NftBench.UNIT, NamespaceWiring.PUMP),
            new Endpoint(args[1], Integer.parseInt(args[2])),
            proxy.getLocalPort(),
            scheduler);
    scheduler.execute(
        () ->
            redirect.arm(
                LEASE_NANOS,
                result -> {
                  boolean done = result instanceof InjectionResult.Done;
                  System.out.println(done ? redirect.undo().recipe() : "failed: " + result);
                  System.out.flush();
                  renew(scheduler, redirect);
                }));
    new CountDownLatch(1).await();
  }

  private static void renew(SystemScheduler scheduler, LeasedRedirect redirect) {
    scheduler.schedule(
        LEASE_NANOS / 3,
        () -> {
          redirect.renew(LEASE_NANOS);
          renew(scheduler, redirect);
        });
  }
}
