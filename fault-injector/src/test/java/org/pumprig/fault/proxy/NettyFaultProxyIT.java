package org.pumprig.fault.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pumprig.fault.proxy.SocketBench.isReset;
import static org.pumprig.fault.proxy.SocketBench.isSilent;
import static org.pumprig.fault.proxy.SocketBench.receive;
import static org.pumprig.fault.proxy.SocketBench.send;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.fault.Direction;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionEvidence.Outcome;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.fault.proxy.WireEvent.By;
import org.pumprig.fault.proxy.WireEvent.How;
import org.pumprig.fault.proxy.WireEvent.Reason;

@Tag("integration")
class NettyFaultProxyIT {
  private static final long MILLI = 1_000_000;

  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @ParameterizedTest
  @EnumSource
  void passesBothWaysAndTellsWhatItSaw(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      bench.awaitEvent(event -> event instanceof WireEvent.UpstreamConnected);
      send(pump, "status");
      assertThat(receive(gateway, 6)).isEqualTo("status");
      send(gateway, "ok");
      assertThat(receive(pump, 2)).isEqualTo("ok");
      pump.close();
      assertThat(gateway.getInputStream().read()).isEqualTo(-1);
      gateway.close();
      bench.awaitEnded(By.PUMP, How.ORDERLY);
      assertThat(bench.events.stream().map(SocketScript::line))
          .containsExactly(
              "accepted 1",
              "upstreamConnected 1",
              "1 towardsGateway status",
              "1 towardsPump ok",
              "ended 1 pump orderly");
    }
  }

  @ParameterizedTest
  @EnumSource
  void largeTransferArrivesWholeThroughSlowReader(NettyTransport transport) throws Exception {
    byte[] sent = new byte[48 << 20];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = (byte) (i * 31 + (i >>> 13));
    }
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      var stall = bench.apply(new StreamFault.Stall(), Direction.TOWARDS_GATEWAY);
      var writer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      pump.getOutputStream().write(sent);
                      pump.shutdownOutput();
                    } catch (IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  });
      Awaitility.await().until(() -> bench.counters(stall).bytesHeld() > (1 << 20));
      var before = bench.counters(stall).bytesHeld();
      assertThat(before).as("reading stops near the limit").isLessThan(3 << 20);
      assertThat(writer.isAlive()).as("the writer is held back").isTrue();
      bench.revert(stall);
      byte[] got = gateway.getInputStream().readAllBytes();
      writer.join(5_000);
      assertThat(Arrays.equals(got, sent)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void halfCloseKeepsTheWayBack(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      send(pump, "question");
      pump.shutdownOutput();
      assertThat(new String(gateway.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("question");
      send(gateway, "late answer");
      assertThat(receive(pump, 11)).isEqualTo("late answer");
      gateway.close();
      assertThat(pump.getInputStream().read()).isEqualTo(-1);
      bench.awaitEnded(By.PUMP, How.ORDERLY);
      bench.awaitNoConnections();
    }
  }

  @ParameterizedTest
  @EnumSource
  void gatewaysResetReachesThePumpAsReset(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      send(pump, "x");
      assertThat(receive(gateway, 1)).isEqualTo("x");
      reset(gateway);
      isReset(pump);
      bench.awaitEnded(By.GATEWAY, How.RESET);
      bench.awaitNoConnections();
    }
  }

  @ParameterizedTest
  @EnumSource
  void gatewaysOrderlyEndLeavesThePumpTime(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      send(gateway, "bye");
      gateway.shutdownOutput();
      assertThat(new String(pump.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("bye");
      send(pump, "last report");
      assertThat(receive(gateway, 11)).isEqualTo("last report");
      pump.close();
      assertThat(gateway.getInputStream().read()).isEqualTo(-1);
      bench.awaitEnded(By.GATEWAY, How.ORDERLY);
      bench.awaitNoConnections();
    }
  }

  @ParameterizedTest
  @EnumSource
  void pumpsResetReachesTheGatewayAsReset(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      send(pump, "x");
      assertThat(receive(gateway, 1)).isEqualTo("x");
      reset(pump);
      isReset(gateway);
      bench.awaitEnded(By.PUMP, How.RESET);
      bench.awaitNoConnections();
    }
  }

  @ParameterizedTest
  @EnumSource
  void latencyDelaysAtLeastAsAskedAndOnlyThatWay(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      var fault = bench.apply(new StreamFault.Latency(60 * MILLI, 0), Direction.TOWARDS_GATEWAY);
      long start = bench.scheduler.nanoTime();
      send(pump, "first");
      assertThat(receive(gateway, 5)).isEqualTo("first");
      assertThat(bench.scheduler.nanoTime() - start).isGreaterThanOrEqualTo(60 * MILLI);
      send(gateway, "back");
      assertThat(receive(pump, 4)).isEqualTo("back");
      var counters = bench.counters(fault);
      assertThat(counters.chunksTouched()).isEqualTo(1);
      assertThat(counters.chunksDelivered()).isEqualTo(1);
      assertThat(counters.minDelayNanos()).isGreaterThanOrEqualTo(60 * MILLI);
      bench.revert(fault);
      assertThat(bench.verify(fault)).isInstanceOf(InjectionEvidence.None.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void stallHoldsAndThenDeliversInOrder(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      var fault = bench.apply(new StreamFault.Stall(), Direction.BOTH);
      send(pump, "one ");
      send(gateway, "reply");
      isSilent(gateway);
      isSilent(pump);
      send(pump, "two");
      Awaitility.await().until(() -> bench.counters(fault).bytesHeld() == 12);
      bench.revert(fault);
      assertThat(receive(gateway, 7)).isEqualTo("one two");
      assertThat(receive(pump, 5)).isEqualTo("reply");
    }
  }

  @ParameterizedTest
  @EnumSource
  void resetCutsEstablishedAndNewConnections(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      var fault = bench.apply(new StreamFault.Reset(50 * MILLI), Direction.BOTH);
      isReset(pump);
      isReset(gateway);
      bench.awaitEnded(By.FAULT, How.RESET);
      long start = bench.scheduler.nanoTime();
      try (var second = bench.pump()) {
        isReset(second);
      }
      assertThat(bench.scheduler.nanoTime() - start).isGreaterThanOrEqualTo(49 * MILLI);
      assertThat(bench.counters(fault).connectionsCut()).isEqualTo(2);
      bench.revert(fault);
    }
  }

  @ParameterizedTest
  @EnumSource
  void halfOpenIsSilentWhileTheGatewaysSideIsGone(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      send(pump, "x");
      assertThat(receive(gateway, 1)).isEqualTo("x");
      var fault = bench.apply(new StreamFault.HalfOpen(), Direction.BOTH);
      isReset(gateway);
      send(pump, "into the void");
      isSilent(pump);
      try (var another = bench.pump()) {
        send(another, "too");
        isSilent(another);
        Awaitility.await().until(() -> bench.counters(fault).bytesSwallowed() == 16);
        assertThat(bench.counters(fault).connectionsCut()).isEqualTo(2);
        bench.revert(fault);
        isReset(another);
      }
      isReset(pump);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refuseIsTheKernelsAndEndsWithTheRevert(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      var fault = bench.apply(new StreamFault.Refuse(false), Direction.BOTH);
      assertThatThrownBy(bench::pump).isInstanceOf(ConnectException.class);
      assertThat(((InjectionEvidence.Probed) bench.verify(fault)).outcome())
          .isEqualTo(Outcome.REFUSED);
      send(pump, "still here");
      assertThat(receive(gateway, 10)).isEqualTo("still here");
      bench.revert(fault);
      try (var again = bench.pump();
          var gatewayAgain = bench.accept()) {
        send(again, "back");
        assertThat(receive(gatewayAgain, 4)).isEqualTo("back");
      }
      bench.awaitListener(WireEvent.ListenerClosed.class, Reason.FAULT);
      bench.awaitListener(WireEvent.ListenerOpened.class, Reason.FAULT);
      assertThat(bench.events.stream().filter(e -> e instanceof WireEvent.Accepted))
          .as("the proxy's own probes are no pumps")
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refuseMayCutWhatIsEstablished(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      var fault = bench.apply(new StreamFault.Refuse(true), Direction.BOTH);
      isReset(pump);
      isReset(gateway);
      bench.revert(fault);
    }
  }

  @ParameterizedTest
  @EnumSource
  void gatewaysAbsenceIsMirrored(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      bench.gateway.close();
      reset(gateway);
      isReset(pump);
      bench.awaitListener(WireEvent.ListenerClosed.class, Reason.MIRRORED);
      assertThatThrownBy(bench::pump).isInstanceOf(ConnectException.class);
      bench.startGatewayAgain();
      bench.awaitListener(WireEvent.ListenerOpened.class, Reason.MIRRORED);
      try (var again = bench.pump()) {
        send(again, "hello");
        bench.awaitEvent(e -> e instanceof WireEvent.UpstreamConnected up && up.connection() == 2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void connectionToAnAbsentGatewayIsResetAndMirrored(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport)) {
      bench.gateway.close();
      try (var pump = bench.pump()) {
        isReset(pump);
      } catch (SocketException e) {
        assertThat(e).hasMessageContaining("reset"); // before connecting had returned
      }
      bench.awaitEvent(e -> e instanceof WireEvent.UpstreamFailed);
      bench.awaitEnded(By.GATEWAY, How.RESET);
      bench.awaitListener(WireEvent.ListenerClosed.class, Reason.MIRRORED);
      assertThatThrownBy(bench::pump).isInstanceOf(ConnectException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void leaseThatIsNotRenewedRevertsByItself(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      var fault = bench.apply(new StreamFault.Stall(), Direction.BOTH, 200 * MILLI);
      send(pump, "held");
      bench.proxy.injector().renew(fault.id(), 400 * MILLI);
      long renewed = bench.scheduler.nanoTime();
      assertThat(receive(gateway, 4)).isEqualTo("held");
      assertThat(bench.scheduler.nanoTime() - renewed).isGreaterThanOrEqualTo(390 * MILLI);
      assertThat(bench.verify(fault)).isInstanceOf(InjectionEvidence.None.class);
      bench.revert(fault);
    }
  }

  @ParameterizedTest
  @EnumSource
  void applyingTwiceIsOneFaultAndForeignOnesFail(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport)) {
      var stall = bench.spec("f", new StreamFault.Stall(), Direction.BOTH);
      var injector = bench.proxy.injector();
      InjectionResult first =
          SocketBench.ask(done -> injector.apply(stall, SocketBench.LEASE_NANOS, done));
      InjectionResult second =
          SocketBench.ask(done -> injector.apply(stall, SocketBench.LEASE_NANOS, done));
      assertThat(second).isEqualTo(first).isInstanceOf(InjectionResult.Done.class);
      var other = bench.spec("f", new StreamFault.HalfOpen(), Direction.BOTH);
      InjectionResult clash =
          SocketBench.ask(done -> injector.apply(other, SocketBench.LEASE_NANOS, done));
      assertThat(clash).isInstanceOf(InjectionResult.Failed.class);
      var restart = bench.spec("g", new ServerFault.Restart(), Direction.BOTH);
      InjectionResult foreign =
          SocketBench.ask(done -> injector.apply(restart, SocketBench.LEASE_NANOS, done));
      assertThat(foreign).isInstanceOf(InjectionResult.Failed.class);
      bench.revert(stall);
      bench.revert(stall);
    }
  }

  @ParameterizedTest
  @EnumSource
  void closeLeavesNoListenerAndNoThread(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      assertThat(proxyThreads()).isEqualTo(1);
      bench.proxy.close();
      assertThat(proxyThreads()).isZero();
      isReset(pump);
      isReset(gateway);
      assertThatThrownBy(bench::pump).isInstanceOf(ConnectException.class);
      InjectionResult afterwards =
          SocketBench.ask(
              done ->
                  bench
                      .proxy
                      .injector()
                      .apply(bench.spec("late", new StreamFault.Stall(), Direction.BOTH), 1, done));
      assertThat(afterwards).isInstanceOf(InjectionResult.Failed.class);
      bench.proxy.close();
    }
  }

  private static long proxyThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("proxy-TEST1"))
        .count();
  }
}
