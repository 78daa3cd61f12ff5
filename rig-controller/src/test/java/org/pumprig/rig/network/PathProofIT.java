package org.pumprig.rig.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.host.CommandPlace;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.network.PathFinding.Answer;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.setup.Topology;

@Tag("netns")
class PathProofIT {
  @ParameterizedTest
  @ValueSource(strings = {"bridge", "router", "redirect"})
  void theTrafficCrossesAndThereIsNoWayRound(String kind) throws Exception {
    assertThat(find(kind, List.of()))
        .extracting(PathFinding::unit, PathFinding::crossing, PathFinding::detour)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("SN-1001", Answer.YES, Answer.NO),
            org.assertj.core.groups.Tuple.tuple("SN-1002", Answer.YES, Answer.NO));
  }

  @Test
  void aSecondLinkIsFoundWhichever() throws Exception {
    List<PathFinding> found =
        find(
            "router",
            List.of(
                "ip -n UNIT link add round0 type veth peer name round0 netns GATEWAY",
                "ip -n UNIT address add 10.79.0.1/24 dev round0",
                "ip -n UNIT link set round0 up",
                "ip -n GATEWAY address add 10.79.0.2/24 dev round0",
                "ip -n GATEWAY link set round0 up",
                "ip -n UNIT route add 10.78.0.2/32 via 10.79.0.2"));

    PathFinding first = found.getFirst();
    assertThat(first.good()).isFalse();
    assertThat(first.detour()).isEqualTo(Answer.YES);
    assertThat(first.detail())
        .isEqualTo(
            "the gateway is reached, but 0 packets towards the gateway and 0 back crossed unit0 and"
                + " gw0");
    assertThat(found.getLast().good()).isTrue();
  }

  private static List<PathFinding> find(String kind, List<String> more) throws Exception {
    Rig rig =
        RigFile.parse(
            "rig.yaml", Fixtures.text("rigs/" + kind + ".yaml").getBytes(StandardCharsets.UTF_8));
    Topology.Ends ends = rig.topology().crossing().orElseThrow();
    try (var made = MadeNamespaces.make(ends, rig.units(), ChangeLedger.NONE)) {
      var place = new CommandPlace.InNamespace(made.rig().name());
      for (String each : more) {
        String line =
            each.replace("UNIT", made.unit("SN-1001").name())
                .replace("GATEWAY", made.gateway().name());
        ChangeRunner.run(new CommandPlace.Here(), List.of(line.split(" ")), "");
      }
      Endpoint gateway = ends.endpoint();
      InetAddress address = InetAddress.ofLiteral(gateway.host());
      try (var _ = TopologySetup.up(rig.topology(), place, "", ChangeLedger.NONE);
          ServerSocket _ =
              made.gateway().call(() -> new ServerSocket(gateway.port(), 5, address))) {
        String before = rules(place);
        List<PathFinding> findings =
            new PathProof(
                    place,
                    rig.topology() instanceof Topology.Bridge,
                    rig.flows(),
                    gateway,
                    (unit, to, within) ->
                        Reach.from(made, unit, new InetSocketAddress(address, to.port())))
                .find(ChangeLedger.NONE);
        assertThat(rules(place)).isEqualTo(before);
        return findings;
      }
    }
  }

  private static String rules(CommandPlace place) throws Exception {
    return ChangeRunner.run(place, List.of("nft", "-s", "list", "ruleset"), "");
  }
}
