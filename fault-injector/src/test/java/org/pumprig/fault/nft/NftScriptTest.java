package org.pumprig.fault.nft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.LinkFault;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.TracePoint;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.Unreachable;
import org.pumprig.host.CommandPlace;
import org.pumprig.seed.Seed;

class NftScriptTest {
  private static final long LEASE_NANOS = 3_000_000_000L;

  @Test
  void aRoutedLossIsOneTableWithItsLeaseAndItsCounters() {
    var loss = new PacketFault.Loss(new LossModel.Bernoulli(50_000));
    assertThat(text(loss, Direction.TOWARDS_GATEWAY, PacketPath.ROUTED))
        .isEqualTo(
            """
            create table ip pumprig-t { comment "fault of PumpRig"; }
            table ip pumprig-t {
              counter gateway_left { }
              counter gateway_lost { }
              counter gateway_entered { }
              set live { type ipv4_addr; flags timeout; elements = { 10.0.0.2 timeout 3000ms }; }
              chain towards_gateway {
                counter name gateway_entered
                ip saddr @live numgen random mod 1000000 < 50000 counter name gateway_lost drop
              }
              chain fault {
                type filter hook forward priority -150; policy accept;
                iifname "eth1" oifname "eth0" ip saddr 10.0.0.2 jump towards_gateway
              }
              chain far_side {
                type filter hook forward priority 300; policy accept;
                iifname "eth1" oifname "eth0" ip saddr 10.0.0.2 counter name gateway_left
              }
            }
            """);
  }

  @Test
  void onABridgeRulesStandAtThePorts() {
    assertThat(text(new PacketFault.TcpReset(), Direction.TOWARDS_PUMP, PacketPath.BRIDGED))
        .isEqualTo(
            """
            create table netdev pumprig-t { comment "fault of PumpRig"; }
            table netdev pumprig-t {
              counter pump_left { }
              counter pump_lost { }
              counter pump_entered { }
              set live { type ipv4_addr; flags timeout; elements = { 10.0.0.2 timeout 3000ms }; }
              chain towards_pump {
                meta l4proto tcp counter name pump_entered
                ip daddr @live meta l4proto tcp counter name pump_lost reject with tcp reset
              }
              chain pump_entering {
                type filter hook ingress device "eth0" priority 0; policy accept;
                ip daddr 10.0.0.2 jump towards_pump
              }
              chain pump_leaving {
                type filter hook egress device "eth1" priority 0; policy accept;
                ip daddr 10.0.0.2 meta l4proto tcp counter name pump_left
              }
            }
            """);
  }

  @Test
  void whatTheOtherSideIsAnsweredHasNotBeenLetPass() {
    assertThat(text(new PacketFault.TcpReset(), Direction.BOTH, PacketPath.BRIDGED))
        .contains("ip daddr 10.0.0.2 tcp flags & rst == rst return\n", "counter name pump_left");
    var host = new PacketFault.Reject(Unreachable.HOST);
    assertThat(text(host, Direction.BOTH, PacketPath.BRIDGED))
        .contains("ip saddr 10.0.0.2 icmp type destination-unreachable return\n");
    assertThat(text(host, Direction.TOWARDS_PUMP, PacketPath.BRIDGED)).doesNotContain("return");
    assertThat(text(new PacketFault.Blackhole(), Direction.BOTH, PacketPath.BRIDGED))
        .doesNotContain("return");
  }

  @Test
  void certaintyIsNotDrawn() {
    var all = new PacketFault.Loss(new LossModel.Bernoulli(1_000_000));
    var each = new PacketFault.Loss(new LossModel.EveryNth(1));
    for (PacketFault fault : List.of(all, each)) {
      assertThat(text(fault, Direction.BOTH, PacketPath.ROUTED))
          .doesNotContain("numgen")
          .contains("ip daddr @live counter name pump_lost drop");
    }
  }

  @Test
  void aStateOfItsOwnForEachConnectionAndDirection() {
    var bursts = new PacketFault.Loss(new LossModel.GilbertElliott(10_000, 250_000, 900_000, 100));
    assertThat(text(bursts, Direction.BOTH, PacketPath.ROUTED))
        .contains("ct mark & 0xff000000 == 0x07000000 goto gateway_in_bad")
        .contains("ct mark & 0x00ff0000 == 0x00070000 goto pump_in_bad")
        .contains("ct mark set ct mark & 0x00ffffff | 0x07000000 counter name gateway_tobad")
        .contains("numgen random mod 1000000 < 900000 counter name pump_lost drop")
        .contains("numgen random mod 1000000 < 100 counter name pump_lost drop");
  }

  @Test
  void aPumpWithAnAddressOfSixteenBytes() {
    var flow = new UnitFlow("P", "eth1", "eth0", InetAddress.ofLiteral("fd00::2"));
    var reject = spec(new PacketFault.Reject(Unreachable.HOST), Direction.TOWARDS_GATEWAY);
    assertThat(NftScript.of(reject, flow, PacketPath.ROUTED, "pumprig-t", 7, LEASE_NANOS))
        .hasValueSatisfying(
            script ->
                assertThat(script.text())
                    .contains("table ip6 pumprig-t {")
                    .contains("type ipv6_addr")
                    .contains(
                        "ip6 saddr @live counter name gateway_lost reject with icmpv6 addr-"));
    var mtu = spec(new PacketFault.SmallMtu(600, true), Direction.TOWARDS_GATEWAY);
    assertThat(NftScript.of(mtu, flow, PacketPath.ROUTED, "pumprig-t", 7, LEASE_NANOS))
        .hasValueSatisfying(script -> assertThat(script.text()).contains("ip6 length > 560"));
  }

