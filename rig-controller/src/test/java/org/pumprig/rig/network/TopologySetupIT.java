package org.pumprig.rig.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undo;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.host.CommandPlace;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;

@Tag("netns")
class TopologySetupIT {
  static final class Remembering implements ChangeLedger {
    final Map<String, Undo> open = new LinkedHashMap<>();
    int failAt = Integer.MAX_VALUE;

    @Override
    public void open(String id, Undo undo) throws IOException {
      if (--failAt == 0) {
        throw new IOException("ledger: disk full");
      }
      open.put(id, undo);
    }

    @Override
    public void closed(String id) {
      open.remove(id);
    }
  }

  /** The first attempt may still meet a neighbour that the kernel has just given up on. */
  private static void reaches(MadeNamespaces made, Rig rig, String serial) {
    org.awaitility.Awaitility.await(serial)
        .atMost(java.time.Duration.ofSeconds(20))
        .until(() -> Reach.gateway(made, rig, serial));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bridge", "router", "redirect"})
  void trafficPassesAndNothingIsLeftAfterwards(String kind) throws Exception {
    Rig rig = rig(kind);
    String hostBefore = Snapshot.of(new CommandPlace.Here());
    var ledger = new Remembering();
    try (var made =
        MadeNamespaces.make(rig.topology().crossing().orElseThrow(), rig.units(), ledger)) {
      var place = new CommandPlace.InNamespace(made.rig().name());
      String before = Snapshot.of(place);
      assertThat(Reach.gateway(made, rig, "SN-1001")).isFalse();
      try (var _ = TopologySetup.up(rig.topology(), place, "", ledger)) {
        reaches(made, rig, "SN-1001");
        reaches(made, rig, "SN-1002");
      }
      assertThat(Reach.gateway(made, rig, "SN-1001")).isFalse();
      assertThat(Snapshot.of(place)).isEqualTo(before);
    }
    assertThat(Snapshot.of(new CommandPlace.Here())).isEqualTo(hostBefore);
    assertThat(Snapshot.namespaces()).isEmpty();
    assertThat(ledger.open).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aStartThatFailsHalfWayTakesItsHalfBack(int step) throws Exception {
    Rig rig = rig("router");
    var ledger = new Remembering();
    try (var made =
        MadeNamespaces.make(rig.topology().crossing().orElseThrow(), rig.units(), ledger)) {
      var place = new CommandPlace.InNamespace(made.rig().name());
      String before = Snapshot.of(place);
      int openBefore = ledger.open.size();
      ledger.failAt = step;

      assertThatThrownBy(() -> TopologySetup.up(rig.topology(), place, "", ledger))
          .hasMessage("ledger: disk full");

      assertThat(Snapshot.of(place)).isEqualTo(before);
      assertThat(ledger.open).hasSize(openBefore);
    }
  }

  record Foreign(String kind, List<String> argv, String message) {
    @Override
    public String toString() {
      return String.join(" ", argv);
    }
  }

  static final List<Foreign> FOREIGN =
      List.of(
          new Foreign(
              "bridge",
              List.of("ip", "link", "add", "name", "pumprig0", "type", "bridge"),
              "there is already a bridge pumprig0. It is no rig's that this machine's ledger knows;"
                  + " remove it: 'ip link del dev pumprig0'."),
          new Foreign(
              "router",
              List.of("nft", "add", "table", "inet", "pumprig_topology"),
              "there is already a table inet pumprig_topology. It is no rig's that this machine's"
                  + " ledger knows; remove it: 'nft delete table inet pumprig_topology'."),
          new Foreign(
              "bridge",
              List.of(
                  "tc", "qdisc", "add", "dev", "unit0", "root", "handle", "7:", "tbf", "rate",
                  "1mbit", "burst", "10k", "latency", "50ms"),
              "'unit0' has a foreign root qdisc: tbf 7:. Remove it with its owner's tools; the rig"
                  + " doesn't touch it."),
          new Foreign(
              "router",
              List.of("ip", "address", "add", "192.0.2.1/24", "dev", "gw0"),
              "'gw0' has the address 192.0.2.1/24, which is not the rig's. Take it away: 'ip"
                  + " address del 192.0.2.1/24 dev gw0'; if NetworkManager gave it, first 'nmcli"
                  + " device set gw0 managed no'."),
          new Foreign(
              "router",
              List.of("ip", "address", "add", "10.78.9.1/16", "dev", "lo"),
              "the topology's network 10.78.0.0/24 is also on 'lo', which has 10.78.9.1/16. Packets"
                  + " would leave by the wrong interface: take '10.78.9.1/16' off 'lo', or give the"
                  + " topology another network."),
          new Foreign(
              "router",
              List.of("ip", "link", "set", "dev", "gw0", "name", "other0"),
              "there is no network interface 'gw0'. Plug it in, or correct the rig file; 'ip link'"
                  + " shows what is there."));

  @ParameterizedTest
  @FieldSource("FOREIGN")
  void whatIsForeignIsRefusedAndLeftAlone(Foreign foreign) throws Exception {
    Rig rig = rig(foreign.kind());
    try (var made =
        MadeNamespaces.make(
            rig.topology().crossing().orElseThrow(), rig.units(), ChangeLedger.NONE)) {
      var place = new CommandPlace.InNamespace(made.rig().name());
      ChangeRunner.run(place, foreign.argv(), "");
      String before = Snapshot.of(place);

      assertThatThrownBy(() -> TopologySetup.up(rig.topology(), place, "", ChangeLedger.NONE))
          .isInstanceOf(TopologyProblem.class)
          .hasMessage(foreign.message());

      assertThat(Snapshot.of(place)).isEqualTo(before);
    }
  }

  @Test
  void theDefaultRouteAndTheManagementConnectionAreGuarded() throws Exception {
    Rig rig = rig("router");
    try (var made =
        MadeNamespaces.make(
            rig.topology().crossing().orElseThrow(), rig.units(), ChangeLedger.NONE)) {
      var place = new CommandPlace.InNamespace(made.rig().name());
      for (String each :
          List.of(
              "ip link set gw0 up",
              "ip address add 198.51.100.2/24 dev gw0",
              "ip route add default via 198.51.100.1")) {
        ChangeRunner.run(place, List.of(each.split(" ")), "");
      }

      assertThat(new Inspection(place).problems(rig.topology(), ""))
          .extracting(TopologyProblem::problem)
          .contains("'gw0' carries the default route or the management connection");
      ChangeRunner.run(place, List.of("ip", "route", "del", "default"), "");
      assertThat(
              new Inspection(place).problems(rig.topology(), "198.51.100.9 50022 198.51.100.2 22"))
          .extracting(TopologyProblem::problem)
          .contains("'gw0' carries the default route or the management connection");
    }
  }

  @Test
  void whatADeadProcessLeftIsUndoneFromItsRecipesAndAgain() throws Exception {
    Rig rig = rig("bridge");
    var ledger = new Remembering();
    MadeNamespaces made =
        MadeNamespaces.make(rig.topology().crossing().orElseThrow(), rig.units(), ledger);
    var place = new CommandPlace.InNamespace(made.rig().name());
    String before = Snapshot.of(place);
    var namespaces = List.copyOf(ledger.open.values());
    TopologySetup.up(rig.topology(), place, "", ledger);
    List<Undo> setup = ledger.open.values().stream().skip(namespaces.size()).toList();

    assertThat(setup).isNotEmpty();
    for (int round = 0; round < 2; round++) {
      for (Undo undo : setup.reversed()) {
        assertThat(undone(undo)).isInstanceOf(InjectionResult.Done.class);
      }
      assertThat(Snapshot.of(place)).isEqualTo(before);
    }
    for (Undo undo : List.copyOf(ledger.open.values()).reversed()) {
      assertThat(undone(undo)).isInstanceOf(InjectionResult.Done.class);
    }
    assertThat(Snapshot.namespaces()).isEmpty();
  }

  private static InjectionResult undone(Undo undo) {
    var undoer = new TopologyUndoer("this-boot");
    return undoer.undo(
        new LedgerEntry(
            "topology-1",
            "",
            "",
            undo.backEnd(),
            new Endpoint("here", 0),
            1,
            "this-boot",
            0,
            undo.recipe()));
  }

  private static Rig rig(String kind) throws Exception {
    return RigFile.parse(
        "rig.yaml", Fixtures.text("rigs/" + kind + ".yaml").getBytes(StandardCharsets.UTF_8));
  }
}
