package org.pumprig.rig.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.power.ApcPdu;
import org.pumprig.fault.power.GpioRelay;
import org.pumprig.fault.power.OutletSwitch;
import org.pumprig.fault.power.ShellyPlug;
import org.pumprig.fault.power.SwitchLogin;
import org.pumprig.fault.power.TasmotaPlug;
import org.pumprig.fault.power.UsbRelay;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.yaml.InputProblem;

/** Rig files whose units have drivers and whose traffic passes the rig. */
final class RealRigTest {
  private static final String CROSSING = Fixtures.text("rigs/cabled-pumps.yaml");
  private static final String POINTED = Fixtures.text("rigs/pointed-pump.yaml");

  record Mistake(String file, String piece, String instead, String message) {
    @Override
    public String toString() {
      return message;
    }
  }

  private static final String BY_PROGRAMS =
      POINTED.substring(POINTED.indexOf("    outlet:"), POINTED.indexOf("    proxy:"));

  /** The rig whose outlet is this. */
  private static String outlet(String text) {
    return POINTED.replace(BY_PROGRAMS, "    outlet: " + text + "\n");
  }

  static final List<Mistake> MISTAKES =
      List.of(
          new Mistake(
              Fixtures.text("rigs/new-era-balances.yaml"),
              "/dev/ttyUSB3, readability",
              "/dev/ttyUSB0, readability",
              "rig.yaml:19: the port /dev/ttyUSB0 is used already (line 13). Give each its own"),
          new Mistake(
              Fixtures.text("rigs/new-era-balances.yaml"),
              "serial: /dev/ttyUSB0, baud",
              "serial: COM3, baud",
              "or tcp://192.0.2.7:4001 where the server sets up the line"),
          new Mistake(
              Fixtures.text("rigs/new-era-balances.yaml") + "redButton: {serial: /dev/ttyUSB9}\n",
              "/dev/ttyUSB9",
              "/dev/ttyUSB1",
              "the port /dev/ttyUSB1 is used already (line 18). Give each its own"),
          new Mistake(
              outlet(
                  "{shelly: 192.0.2.30}\n    contact: {gpio: pinctrl-rp1, alarm: 23, normal: 24}"),
              "normal: 24",
              "normal: 23",
              "'alarm' and 'normal' are one line. Connect both contacts"),
          new Mistake(
              Fixtures.text("rigs/reported.yaml"),
              "driver: {kind: pcd, device: SN-1}",
              "driver: [{kind: servicePort}, {kind: pcd, device: SN-1}]",
              "a unit has one driver: two would tell two states of it"),
          new Mistake(
              outlet("{shelly: 192.0.2.30}"),
              "shelly: 192.0.2.30",
              "shelly: plug.local",
              "'plug.local' is no numeric address. Write it such as 192.0.2.30, with :PORT"),
          new Mistake(
              outlet("{shelly: 192.0.2.30}"),
              "shelly: 192.0.2.30",
              "shelly: 192.0.2.300",
              "'192.0.2.300' is no numeric address."),
          new Mistake(
              outlet("{apc: \"192.0.2.30:161\", outlet: 3, communityFile: c}"),
              "192.0.2.30:161",
              "192.0.2.30.1:161",
              "'192.0.2.30.1:161' is no numeric address with a port"),
          new Mistake(
              POINTED,
              "proxy: 192.0.2.1:2575",
              "proxy: \"fe80:::1:2575\"",
              "is no numeric address"),
          new Mistake(
              outlet("{tasmota: 192.0.2.30, relay: 1}"),
              "relay: 1",
              "relay: 9",
              "'relay' must be a whole number from 1 to 8, not '9'"),
          new Mistake(
              outlet("{tasmota: 192.0.2.30, user: admin, passwordFile: p}"),
              ", passwordFile: p",
              "",
              "'user' without 'passwordFile'. Name the file of the password."),
          new Mistake(
              outlet("{gpio: pinctrl-rp1, line: 17, mainsAt: low}"),
              "mainsAt: low",
              "mainsAt: off",
              "unknown mainsAt 'off'"),
          new Mistake(
              outlet("{apc: 192.0.2.30, outlet: 3, communityFile: c}"),
              ", communityFile: c",
              "",
              "'communityFile'"),
          new Mistake(
              outlet("{apc: 192.0.2.30, outlet: 3, communityFile: c}"),
              "communityFile: c",
              "communityFile: c, channel: 1",
              "unknown key 'channel'"),
          new Mistake(
              CROSSING,
              "SN-2002: eth2",
              "SN-2001X: eth2",
              "unit 'SN-2002' has no interface of its own. Add 'SN-2002: NAME'."),
          new Mistake(
              CROSSING,
              "SN-2002: eth2",
              "SN-2002: eth1",
              "'eth1' stands here twice. Give each unit its own, or 'interface'."),
          new Mistake(
              CROSSING, "SN-2002: eth2", "SN-2002: eth3", "units and gateway are both on 'eth3'"),
          new Mistake(
              CROSSING,
              "  kind: router",
              "  kind: router\n  proxy: always",
              "unknown key 'proxy' in 'topology'"),
          new Mistake(
              CROSSING,
              "  kind: router",
              "  kind: redirect\n  proxy: sometimes",
              "unknown proxy 'sometimes'"),
          new Mistake(
              Fixtures.text("rigs/redirect.yaml"),
              "  kind: redirect",
              "  kind: redirect\n  proxy: always",
              "on an emulated bench a proxy stands at the gateway's door anyway"),
          new Mistake(
              CROSSING,
              "  talksWithin: 60s",
              "  namespaces: {gateway: g, units: {SN-2001: a, SN-2002: b}}",
              "units with a driver are plugged into the rig's interfaces"),
          new Mistake(CROSSING, "    address: 10.77.0.11\n", "", "unit 'SN-2001' has no address"),
          new Mistake(
              CROSSING,
              "    address: 10.77.0.11\n",
              "    address: 10.77.0.11\n    proxy: 10.77.0.1:2575\n",
              "unknown key 'proxy'"),
          new Mistake(
              POINTED,
              "gateway:\n  host: 192.0.2.20\n  port: 2575\n  speaks: hl7\n",
              "",
              "there is a 'proxy' for a unit, but nowhere that it leads to. Add 'gateway'"),
          new Mistake(
              POINTED, "proxy: 192.0.2.1:2575", "proxy: rig:2575", "'rig:2575' is no numeric"),
          new Mistake(
              POINTED,
              "  speaks: hl7\n",
              "  speaks: hl7\n  holds: [gwctl, ids, \"{serial}\"]\n",
              "'holds' has no {since}, so other units' or older messages would count too"),
          new Mistake(
              POINTED,
              "state: [/usr/local/bin/outlet, \"3\", state]",
              "status: [/usr/local/bin/outlet]",
              "unknown key 'status'"),
          new Mistake(
              POINTED,
              "on: [/usr/local/bin/outlet, \"3\", \"on\"]",
              "on: [/usr/local/bin/outlet, \""
                  + "x".repeat(490)
                  + "\""
                  + ", xxxxxxxxxx".repeat(30)
                  + (", \"" + "y".repeat(490) + "\"").repeat(7)
                  + "]",
              "are too long for the ledger, which must keep them. Put what is long"));

