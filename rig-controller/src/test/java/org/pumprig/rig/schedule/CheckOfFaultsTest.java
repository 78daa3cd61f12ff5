package org.pumprig.rig.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.plan.DemoPlan;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;

/** What check says beforehand of faults that can't be told apart, or don't reach everything. */
final class CheckOfFaultsTest {
  private static List<String> lines(Rig rig, String... windows) throws InputProblem {
    String text = DemoPlan.TEXT;
    String head = text.substring(0, text.indexOf("    - {fault:"));
    String rest = text.substring(text.lastIndexOf("    - {fault:"));
    String plan = head + String.join("\n", windows) + rest.substring(rest.indexOf('\n'));
    return CheckText.lines(PlanFile.parse("p.yaml", DemoPlan.bytes(plan), rig), rig, List.of());
  }

  private static Rig rig(String text) throws InputProblem {
    return RigFile.parse("rig.yaml", DemoPlan.bytes(text));
  }

  @Test
  void saysWhichFaultsAtOneTimeCannotBeToldApart() throws InputProblem {
    assertThat(
            lines(
                DemoPlan.rig(),
                "    - {fault: latency, delay: 120ms, jitter: 10ms, at: 1s, lasts: 4s, overlap:"
                    + " true}",
                "    - {fault: stall, at: 3s, lasts: 4s, overlap: true}"))
        .anyMatch(
            line ->
                line.startsWith("  - r0-01-latency and r0-02-stall from 6 s to 8 s of a run")
                    && line.contains("not proved"));
  }

  @Test
  void saysNothingOfFaultsOneAfterTheOther() throws InputProblem {
    assertThat(
            lines(
                DemoPlan.rig(),
                "    - {fault: latency, delay: 120ms, jitter: 10ms, at: 1s, lasts: 2s, overlap:"
                    + " true}",
                "    - {fault: stall, at: 4s, lasts: 4s, overlap: true}"))
        .noneMatch(line -> line.contains("not proved"));
  }

  @Test
  void saysWhatARoutedBenchTouchesAndThatItSeesLossInTcp() throws InputProblem {
    assertThat(lines(rig(Fixtures.text("rigs/router.yaml")), "    - {fault: blackhole, lasts: 2s}"))
        .contains(
            "  - network namespaces that it makes and removes, as root: one for the rig, the"
                + " gateway, a switch and each unit of the rig (5), with virtual interfaces between"
                + " them",
            "  - the programs dnsmasq or chronyd, which serve the units and end with the rig")
        .noneMatch(line -> line.contains("no root") || line.contains("loopback TCP"))
        .noneMatch(line -> line.contains("loss and retransmission in TCP"));
  }

  @Test
  void aUnitIsNotBlamedForTcpsOwnBackOff() throws InputProblem {
    Rig router = rig(Fixtures.text("rigs/router.yaml"));
    String bound = "as long as the fault lasted, at most 120 s (TCP back-off)";
    assertThat(lines(router, "    - {fault: blackhole, lasts: 6s}"))
        .contains("  - blackhole: " + bound)
        .contains(
            "  - REQ-RECONNECT of a unit alone: it allows 4 s, but TCP's own back-off after"
                + " blackhole of 6 s may keep an open connection silent for 6 s");
    assertThat(lines(router, "    - {fault: blackhole, lasts: 3s}"))
        .contains("  - blackhole: " + bound)
        .noneMatch(line -> line.contains("REQ-RECONNECT of a unit alone"));
    assertThat(lines(router, "    - {fault: linkDown, lasts: 1s}"))
        .contains(
            "  - REQ-RECONNECT of a unit alone: it allows 4 s, but the link's negotiation with"
                + " TCP's own back-off after linkDown of 1 s may keep an open connection silent for"
                + " 6 s");
  }

