package org.pumprig.fault.nft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.proof.PacketProof;
import org.pumprig.host.ManagementGuard;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.seed.Seed;

/** What a fault must leave alone, and what it must not leave behind. */
@Tag("netns")
class NftSafetyIT {
  private static final PacketFault BLACKHOLE = new PacketFault.Blackhole();

  @ParameterizedTest
  @EnumSource
  void anotherUnitsTrafficIsNotTouched(PacketPath path) throws Exception {
    try (var bench = new NftBench(path);
        var one = bench.towardsGateway();
        var other = bench.fromOtherUnit()) {
      var spec = NftBench.spec("f1", BLACKHOLE, Direction.BOTH);
      bench.apply(spec);
      assertThat(one.send(100).packets()).isZero();
      assertThat(other.send(1_000).packets()).isEqualTo(1_000);
      assertThat(bench.verify(spec).towardsGateway().entered()).isEqualTo(100);

      var second =
          new FaultSpec(
              "f2",
              new PacketFault.Loss(new LossModel.EveryNth(2)),
              Direction.TOWARDS_GATEWAY,
              NftBench.OTHER_UNIT,
              new Seed(1),
              0,
              1);
      bench.apply(second);
      assertThat(other.send(100).packets()).isEqualTo(50);
      bench.revert(spec);
      assertThat(one.send(100).packets()).isEqualTo(100);
      assertThat(other.send(100).packets()).isEqualTo(50);
      assertThat(bench.judge(second)).isInstanceOf(PacketProof.Proven.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoFaultsOfOneUnitActTogetherAndEndApart(PacketPath path) throws Exception {
    try (var bench = new NftBench(path);
        var out = bench.towardsGateway()) {
      var loss =
          NftBench.spec(
              "f1", new PacketFault.Loss(new LossModel.EveryNth(4)), Direction.TOWARDS_GATEWAY);
      var mtu = NftBench.spec("f2", new PacketFault.SmallMtu(600, true), Direction.TOWARDS_GATEWAY);
      bench.apply(loss);
      bench.apply(mtu);
      assertThat(out.send(100).packets()).isEqualTo(75);
      assertThat(out.send(40, 800).packets()).isZero();
      assertThat(bench.judge(loss)).isInstanceOf(PacketProof.Proven.class);
      assertThat(bench.judge(mtu)).isInstanceOf(PacketProof.Proven.class);
      bench.revert(loss);
      assertThat(out.send(100).packets()).isEqualTo(100);
      assertThat(out.send(40, 800).packets()).isZero();
    }
  }

  @Test
  void applyingAgainRenewsAndAnotherSpecUnderTheSameIdFails() throws Exception {
    try (var bench = new NftBench(PacketPath.ROUTED)) {
      var spec = NftBench.spec("f1", BLACKHOLE, Direction.BOTH);
      var first = bench.apply(spec);
      assertThat(bench.apply(spec)).isEqualTo(first);
      assertThat(bench.apply(NftBench.spec("f1", BLACKHOLE, Direction.TOWARDS_PUMP)).toString())
          .contains("another fault is active as f1");
      assertThat(bench.revert(spec)).isInstanceOf(InjectionResult.Done.class);
      assertThat(bench.revert(spec)).isInstanceOf(InjectionResult.Done.class);
      InjectionEvidence none = bench.ask(done -> bench.injector.verify(spec, done));
      assertThat(none).isInstanceOf(InjectionEvidence.None.class);
    }
  }

  @Test
  void whatOthersHavePutThereStaysAsItIs() throws Exception {
    try (var bench = new NftBench(PacketPath.ROUTED);
        var out = bench.towardsGateway()) {
      bench.rig("nft", "add table ip others");
      bench.rig("nft", "add chain ip others through { type filter hook forward priority 0 ; }");
      bench.rig("nft", "add rule ip others through udp dport 9 drop");
      bench.rig("tc", "qdisc", "add", "dev", NamespaceWiring.GATEWAY_SIDE, "root", "pfifo");
      String before = state(bench);
      var specs =
          List.of(
              NftBench.spec("f1", new PacketFault.Duplicate(500_000), Direction.BOTH),
              NftBench.spec("f2", BLACKHOLE, Direction.TOWARDS_PUMP));
      for (FaultSpec spec : specs) {
        assertThat(bench.apply(spec)).isInstanceOf(InjectionResult.Done.class);
      }
      assertThat(state(bench)).isNotEqualTo(before);
      assertThat(out.send(100).packets()).isGreaterThan(100);
      for (FaultSpec spec : specs) {
        assertThat(bench.revert(spec)).isInstanceOf(InjectionResult.Done.class);
      }
      assertThat(state(bench)).isEqualTo(before);
    }
  }

  @Test
  void marksThatOthersUseAreNotTaken() throws Exception {
    try (var bench = new NftBench(PacketPath.ROUTED)) {
      bench.rig("nft", "add table ip others");
      bench.rig("nft", "add chain ip others through { type filter hook forward priority 0 ; }");
      bench.rig("nft", "add rule ip others through ct mark 7 meta mark set 7");
      String before = bench.rig("nft", "list", "ruleset");
      var model = new LossModel.GilbertElliott(10_000, 250_000, 1_000_000, 0);
      for (PacketFault fault :
          List.of(new PacketFault.Loss(model), new PacketFault.Duplicate(50_000))) {
        assertThat(bench.apply(NftBench.spec(fault.name(), fault, Direction.BOTH)).toString())
            .contains("table ip others uses the marks");
      }
      assertThat(bench.rig("nft", "list", "ruleset")).isEqualTo(before);
    }
  }

  static String state(NftBench bench) throws Exception {
    return bench.rig("nft", "list", "ruleset")
        + bench.rig("ip", "link", "show")
        + bench.rig("tc", "qdisc", "show");
  }

  @Test
  void badInputIsRefusedAndEarlierFaultsGoOn() throws Exception {
    try (var bench = new NftBench(PacketPath.ROUTED);
        var out = bench.towardsGateway()) {
      var earlier = NftBench.spec("f1", BLACKHOLE, Direction.TOWARDS_GATEWAY);
      bench.apply(earlier);
      String before = bench.rig("nft", "-t", "list", "ruleset");

      var stranger = new FaultSpec("f2", BLACKHOLE, Direction.BOTH, "PUMP-9", new Seed(1), 0, 1);
      assertThat(bench.apply(stranger).toString())
          .contains("no flow of a unit PUMP-9 crosses this machine");
      var cut = new NftScript(List.of(), new NftTable("ip", "pumprig-x"), "", "", List.of());
      var nft = new Nft(bench.place().commands());
      assertThat(nft.create(cut, List.of("pump7")))
          .contains("no network interface pump7 (namespace " + bench.wiring.rig().name() + ")");

      String name = "pumprig-test-taken";
      bench.rig("nft", "add table ip " + name);
      var spec = NftBench.spec("f3", BLACKHOLE, Direction.BOTH);
      var flow = NftBench.flow(NftBench.UNIT, NamespaceWiring.PUMP);
      var script = NftScript.of(spec, flow, PacketPath.ROUTED, name, 1, 1).orElseThrow();
      assertThat(nft.create(script, List.of()))
          .contains("there is a table ip " + name + " that is not ours: it is left alone");
      assertThat(nft.removeLeft(script.tables()))
          .contains("table ip " + name + " is not ours: it is left alone");
      bench.rig("nft", "delete table ip " + name);

      var unprivileged =
          new Nft(
              new OtherCommands(
                  bench.place().commands(),
                  List.of("setpriv", "--reuid=65534", "--clear-groups", "--")));
      assertThat(unprivileged.create(script, List.of()).orElse(""))
          .contains("it takes root or CAP_NET_ADMIN");
      var bare =
          new Nft(new OtherCommands(bench.place().commands(), List.of("env", "PATH=/nowhere")));
      assertThat(bare.create(script, List.of()).orElse("")).contains("No such file");

      assertThat(bench.rig("nft", "-t", "list", "ruleset")).isEqualTo(before);
      assertThat(out.send(50).packets()).isZero();
    }
  }

  @Test
  void theConnectionByWhichTheRigIsManagedIsNotFaulted() throws Exception {
    var guard = new ManagementGuard(Set.of(), Set.of(NamespaceWiring.PUMP));
    try (var bench = new NftBench(PacketPath.ROUTED, guard);
        var out = bench.towardsGateway()) {
      var spec = NftBench.spec("f1", BLACKHOLE, Direction.BOTH);
      assertThat(bench.apply(spec).toString()).contains("the rig is managed by 10.77.0.2");
      assertThat(out.send(50).packets()).isEqualTo(50);
      assertThat(bench.rig("nft", "list", "ruleset")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theKernelEndsAFaultThatNobodyRenews(PacketPath path) throws Exception {
    try (var bench = new NftBench(path);
        var out = bench.towardsGateway()) {
      var spec = NftBench.spec("f1", BLACKHOLE, Direction.TOWARDS_GATEWAY);
      // Only the kernel's part of it: nobody here keeps a timer.
      var script =
          NftScript.of(
                  spec,
                  NftBench.flow(NftBench.UNIT, NamespaceWiring.PUMP),
                  path,
                  "pumprig-test-lease",
                  1,
                  1_000_000_000)
              .orElseThrow();
      var nft = new Nft(bench.place().commands());
      assertThat(nft.create(script, List.of())).isEqualTo(Optional.empty());
      assertThat(out.send(20).packets()).isZero();
      assertThat(TcpPair.within(5_000, () -> out.send(1).packets() == 1)).isTrue();
      assertThat(nft.script(script.renewal(NftBench.LEASE_NANOS)).problem()).isEmpty();
      assertThat(out.send(20).packets()).isZero();
      assertThat(nft.remove(script.tables())).isEmpty();
      assertThat(nft.remove(script.tables())).isEmpty();
    }
  }
}
