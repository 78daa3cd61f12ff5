package org.pumprig.fault.nft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.Unreachable;
import org.pumprig.fault.proof.PacketProof;
import org.pumprig.host.NamespaceWiring;

/** What both ends of connections see, new ones and established ones, while each fault acts. */
@Tag("netns")
class TcpFaultIT {
  @ParameterizedTest
  @EnumSource
  void aBlackholeLetsNewConnectionsWaitAndStallsOpenOnes(PacketPath path) throws Exception {
    try (var bench = new NftBench(path);
        var tcp = new TcpPair(bench);
        var open = tcp.connect()) {
      assertThat(open.pumpSends()).isEqualTo("byte");
      var spec = apply(bench, new PacketFault.Blackhole(), Direction.BOTH);
      assertThat(tcp.attempt()).containsIgnoringCase("timed out");
      assertThat(open.pumpSends()).isEqualTo("silence");
      assertThat(bench.judge(spec)).isInstanceOf(PacketProof.Proven.class);
      bench.revert(spec);
      // What was sent meanwhile comes when TCP tries again.
      assertThat(TcpPair.within(5_000, () -> TcpPair.heard(open.gateway()).equals("byte")))
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aResetTowardsTheGatewayRefusesNewConnectionsAndResetsThePump(PacketPath path)
      throws Exception {
    try (var bench = new NftBench(path);
        var tcp = new TcpPair(bench);
        var open = tcp.connect()) {
      var spec = apply(bench, new PacketFault.TcpReset(), Direction.TOWARDS_GATEWAY);
      assertThat(tcp.attempt()).contains("Connection refused");
      open.pump().getOutputStream().write(1);
      assertThat(TcpPair.heard(open.pump())).contains("reset");
      assertThat(TcpPair.heard(open.gateway())).isEqualTo("silence");
      assertThat(bench.judge(spec)).isInstanceOf(PacketProof.Proven.class);
      bench.revert(spec);
      assertThat(tcp.attempt()).isEqualTo("connected");
    }
  }

  @ParameterizedTest
  @EnumSource
  void halfOpenTowardsThePumpResetsTheGatewayAndLeavesThePumpInSilence(PacketPath path)
      throws Exception {
    try (var bench = new NftBench(path);
        var tcp = new TcpPair(bench);
        var open = tcp.connect()) {
      var spec = apply(bench, new PacketFault.TcpHalfOpen(), Direction.TOWARDS_PUMP);
      open.gateway().getOutputStream().write(1);
      assertThat(TcpPair.heard(open.gateway())).contains("reset");
      assertThat(TcpPair.heard(open.pump())).isEqualTo("silence");
      assertThat(open.pumpSends()).isNotEqualTo("byte"); // the pump may send, nobody is there
      assertThat(TcpPair.heard(open.pump())).isEqualTo("silence");
      assertThat(bench.judge(spec)).isInstanceOf(PacketProof.Proven.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void halfOpenTowardsTheGatewayResetsThePumpAndTheGatewayKeepsADeadConnection(PacketPath path)
      throws Exception {
    try (var bench = new NftBench(path);
        var tcp = new TcpPair(bench);
        var open = tcp.connect()) {
      var spec = apply(bench, new PacketFault.TcpHalfOpen(), Direction.TOWARDS_GATEWAY);
      open.pump().getOutputStream().write(1);
      assertThat(TcpPair.heard(open.pump())).contains("reset");
      assertThat(TcpPair.heard(open.gateway())).isEqualTo("silence");
      assertThat(bench.judge(spec)).isInstanceOf(PacketProof.Proven.class);

      var bothWays = NftBench.spec("f2", new PacketFault.TcpHalfOpen(), Direction.BOTH);
      assertThat(bench.apply(bothWays).toString()).contains("needs one direction");
    }
  }

  @ParameterizedTest
  @EnumSource
  void noNewConnectionsWhileOpenOnesGoOn(PacketPath path) throws Exception {
    try (var bench = new NftBench(path);
        var tcp = new TcpPair(bench);
        var open = tcp.connect()) {
      var spec = apply(bench, new PacketFault.NoNewConnections(), Direction.BOTH);
      assertThat(tcp.attempt()).containsIgnoringCase("timed out");
      assertThat(open.pumpSends()).isEqualTo("byte");
      assertThat(open.gatewaySends()).isEqualTo("byte");
      assertThat(bench.judge(spec)).isInstanceOf(PacketProof.Proven.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rejectionsReachTheSender(PacketPath path) throws Exception {
    try (var bench = new NftBench(path);
        var tcp = new TcpPair(bench)) {
      assertThat(rejected(bench, tcp, Unreachable.PORT)).contains("Connection refused");
      assertThat(rejected(bench, tcp, Unreachable.HOST)).contains("No route to host");
      assertThat(rejected(bench, tcp, Unreachable.ADMIN)).contains("No route to host");
    }
  }

  private static String rejected(NftBench bench, TcpPair tcp, Unreachable answer) throws Exception {
    var spec = apply(bench, new PacketFault.Reject(answer), Direction.TOWARDS_GATEWAY);
    String seen = tcp.attempt();
    assertThat(bench.judge(spec)).isInstanceOf(PacketProof.Proven.class);
    bench.revert(spec);
    return seen;
  }

  @ParameterizedTest
  @EnumSource
  void whatBothSidesAreAnsweredIsNotTakenForWhatPassed(PacketPath path) throws Exception {
    try (var bench = new NftBench(path);
        var tcp = new TcpPair(bench)) {
      for (PacketFault fault :
          List.of(new PacketFault.Reject(Unreachable.HOST), new PacketFault.TcpReset())) {
        try (var open = tcp.connect()) {
          var spec = apply(bench, fault, Direction.BOTH);
          open.pump().getOutputStream().write(1);
          open.gateway().getOutputStream().write(1);
          assertThat(tcp.attempt()).containsAnyOf("No route to host", "refused");
          PacketProof judged = bench.judge(spec);
          assertThat(judged).as(judged.detail()).isInstanceOf(PacketProof.Proven.class);
          bench.revert(spec);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void largePacketsVanishUnderASmallMtu(PacketPath path) throws Exception {
    try (var bench = new NftBench(path);
        var out = bench.towardsGateway()) {
      var spec = apply(bench, new PacketFault.SmallMtu(600, true), Direction.TOWARDS_GATEWAY);
      assertThat(out.send(40, 572).packets()).isEqualTo(40); // with headers 600
      assertThat(out.send(40, 573).packets()).isZero();
      assertThat(bench.verify(spec).towardsGateway().entered()).isEqualTo(40);
      assertThat(bench.judge(spec)).isInstanceOf(PacketProof.Proven.class);
      assertThat(bench.injector.injects(new PacketFault.SmallMtu(600, false))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLowSegmentSizeIsWhatTheGatewayHears(PacketPath path) throws Exception {
    try (var bench = new NftBench(path);
        var tcp = new TcpPair(bench)) {
      var spec = apply(bench, new PacketFault.LowMss(500), Direction.TOWARDS_GATEWAY);
      try (var open = tcp.connect()) {
        assertThat(open.pumpSends()).isEqualTo("byte");
        // The gateway may send no more than what the pump's request offers; 12 are for time stamps.
        assertThat(NftBench.program(bench.wiring.gateway(), "ss", "-tinH"))
            .containsPattern("\\bmss:(488|500)\\b");
      }
      assertThat(bench.judge(spec)).isInstanceOf(PacketProof.Proven.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void copiesArriveAtTheReceiver(PacketPath path) throws Exception {
    try (var bench = new NftBench(path)) {
      copies(bench);
    }
  }

  @org.junit.jupiter.api.Test
  void copiesAreTranslatedLikeTheirOriginals() throws Exception {
    try (var bench = new NftBench(PacketPath.ROUTED)) {
      bench.rig("nft", "add table ip others");
      bench.rig("nft", "add chain ip others post { type nat hook postrouting priority srcnat ; }");
      bench.rig(
          "nft", "add rule ip others post oifname " + NamespaceWiring.GATEWAY_SIDE + " masquerade");
      copies(bench);
    }
  }

  private static void copies(NftBench bench) throws Exception {
    try (var out = bench.towardsGateway();
        var back = bench.towardsPump()) {
      var spec = apply(bench, new PacketFault.Duplicate(100_000), Direction.BOTH);
      var there = out.send(2_000);
      var here = back.send(2_000);
      assertThat(there.distinct()).isEqualTo(2_000);
      assertThat(here.distinct()).isEqualTo(2_000);
      var seen = bench.verify(spec);
      assertThat(seen.towardsGateway().touched())
          .isEqualTo(there.packets() - there.distinct())
          .isPositive();
      assertThat(seen.towardsGateway().left()).isEqualTo(there.packets());
      assertThat(seen.towardsPump().left()).isEqualTo(here.packets()).isGreaterThan(2_000);
      assertThat(bench.judge(spec)).isInstanceOf(PacketProof.Proven.class);
    }
  }

  private static FaultSpec apply(NftBench bench, PacketFault fault, Direction direction)
      throws Exception {
    var spec = NftBench.spec("r1-1-" + fault.name(), fault, direction);
    assertThat(bench.apply(spec)).isInstanceOf(InjectionResult.Done.class);
    return spec;
  }
}