  @Test
  void aRenewalHoldsWhetherOrNotTheLeaseIsOver() {
    var script = script(new PacketFault.Blackhole(), Direction.BOTH, PacketPath.ROUTED);
    assertThat(script.renewal(1_500_000_000))
        .isEqualTo(
            """
            add element ip pumprig-t live { 10.0.0.2 timeout 1s }
            delete element ip pumprig-t live { 10.0.0.2 }
            add element ip pumprig-t live { 10.0.0.2 timeout 1500ms }
            """);
    assertThat(script.renewal(0)).contains("timeout 1ms");
  }

  /** What the table of capabilities promises has rules, and nothing else has. */
  @ParameterizedTest
  @EnumSource
  void rulesAndCapabilitiesAgree(PacketPath path) {
    for (Fault fault : EVERY) {
      boolean bursts = fault instanceof PacketFault.Loss(LossModel.GilbertElliott _);
      assertThat(
              NftScript.of(spec(fault, Direction.TOWARDS_PUMP), FLOW, path, "pumprig-t", 7, 1)
                  .isPresent())
          .as("%s %s %s", path, fault.name(), fault.parameters())
          .isEqualTo(
              Capabilities.can(BackEnd.NFT, fault) && !(bursts && path == PacketPath.BRIDGED));
    }
  }

  @Test
  void namesAreOursAndTellFaultsApart() {
    assertThat(NftTable.nameFor("17_1", "r1-2-loss")).startsWith("pumprig-17_1-r1-2-loss-");
    assertThat(NftTable.nameFor("17_1", "a b")).isNotEqualTo(NftTable.nameFor("17_1", "a_b"));
    assertThat(new NftTable("ip", NftTable.nameFor("17_1", "ä".repeat(500))).name().length())
        .isLessThan(100);
    assertThatThrownBy(() -> new NftTable("ip", "filter")).hasMessageContaining("no table of ours");
  }

  @Test
  void aRecipeNamesTablesOfOursOnly() {
    var tables = List.of(new NftTable("ip", "pumprig-a"), new NftTable("netdev", "pumprig-a"));
    var recipe = new NftRecipe(new CommandPlace.InNamespace("rig 1"), tables);
    assertThat(NftRecipe.parse(recipe.undo("PUMP-1").recipe())).isEqualTo(recipe);
    for (String hostile :
        List.of(
            "",
            "nft1",
            "nft1 here",
            "nft1 here ip:filter",
            "nft1 here ip",
            "nft2 here ip:pumprig-a",
            "nft1 moon ip:pumprig-a",
            "nft1 here ip:pumprig-a;flush")) {
      assertThatThrownBy(() -> NftRecipe.parse(hostile))
          .as(hostile)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void countersBecomeEvidence() {
    var counts =
        NftCounts.parse(
            """
            table ip pumprig-t {
            \tcounter gateway_left {
            \t\tpackets 90 bytes 9000
            \t}
            \tcounter gateway_lost {
            \t\tpackets 10 bytes 1000
            \t}
            \tcounter gateway_entered {
            \t\tpackets 100 bytes 10000
            \t}
            }
            """);
    var loss = spec(new PacketFault.Loss(new LossModel.EveryNth(10)), Direction.TOWARDS_GATEWAY);
    var seen = counts.evidence(loss, PacketPath.ROUTED, 5, 9);
    assertThat(seen.counter()).isEqualTo("nft");
    assertThat(seen.towardsGateway().entered()).isEqualTo(100);
    assertThat(seen.towardsGateway().left()).isEqualTo(90);
    assertThat(seen.towardsGateway().touched()).isEqualTo(10);
    assertThat(seen.towardsGateway().bytesLeft()).isEqualTo(9_000);
    assertThat(seen.towardsGateway().spanNanos()).isEqualTo(5);
    assertThat(seen.towardsGateway().states().flows()).isEqualTo(1);
    assertThat(seen.towardsPump()).isEqualTo(org.pumprig.fault.PacketCounts.NONE);
  }

  private static final UnitFlow FLOW =
      new UnitFlow("P", "eth1", "eth0", InetAddress.ofLiteral("10.0.0.2"));

  private static final List<Fault> EVERY = every();

  private static List<Fault> every() {
    var all = new java.util.ArrayList<Fault>(NftProbe.faults());
    all.add(new PacketFault.SmallMtu(600, false));
    all.add(new PacketFault.Delay(1, new Jitter.None(), true));
    all.add(new PacketFault.Reorder(1, 1));
    all.add(new PacketFault.Corrupt(1));
    all.add(new PacketFault.Rate(1_000, 1_600, 1_600, false));
    all.add(new PacketFault.Trace(List.of(new TracePoint(0, 1, 1, 0))));
    all.add(new LinkFault.Down());
    return all;
  }

  private static FaultSpec spec(Fault fault, Direction direction) {
    return new FaultSpec("f1", fault, direction, "P", new Seed(1), 0, 1);
  }

  private static NftScript script(PacketFault fault, Direction direction, PacketPath path) {
    return NftScript.of(spec(fault, direction), FLOW, path, "pumprig-t", 7, LEASE_NANOS)
        .orElseThrow();
  }

  private static String text(PacketFault fault, Direction direction, PacketPath path) {
    return script(fault, direction, path).text();
  }
}
