package org.pumprig.rig.network;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
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
  private static final List<String> NFT = List.of("nft", "-f", "-");

  private final CommandPlace place;
  private final CommandThread commands;
  private final Scheduler scheduler;
  private final Consumer<String> remark;
  private final String key;
  private final int proxyPort;
  private volatile boolean closed;
  private boolean broken;

  private StandingRedirection(
      CommandPlace place,
      CommandThread commands,
      Scheduler scheduler,
      Consumer<String> remark,
      String key,
      int proxyPort) {
    this.place = place;
    this.commands = commands;
    this.scheduler = scheduler;
    this.remark = remark;
    this.key = key;
    this.proxyPort = proxyPort;
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
            place, commands, scheduler, remark, unit + " . " + gateway.port(), proxyPort);
    ChangeRunner.run(place, NFT, standing.lease(LEASE_NANOS / 1_000_000));
    scheduler.schedule(RENEW_NANOS, standing::renew);
    return standing;
  }

  private void renew() {
    if (!closed) {
      commands.run(NFT, lease(LEASE_NANOS / 1_000_000), WITHIN_NANOS, this::renewed);
      scheduler.schedule(RENEW_NANOS, this::renew);
    }
  }

  private void renewed(Outcome outcome) {
    boolean fine = outcome instanceof Outcome.Ended(var result) && result.ok();
    if (!fine && !broken && !closed) {
      String why =
          switch (outcome) {
            case Outcome.Ended(var result) -> result.complaint();
            case Outcome.Broken(String reason) -> reason;
          };
      remark.accept("the unit's connections may go past the proxy: " + why);
    }
    broken = !fine;
  }

  /** An element that is there keeps its time-out when it is added again: it is replaced. */
  private String lease(long millis) {
    return elements("add", millis) + elements("delete", 0) + elements("add", millis);
  }

  private String elements(String verb, long millis) {
    String time = millis > 0 ? " timeout " + millis + "ms" : "";
    return "%1$s element inet %2$s %3$s { %4$s%5$s : %6$d }\n%1$s element inet %2$s %7$s { %4$s%5$s }\n"
        .formatted(
            verb, TopologyPlan.TABLE, Redirection.MAP, key, time, proxyPort, Redirection.PROXIED);
  }

  /** New connections go straight to the gateway; open ones last as long as the proxy. */
  @Override
  public void close() throws IOException {
    closed = true;
    ChangeRunner.run(place, NFT, elements("add", 1_000) + elements("delete", 0));
  }
}
