package org.pumprig.rig.network;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.CommandThread;
import org.pumprig.host.CommandThread.Outcome;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.setup.Ipv4;
import org.pumprig.time.Scheduler;

/**
 * Keeps all of a unit's connections in the rig's proxy, by elements with a lease: should this
 * process die, its connections are reset by the kernel, and new ones go straight to the gateway
 * once the lease is over. Confined to the scheduler's thread, but for begin and end.
 */
final class StandingRedirection implements Closeable {
  private static final long LEASE_NANOS = 3_000_000_000L;
  private static final long RENEW_NANOS = 1_000_000_000L;
  private static final long WITHIN_NANOS = 5_000_000_000L;

  private final CommandPlace place;
  private final CommandThread commands;
  private final Scheduler scheduler;
  private final Consumer<String> remark;
  private final RedirectElements elements;
  private volatile boolean closed;
  private boolean broken;

  private StandingRedirection(
      CommandPlace place,
      CommandThread commands,
      Scheduler scheduler,
      Consumer<String> remark,
      RedirectElements elements) {
    this.place = place;
    this.commands = commands;
    this.scheduler = scheduler;
    this.remark = remark;
    this.elements = elements;
  }

  /**
   * Begins; connections from before are reset.
   *
   * @param remark told if the lease can't be renewed
   * @throws IOException if the kernel refuses
   */
  static StandingRedirection begin(
      CommandPlace place,
      CommandThread commands,
      Scheduler scheduler,
      Consumer<String> remark,
      Ipv4 unit,
      Endpoint gateway,
      int proxyPort)
      throws IOException {
    var standing =
        new StandingRedirection(
            place,
            commands,
            scheduler,
            remark,
            new RedirectElements(unit, gateway, proxyPort, true));
    ChangeRunner.run(place, RedirectElements.NFT, standing.elements.lease(LEASE_NANOS));
    scheduler.schedule(RENEW_NANOS, standing::renew);
    return standing;
  }

  private void renew() {
    if (!closed) {
      commands.run(RedirectElements.NFT, elements.lease(LEASE_NANOS), WITHIN_NANOS, this::renewed);
      scheduler.schedule(RENEW_NANOS, this::renew);
    }
  }

  private void renewed(Outcome outcome) {
    Optional<String> trouble = outcome.trouble();
    if (trouble.isPresent() && !broken && !closed) {
      remark.accept("the unit's connections may go past the proxy: " + trouble.get());
    }
    broken = trouble.isPresent();
  }

  /** New connections go straight to the gateway; open ones last as long as the proxy. */
  @Override
  public void close() throws IOException {
    closed = true;
    ChangeRunner.run(place, RedirectElements.NFT, elements.end());
  }
}