  @ParameterizedTest
  @FieldSource("MISTAKES")
  void namesMistakeAndRemedy(Mistake mistake) {
    assertThat(mistake.file()).contains(mistake.piece());
    String text = mistake.file().replace(mistake.piece(), mistake.instead());
    InputProblem problem =
        catchThrowableOfType(
            InputProblem.class,
            () -> RigFile.parse("rig.yaml", text.getBytes(StandardCharsets.UTF_8)));
    assertThat(problem).as(mistake.message()).isNotNull();
    assertThat(problem.getMessage()).startsWith("rig.yaml:").contains(mistake.message());
  }

  private static Rig parse(String text) throws InputProblem {
    return RigFile.parse("rig.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void eachUnitHasItsOwnPortAndTheRouterJoinsThem() throws Exception {
    Rig rig = parse(CROSSING);
    Topology.Ends ends = rig.topology().crossing().orElseThrow();
    assertThat(ends.unitPorts()).containsExactly("eth1", "eth2");
    assertThat(rig.sharedLink()).isEmpty();
    assertThat(rig.flows()).extracting(UnitFlow::pumpInterface).containsOnly("prig-u");
    assertThat(rig.backEnds())
        .containsExactly(
            BackEnd.NFT,
            BackEnd.NETEM,
            BackEnd.ETHERNET,
            BackEnd.SERVICE,
            BackEnd.NETWORK_SERVICE,
            BackEnd.SERIAL,
            BackEnd.POWER);
  }

  @Test
  void aBridgeSeesEachUnitAtItsOwnPort() throws Exception {
    String bridge =
        CROSSING
            .replace("kind: router", "kind: bridge")
            .replaceAll(", address: 10.7[78].0.1/24", "")
            .replaceAll("(?s)  services:.*?\nunits", "units")
            .replace("gateway: 10.78.0.2", "gateway: 10.77.0.2");
    assertThat(parse(bridge).flows())
        .extracting(UnitFlow::pumpInterface)
        .containsExactly("eth1", "eth2");
  }

  @Test
  void aUnitThatIsPointedAtTheRigHasItsStreamsAndDatagramsFaulted() throws Exception {
    Rig rig = parse(POINTED);
    assertThat(rig.backEnds()).containsExactly(BackEnd.PROXY, BackEnd.SERIAL, BackEnd.POWER);
    assertThat(rig.proxiesStreams(rig.serials())).isTrue();
    assertThat(rig.relaysDatagrams(rig.serials())).isTrue();
  }

  @Test
  void anOutletMayBeADevice() throws Exception {
    Path secret = Path.of("secret").toAbsolutePath();
    assertThat(by("{shelly: 192.0.2.30, generation: 3, channel: 1, passwordFile: secret}"))
        .isEqualTo(
            new ShellyPlug(
                new Endpoint("192.0.2.30", 80),
                2,
                1,
                Optional.of(new SwitchLogin("admin", secret)),
                10_000_000_000L));
    assertThat(by("{tasmota: \"192.0.2.30:8080\", within: 3s}"))
        .isEqualTo(
            new TasmotaPlug(new Endpoint("192.0.2.30", 8080), 1, Optional.empty(), 3_000_000_000L));
    assertThat(by("{gpio: pinctrl-rp1, line: 17, mainsAt: low}"))
        .isEqualTo(new GpioRelay("pinctrl-rp1", 17, false));
    assertThat(by("{usbRelay: BITFT, relay: 2, mainsAt: open}"))
        .isEqualTo(new UsbRelay("BITFT", 2, true));
    assertThat(by("{apc: 192.0.2.30, outlet: 3, communityFile: secret}"))
        .isEqualTo(new ApcPdu(new Endpoint("192.0.2.30", 161), 3, secret, 10_000_000_000L));
  }

  private static OutletSwitch by(String text) throws InputProblem {
    var outlet = parse(outlet(text)).real().orElseThrow().units().getFirst().instruments().outlet();
    return ((OutletPlace.Switch) outlet.orElseThrow()).by();
  }
}
