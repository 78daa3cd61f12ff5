package org.pumprig.rig.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.yaml.InputProblem;

final class TopologyTest {
  private static final String ROUTER = Fixtures.text("rigs/router.yaml");

  record Mistake(String piece, String instead, String message) {
    @Override
    public String toString() {
      return instead.isEmpty() ? "without " + piece : instead.strip();
    }
  }

  static final List<Mistake> MISTAKES =
      List.of(
          new Mistake(
              "kind: router",
              "kind: ruter",
              "rig.yaml:16: unknown kind 'ruter'. Did you mean 'router'?"),
          new Mistake(
              "  gateway: 10.78.0.2:2575",
              "  gatway: 10.78.0.2:2575",
              "rig.yaml:20: unknown key 'gatway' in 'topology'. Did you mean 'gateway'?"),
          new Mistake(
              "10.78.0.2:2575",
              "10.78.0.2",
              "rig.yaml:20: 'gateway' must be an IPv4 address and a port, not '10.78.0.2'. Write it"
                  + " such as 10.78.0.2:2575."),
          new Mistake(
              "10.78.0.2:2575",
              "10.79.0.2:2575",
              "rig.yaml:20: 10.79.0.2 is not in the gateway's network 10.78.0.0/24. Correct it, or"
                  + " name the next router as 'via' of 'gatewaySide'."),
          new Mistake(
              "10.77.0.1/24",
              "10.77.0.0/24",
              "rig.yaml:18: 'address' must be a host's IPv4 address with the length of its prefix,"
                  + " not '10.77.0.0/24'. Write it such as 10.77.0.1/24, with a prefix from 8 to"
                  + " 30."),
          new Mistake(
              "10.78.0.1/24",
              "10.77.3.1/8",
              "rig.yaml:19: networks 10.77.0.0/24 and 10.0.0.0/8 overlap. A router needs two:"
                  + " choose another for one side, or use the kind 'bridge'."),
          new Mistake(
              "interface: gw0",
              "interface: unit0",
              "rig.yaml:19: units and gateway are both on 'unit0'. Use two interfaces: what crosses"
                  + " none can't be faulted."),
          new Mistake(
              "interface: gw0",
              "interface: an-interface-too-long",
              "rig.yaml:19: 'interface' must be the name of a network interface, not"
                  + " 'an-interface-too-long'. Write it as 'ip link' shows it, such as eth1."),
          new Mistake(
              "  kind: router",
              "  kind: router\n  management: gw0",
              "rig.yaml:17: 'gw0' would carry faults and the management connection. Give the"
                  + " management connection an interface of its own."),
          new Mistake(
              "interface: unit0,",
              "interface: unit0, vlan: 4095,",
              "rig.yaml:18: 'vlan' must be a whole number from 1 to 4094, not '4095'. Write such a"
                  + " number, without quotes."),
          new Mistake(
              "to: 10.77.0.199",
              "to: 10.77.0.99",
              "rig.yaml:22: 'to' comes before 'from'. Write the lower address at 'from'."),
          new Mistake(
              "from: 10.77.0.100",
              "from: 10.77.0.1",
              "rig.yaml:22: the rig's own address 10.77.0.1 would be leased. Leave it out of the"
                  + " range."),
          new Mistake(
              "lease: 10min",
              "lease: 10s",
              "rig.yaml:22: 'lease' is 10s, which is too little. Write at least 2 min."),
          new Mistake(
              "address: 10.77.0.12",
              "address: 10.77.0.11",
              "rig.yaml:28: address 10.77.0.11 is in use already (line 27). Give each its own."),
          new Mistake(
              "address: 10.77.0.12",
              "address: 10.77.0.1",
              "rig.yaml:28: address 10.77.0.1 is in use already (line 18). Give each its own."),
          new Mistake(
              "address: 10.77.0.12",
              "address: 10.77.1.12",
              "rig.yaml:28: 10.77.1.12 is not in the units' network 10.77.0.0/24. Give the unit an"
                  + " address of that network."),
          new Mistake(
              ", address: 10.77.0.12",
              "",
              "rig.yaml:28: unit 'SN-1002' has no address. Add 'address': by it the rig tells the"
                  + " unit's traffic from others'."),
          new Mistake(
              ", mac: \"02:00:00:00:10:02\"",
              "",
              "rig.yaml:28: unit 'SN-1002' has no 'mac'. Add it: the rig leases the unit the"
                  + " address written here by it."),
          new Mistake(
              "02:00:00:00:10:02",
              "03:00:00:00:10:02",
              "rig.yaml:28: 'mac' must be the address of one Ethernet interface, not"
                  + " '03:00:00:00:10:02'. Write it such as \"02:00:00:00:10:01\"."),
          new Mistake(
              "02:00:00:00:10:02",
              "02:00:00:00:10:01",
              "rig.yaml:28: mac 02:00:00:00:10:01 stands here again (first in line 27). Give each"
                  + " its own."),
          new Mistake(
              "namespaces: made",
              "namespaces: mad",
              "rig.yaml:17: unknown namespaces 'mad'. Did you mean 'made'?"),
          new Mistake(
              "namespaces: made",
              "namespaces: {gateway: hospital, units: {SN-1001: pump-1}}",
              "rig.yaml:17: unit 'SN-1002' has no namespace to be emulated in. Add 'SN-1002:"
                  + " NAME'."),
          new Mistake(
              "namespaces: made",
              "namespaces: {gateway: hospital, units: {SN-1001: pump-1, SN-1002: hospital}}",
              "rig.yaml:17: namespace 'hospital' is in use already (line 17). Give each its own:"
                  + " what stays in one crosses no interface of the rig."),
          new Mistake(
              "namespaces: made",
              "namespaces: {gateway: a/b, units: {SN-1001: pump-1, SN-1002: pump-2}}",
              "rig.yaml:17: 'gateway' must be the name of a network namespace, not 'a/b'. Write it"
                  + " as 'ip netns' shows it."));