  @Test
  void aDelayThatOutlivesItsFaultIsSaidToo() throws InputProblem {
    Rig demo = rig(Fixtures.text("rigs/demo.yaml"));
    assertThat(lines(demo, "    - {fault: latency, delay: 4500ms, jitter: 1s, lasts: 12s}"))
        .contains("  - latency: the fault's own delay and jitter")
        .contains(
            "  - REQ-RECONNECT of a unit alone: it allows 4 s, but the delay of what was under way"
                + " after latency of 12 s may keep an open connection silent for 5.5 s");
  }

  @Test
  void aSealedWireIsNamedAsALimit() throws InputProblem {
    assertThat(
            lines(
                rig(Fixtures.text("rigs/tls.yaml")),
                "    - {fault: certificateExpired, lasts: 2s}"))
        .anyMatch(line -> line.contains("sealed by TLS"))
        .anyMatch(line -> line.startsWith("  - units on their own under certificateExpired"));
  }

  @Test
  void withARedirectionStreamFaultsMeetNewConnectionsOnly() throws InputProblem {
    assertThat(
            lines(
                rig(Fixtures.text("rigs/redirect.yaml")),
                "    - {fault: halfOpen, lasts: 2s}",
                "    - {fault: blackhole, lasts: 2s}"))
        .contains(
            "  - halfOpen: on connections made while the fault lasts, never on open ones, which"
                + " pass beside the proxy; for those take a packet fault (by nft or tap), or"
                + " 'proxy: always' in the topology of real units, or topology 'kind: proxy'",
            "  - blackhole: on the packets of open and new connections");
  }

  @Test
  void withAProxyInThePathPacketFaultsOfTheFilterAreRefusedAndStreamFaultsMeetAll()
      throws InputProblem {
    String cabled =
        Fixtures.text("rigs/cabled-pumps.yaml")
            .replace("kind: router", "kind: redirect\n  proxy: always")
            .replace(
                "interfaces: {SN-2001: eth1, SN-2002: eth2}, address", "interface: eth1, address")
            .replace("    downgrade: true\n", "");
    Rig always = rig(cabled);
    for (String loss : List.of("fault: loss, rate: 20 %", "fault: blackhole, backEnd: nft")) {
      String window = "    - {" + loss + ", lasts: 2s}";
      assertThat(catchThrowableOfType(InputProblem.class, () -> lines(always, window)))
          .as(loss)
          .hasMessageContaining("has nothing that injects")
          .hasMessageContaining(
              "Remove 'proxy: always' from the rig file's topology: with it no packet is forwarded;"
                  + " or add 'relay: true', whose faults act before the proxy (back end tap)");
    }
    assertThat(lines(always, "    - {fault: halfOpen, lasts: 2s}"))
        .contains("  - halfOpen: on open and new connections, which all pass the proxy");
    Rig relayed = rig(cabled.replace("proxy: always", "proxy: always\n  relay: true"));
    assertThat(lines(relayed, "    - {fault: loss, rate: 20 %, backEnd: tap, lasts: 2s}"))
        .contains("  - loss: on the packets of open and new connections");
  }

  @Test
  void tlsFaultsNeedAGatewayThatSpeaksTheVersion() throws InputProblem {
    String off = "    - {fault: tlsVersionOff, version: TLSv1.2, lasts: 2s}";
    String expired = "    - {fault: certificateExpired, lasts: 2s}";
    String text = DemoPlan.RIG_TEXT;
    Rig both = rig(text.replace("emulated:\n", "emulated:\n  tls: [TLSv1.2, TLSv1.3]\n"));
    Rig one = rig(text.replace("emulated:\n", "emulated:\n  tls: [TLSv1.3]\n"));

    assertThat(lines(both, off, expired)).anyMatch(line -> line.contains("-tlsVersionOff: "));
    assertThat(lines(one, expired)).anyMatch(line -> line.contains("-certificateExpired: "));
    assertThat(catchThrowableOfType(InputProblem.class, () -> lines(one, off)))
        .hasMessageContaining("speaks TLSv1.3 only, so 'tlsVersionOff' would change nothing");
    assertThat(catchThrowableOfType(InputProblem.class, () -> lines(DemoPlan.rig(), expired)))
        .hasMessageContaining("speaks no TLS, so 'certificateExpired' would change nothing");
  }
}
