package org.pumprig.fault.nft;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.link.Endpoint;

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

      var entry =
          new LedgerEntry(
              "redirect", "", "", "nft", new Endpoint("u", 0), 1, "b", 0, redirect.undo().recipe());
      assertThat(new NftUndoer().undo(entry)).isInstanceOf(InjectionResult.Done.class);
      assertThat(bench.rig("nft", "list", "ruleset")).isEmpty();
    }
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
