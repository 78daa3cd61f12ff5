package org.pumprig.fault.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.fault.proxy.SocketBench.isReset;
import static org.pumprig.fault.proxy.SocketBench.isSilent;
import static org.pumprig.fault.proxy.SocketBench.receive;
import static org.pumprig.fault.proxy.SocketBench.send;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.fault.Direction;
import org.pumprig.fault.StreamFault;
import org.pumprig.fault.proxy.WireEvent.By;
import org.pumprig.fault.proxy.WireEvent.How;

/** The faults of streams that a network seldom has, on real sockets; each shown by both ends. */
@Tag("integration")
class FurtherStreamFaultsIT {
  private static final long MILLI = 1_000_000;

  @ParameterizedTest
  @EnumSource
  void bandwidthLetsSoManyBytesThroughInATime(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      var fault = bench.apply(new StreamFault.Bandwidth(10_000, false), Direction.TOWARDS_GATEWAY);
      long start = bench.scheduler.nanoTime();
      send(pump, "x".repeat(2_000));
      send(gateway, "at once");
      assertThat(receive(pump, 7)).isEqualTo("at once");
      assertThat(receive(gateway, 2_000)).hasSize(2_000);
      assertThat(bench.scheduler.nanoTime() - start).isGreaterThanOrEqualTo(150 * MILLI);
      assertThat(bench.counters(fault).more().bytesDelivered()).isEqualTo(2_000);
      bench.revert(fault);
    }
  }

  @ParameterizedTest
  @EnumSource
  void slowCloseTellsTheOtherEndLater(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      var fault = bench.apply(new StreamFault.SlowClose(200 * MILLI), Direction.TOWARDS_GATEWAY);
      long start = bench.scheduler.nanoTime();
      send(pump, "last words");
      pump.shutdownOutput();
      assertThat(receive(gateway, 10)).isEqualTo("last words");
      isSilent(gateway);
      assertThat(gateway.getInputStream().read()).isEqualTo(-1);
      assertThat(bench.scheduler.nanoTime() - start).isGreaterThanOrEqualTo(200 * MILLI);
      assertThat(bench.counters(fault).more().endsDelayed()).isEqualTo(1);
      bench.revert(fault);
    }
  }

  @ParameterizedTest
  @EnumSource
  void timeOutLosesWhatIsSaidAndClosesInOrder(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      long start = bench.scheduler.nanoTime();
      var fault = bench.apply(new StreamFault.TimeOut(300 * MILLI), Direction.BOTH);
      send(pump, "into the void");
      isSilent(gateway);
      assertThat(pump.getInputStream().read()).isEqualTo(-1);
      assertThat(gateway.getInputStream().read()).isEqualTo(-1);
      assertThat(bench.scheduler.nanoTime() - start).isGreaterThanOrEqualTo(300 * MILLI);
      bench.awaitEnded(By.FAULT, How.ORDERLY);
      bench.revert(fault);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSlicerDeliversSmallPieces(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      var fault = bench.apply(new StreamFault.Slicer(10, 3, 5 * MILLI), Direction.TOWARDS_GATEWAY);
      long start = bench.scheduler.nanoTime();
      send(pump, "0123456789".repeat(10));
      assertThat(receive(gateway, 100)).isEqualTo("0123456789".repeat(10));
      assertThat(bench.scheduler.nanoTime() - start)
          .as("eight slices at the least, with a pause between two")
          .isGreaterThanOrEqualTo(7 * 5 * MILLI);
      assertThat(bench.counters(fault).more().largestPieceBytes()).isBetween(1L, 13L);
      bench.revert(fault);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDataLimitEndsTheConnectionBehindItsLastByte(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      var fault = bench.apply(new StreamFault.DataLimit(5), Direction.TOWARDS_GATEWAY);
      send(pump, "12345 and more");
      assertThat(receive(gateway, 100)).isEqualTo("12345");
      assertThat(pump.getInputStream().read()).isEqualTo(-1);
      bench.awaitEnded(By.FAULT, How.ORDERLY);
      bench.revert(fault);
    }
  }

  @ParameterizedTest
  @EnumSource
  void acceptSilenceTakesNewConnectionsOnly(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport);
        var pump = bench.pump();
        var gateway = bench.accept()) {
      var fault = bench.apply(new StreamFault.AcceptSilence(), Direction.BOTH);
      try (var fresh = bench.pump()) {
        send(fresh, "anybody?");
        isSilent(fresh);
        send(pump, "as ever");
        assertThat(receive(gateway, 7)).isEqualTo("as ever");
        assertThat(bench.counters(fault).bytesSwallowed()).isEqualTo(8);
        bench.revert(fault);
        isReset(fresh);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void slowConnectLetsBytesWaitForTheGateway(NettyTransport transport) throws Exception {
    try (var bench = new SocketBench(transport)) {
      var fault = bench.apply(new StreamFault.SlowConnect(250 * MILLI), Direction.BOTH);
      long start = bench.scheduler.nanoTime();
      try (var pump = bench.pump()) {
        send(pump, "early");
        try (var gateway = bench.accept()) {
          assertThat(bench.scheduler.nanoTime() - start).isGreaterThanOrEqualTo(250 * MILLI);
          assertThat(receive(gateway, 5)).isEqualTo("early");
        }
        assertThat(bench.counters(fault).more().connectsDelayed()).isEqualTo(1);
        bench.revert(fault);
      }
    }
  }
}
