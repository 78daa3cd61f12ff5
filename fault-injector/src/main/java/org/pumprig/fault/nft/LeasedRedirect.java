package org.pumprig.fault.nft;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.Direction;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Undo;
import org.pumprig.fault.UnitFlow;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.WorkThread;
import org.pumprig.link.Endpoint;
import org.pumprig.time.Scheduler;

/**
 * Sends a unit's new connections to the gateway into a proxy on this machine, as long as a lease is
 * renewed. Disarmed, nothing of it is in the packets' way.
 *
 * <p>Address translation looks at a connection's first packet only: connections that are open when
 * it is armed are not caught, and those that were caught stay in the proxy when it is disarmed or
 * its lease is over. The proxy must listen on the rig's address towards the unit, or on all. Routed
 * packets only. Confined to the scheduler's thread.
 */
public final class LeasedRedirect implements AutoCloseable {
  private final CommandPlace place;
  private final Scheduler scheduler;
  private final Nft nft;
  private final WorkThread thread;
  private final NftTable table;
  private final Way way;
  private final String script;
  private boolean armed;

  /**
   * @param place where the packets cross, and {@code nft} runs
   * @param flow the unit's
   * @param gateway the address and port that the unit connects to
   * @param proxyPort where the proxy listens here
   */
  public LeasedRedirect(
      CommandPlace place, UnitFlow flow, Endpoint gateway, int proxyPort, Scheduler scheduler) {
    this.place = place;
    this.scheduler = scheduler;
    this.nft = new Nft(place.commands());
    this.thread = new WorkThread("pumprig-nft", scheduler);
    this.way = Way.of(flow, Direction.TOWARDS_GATEWAY);
    this.table =
        new NftTable(way.ip(), NftTable.nameFor(NftSettings.ownName(), "redirect-" + flow.unit()));
    this.script = script(flow, gateway, new Endpoint("localhost", proxyPort).port());
  }

  private String script(UnitFlow flow, Endpoint gateway, int proxyPort) {
    String address = InetAddress.ofLiteral(gateway.host()).getHostAddress();
    var text = new StringBuilder();
    NftScript.create(table, text);
    text.append("table ").append(table).append(" {\n  counter redirected { }\n");
    text.append("  set live { type ").append(way.ip().equals("ip") ? "ipv4" : "ipv6");
    text.append("_addr; flags timeout; }\n  chain arriving {\n");
    // Before others translate: a connection is translated once.
    text.append("    type nat hook prerouting priority -110; policy accept;\n    iifname \"");
    text.append(flow.pumpInterface()).append("\" ").append(way.leased()).append(' ');
    text.append(way.ip()).append(" daddr ").append(address).append(" tcp dport ");
    // Where connections weren't tracked before, an open one would look new: only requests count.
    text.append(gateway.port())
        .append(" tcp flags & (syn | ack) == syn counter name redirected redirect to :")
        .append(proxyPort);
    return text.append("\n  }\n}\n").toString();
  }

  /** How it is undone if this process dies; it ends by itself when the lease is over. */
  public Undo undo() {
    return new NftRecipe(place, List.of(table)).undo("redirect " + way.addressText());
  }

  /**
   * Catches new connections from now on, until the lease is over. Armed already, it is renewed.
   *
   * @param done told once it catches, or why it doesn't (then nothing of it is left)
   */
  public void arm(long leaseNanos, Consumer<? super InjectionResult> done) {
    String live = NftScript.renewal(table, way.addressText(), leaseNanos);
    String text = armed ? live : script + live;
    armed = true;
    thread.ask(
        () -> nft.create(text, List.of(table)),
        Optional.of("nft was closed"),
        problem -> {
          problem.ifPresent(_ -> armed = false);
          done.accept(result(problem));
        });
  }

  /** Lets the lease last so long from now on; without effect if it isn't armed. */
  public void renew(long leaseNanos) {
    if (armed) {
      String live = NftScript.renewal(table, way.addressText(), leaseNanos);
      thread.ask(() -> nft.script(live), new Nft.Answer("", Optional.empty()), _ -> {});
    }
  }

  /** How many connections were caught since it was armed. */
  public void caught(Consumer<? super Long> done) {
    thread.ask(
        () -> nft.counters(List.of(table)),
        new Nft.Answer("", Optional.empty()),
        answer ->
            done.accept(
                NftCounts.parse(answer.output())
                    .byName()
                    .getOrDefault("redirected", NftCounts.Count.NONE)
                    .packets()));
  }

  /** Catches no more, and checks that nothing of it is left. Idempotent. */
  public void disarm(Consumer<? super InjectionResult> done) {
    armed = false;
    thread.ask(
        () -> nft.removeLeft(List.of(table)),
        Optional.of("nft was closed"),
        problem -> done.accept(result(problem)));
  }

  private InjectionResult result(Optional<String> problem) {
    return problem
        .<InjectionResult>map(InjectionResult.Failed::new)
        .orElseGet(() -> new InjectionResult.Done(scheduler.nanoTime()));
  }

  /** Ends the thread; what is armed ends with its lease. */
  @Override
  public void close() {
    thread.close();
  }
}