  @ParameterizedTest
  @FieldSource("MISTAKES")
  void namesLineMistakeAndRemedy(Mistake mistake) {
    assertThat(ROUTER).contains(mistake.piece());
    byte[] content = bytes(ROUTER.replace(mistake.piece(), mistake.instead()));

    InputProblem problem =
        catchThrowableOfType(InputProblem.class, () -> RigFile.parse("rig.yaml", content));

    assertThat(problem).isNotNull();
    assertThat(problem).hasMessage(mistake.message());
  }

  @Test
  void aRouterHasBothSidesItsServicesAndAFlowForEachUnit() throws Exception {
    Rig rig = RigFile.parse("rig.yaml", bytes(ROUTER));

    assertThat(rig.topology()).isInstanceOf(Topology.Router.class);
    var router = (Topology.Router) rig.topology();
    assertThat(router.ends().made()).isTrue();
    assertThat(router.services().dhcp().orElseThrow().leaseSeconds()).isEqualTo(600);
    assertThat(router.services().dns()).containsKey("gateway.example");
    assertThat(rig.flows())
        .containsExactly(
            new UnitFlow("SN-1001", "unit0", "gw0", address("10.77.0.11")),
            new UnitFlow("SN-1002", "unit0", "gw0", address("10.77.0.12")));
    assertThat(rig.backEnds())
        .containsExactly(
            BackEnd.NFT,
            BackEnd.NETEM,
            BackEnd.ETHERNET,
            BackEnd.PROXY,
            BackEnd.SERVICE,
            BackEnd.NETWORK_SERVICE);
  }

  @Test
  void aVlanIsASubInterfaceOfARouterAndLeftToThePortsOfABridge() throws Exception {
    String tagged = ROUTER.replace("interface: unit0,", "interface: unit0, vlan: 12,");
    String bridge =
        Fixtures.text("rigs/bridge.yaml").replaceAll("interface: (unit0|gw0)", "$0, vlan: 12");

    assertThat(RigFile.parse("rig.yaml", bytes(tagged)).flows().getFirst().pumpInterface())
        .isEqualTo("unit0.12");
    assertThat(RigFile.parse("rig.yaml", bytes(bridge)).flows().getFirst().pumpInterface())
        .isEqualTo("unit0");
  }

  @Test
  void behindARelayARouterHasTheRelaysFarEnd() throws Exception {
    Rig rig = RigFile.parse("rig.yaml", bytes(ROUTER.replace("made", "made\n  relay: true")));

    assertThat(rig.flows().getFirst().pumpInterface()).isEqualTo("prig-r");
    assertThat(rig.backEnds()).contains(BackEnd.TAP);
  }

  @Test
  void aBridgeHasTheSameTagOnBothSides() {
    byte[] content = bytes(Fixtures.text("rigs/bridge.yaml").replace("unit0", "unit0, vlan: 12"));

    assertThat(catchThrowableOfType(InputProblem.class, () -> RigFile.parse("rig.yaml", content)))
        .hasMessage(
            "rig.yaml:19: a bridge keeps tags, but both sides don't have the same 'vlan'. Write it"
                + " on both sides, or on none.");
  }

  @Test
  void withoutTopologyPumpsArePointedAtProxies() throws Exception {
    Rig rig = RigFile.parse("rig.yaml", bytes(Fixtures.text("rigs/demo.yaml")));

    assertThat(rig.topology().kind()).isEqualTo("proxy");
    assertThat(rig.flows()).isEmpty();
    assertThat(rig.backEnds()).containsExactly(BackEnd.PROXY, BackEnd.SERVICE);
  }

  private static java.net.InetAddress address(String text) {
    return Ipv4.parse(text).orElseThrow().inet();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
