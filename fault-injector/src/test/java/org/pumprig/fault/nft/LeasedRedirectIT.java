package org.pumprig.fault.nft;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.link.Endpoint;
import org.pumprig.time.SystemScheduler;

@Tag("netns")
class LeasedRedirectIT {
  private static final long LEASE_NANOS = 30_000_000_000L;

  @Test
  void newConnectionsMeetTheProxyWhileArmedAndOpenOnesDoNot() throws Exception {
    try (var bench = new NftBench(PacketPath.ROUTED);
        var tcp = new TcpPair(bench);
        var open = tcp.connect();
        var proxy = proxy(bench);
        var redirect = redirect(bench, tcp, proxy)) {
      InjectionResult armed = bench.ask(done -> redirect.arm(LEASE_NANOS, done));
      assertThat(armed).isInstanceOf(InjectionResult.Done.class);
      assertThat(open.pumpSends()).isEqualTo("byte");
      assertThat(tcp.attempt()).isEqualTo("connected");
      try (Socket caught = proxy.accept()) {
        assertThat(caught.getInetAddress().getHostAddress()).isEqualTo(NamespaceWiring.PUMP);
      }
      Long count = bench.ask(redirect::caught);
      assertThat(count).isEqualTo(1);

      InjectionResult disarmed = bench.ask(redirect::disarm);
      assertThat(disarmed).isInstanceOf(InjectionResult.Done.class);
      assertThat(bench.rig("nft", "list", "ruleset")).isEmpty();
      try (var direct = tcp.connect()) {
        assertThat(direct.pumpSends()).isEqualTo("byte");
      }
    }
  }

  @Test
  void withoutRenewalItCatchesNoMoreAndCanBeUndone() throws Exception {
    try (var bench = new NftBench(PacketPath.ROUTED);
        var tcp = new TcpPair(bench);
        var proxy = proxy(bench);
        var redirect = redirect(bench, tcp, proxy)) {
      InjectionResult armed = bench.ask(done -> redirect.arm(1_000_000_000, done));
      assertThat(armed).isInstanceOf(InjectionResult.Done.class);
      assertThat(TcpPair.within(6_000, () -> reachesGateway(tcp))).isTrue();

      assertThat(new NftUndoer().undo(entry(redirect.undo().recipe())))
          .isInstanceOf(InjectionResult.Done.class);
      assertThat(bench.rig("nft", "list", "ruleset")).isEmpty();
    }
  }

  /** Traffic, rules, queues and links: all as before within the lease, but for rules that rest. */
  @Test
  void aKilledControllersRedirectCatchesNoMoreWithinItsLease() throws Exception {
    try (var bench = new NftBench(PacketPath.ROUTED);
        var tcp = new TcpPair(bench);
        var clock = new SystemScheduler("clock", _ -> {})) {
      String before = NftSafetyIT.state(bench);
      Process orphan = orphan(bench, tcp);
      String recipe;
      try (var said = orphan.inputReader(StandardCharsets.UTF_8)) {
        recipe = said.readLine();
        assertThat(recipe).startsWith("nft1 ");
        long acting = clock.nanoTime() + 3_500_000_000L; // longer than the lease: it renews
        while (clock.nanoTime() < acting) {
          assertThat(reachesGateway(tcp)).as("while it acts").isFalse();
        }
      } finally {
        orphan.destroyForcibly(); // SIGKILL
      }
      assertThat(orphan.waitFor(5, TimeUnit.SECONDS)).isTrue();
      long killed = clock.nanoTime();
      while (!passes(tcp)) {
        // 3 s of lease, and 3 s for a machine with much to do
        assertThat(clock.nanoTime() - killed).isLessThan(6_000_000_000L);
      }
      assertThat(NftSafetyIT.state(bench)).as("rules that rest").contains("pumprig");
      assertThat(new NftUndoer().undo(entry(recipe))).isInstanceOf(InjectionResult.Done.class);
      assertThat(NftSafetyIT.state(bench)).isEqualTo(before);
    }
  }

  private static Process orphan(NftBench bench, TcpPair tcp) throws Exception {
    return new ProcessBuilder(
            List.of(
                "ip",
                "netns",
                "exec",
                bench.wiring.rig().name(),
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RedirectOrphan.class.getName(),
                bench.wiring.rig().name(),
                bench.wiring.gatewayAddress(),
                Integer.toString(tcp.server.getLocalPort())))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static LedgerEntry entry(String recipe) {
    return new LedgerEntry("redirect", "", "", "nft", new Endpoint("u", 0), 1, "b", 0, recipe);
  }

  /** While the lease lasts and the proxy is dead, a connection is refused. */
  private static boolean passes(TcpPair tcp) throws Exception {
    return tcp.attempt().equals("connected") && reachesGateway(tcp);
  }

  private static boolean reachesGateway(TcpPair tcp) throws Exception {
    tcp.server.setSoTimeout(50);
    assertThat(tcp.attempt()).isEqualTo("connected");
    try (Socket there = tcp.server.accept()) {
      return there.isConnected();
    } catch (java.net.SocketTimeoutException e) {
      return false;
    }
  }

  private static ServerSocket proxy(NftBench bench) throws Exception {
    ServerSocket proxy =
        NftBench.in(
            bench.wiring.rig(),
            () ->
                new ServerSocket(0, 200, InetAddress.ofLiteral(NamespaceWiring.RIG_TOWARDS_PUMP)));
    proxy.setSoTimeout(TcpPair.PATIENCE_MILLIS);
    return proxy;
  }

  private static LeasedRedirect redirect(NftBench bench, TcpPair tcp, ServerSocket proxy) {
    return new LeasedRedirect(
        bench.place(),
        NftBench.flow(NftBench.UNIT, NamespaceWiring.PUMP),
        new Endpoint(bench.wiring.gatewayAddress(), tcp.server.getLocalPort()),
        proxy.getLocalPort(),
        bench.scheduler);
  }
}
