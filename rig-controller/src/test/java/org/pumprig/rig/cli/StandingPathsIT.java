package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.CabledMachine.Standing;
import org.pumprig.rig.cli.CabledRuns.Running;
import org.pumprig.rig.judge.FaultFacts;
import org.pumprig.rig.judge.RunVerdict;

/**
 * Whole runs on real units where something of the rig's stands in the path from the start: a proxy
 * behind a redirection, a relay behind ports of the units' own.
 */
@Tag("netns")
class StandingPathsIT {
  private static final String SECOND = "SN-1002";
  private static final String FIRST = "SN-1001";

  @TempDir private Path folder;
  private CabledRuns runs;

  @BeforeEach
  void makeRuns() {
    runs = new CabledRuns(folder);
  }

  /** Both at the same time: each has a machine of its own. */
  @Test
  void openConnectionsAreFaultedByTheStandingProxyAndOneUnitsPortByTheRelay() throws Exception {
    try (var redirect = CabledMachine.of("redirect", 1);
        var router = CabledMachine.of("router", 2)) {
      Running proxied = always(redirect);
      Running relayed = ownPorts(router);
      runs.ended(proxied);
      runs.ended(relayed);
    }
    inTheStreams();
    inThePackets();
  }

  private void inTheStreams() throws Exception {
    String journal = runs.journal("redirect", FIRST);
    assertThat(CabledRuns.lines(journal, "path.checked", ""))
        .singleElement()
        .asString()
        .contains("\"crossing\":\"yes\"");
    RunVerdict run = runs.verdict("redirect", FIRST);
    assertThat(run.facts().faults()).extracting(FaultFacts::name).contains("stall", "reset");
    assertThat(run.facts().faults())
        .allSatisfy(fault -> assertThat(fault.counts()).as("%s", fault).isTrue());
    assertThat(CabledRuns.lines(journal, "wire.ended", "\"by\":\"fault\""))
        .as("a connection that was open when the fault began: " + journal)
        .isNotEmpty();
    assertThat(CabledRuns.on("REQ-RECONNECT", run)).startsWith("pass: ");
    assertThat(CabledRuns.on("REQ-WATCHDOG", run)).startsWith("pass: ");
  }

  private void inThePackets() throws Exception {
    RunVerdict run = runs.verdict("router", FIRST);
    for (String kind : List.of("delay", "blackhole", "linkDown")) {
      assertThat(fault(run, kind)).as(kind + " of " + run).hasValueSatisfying(FaultFacts::counts);
    }
    assertThat(CabledRuns.on("REQ-RECONNECT", run)).startsWith("pass: ");
    String beside = runs.journal("router", SECOND);
    assertThat(beside).doesNotContain("\"k\":\"fault.");
    assertThat(CabledRuns.lines(beside, "error.counted", "")).as("the other's traffic").isEmpty();
    assertThat(CabledRuns.lines(beside, "wire.ended", "")).as("the other's connection").isEmpty();
    assertThat(CabledRuns.lines(beside, "wire.acknowledged", "")).hasSizeGreaterThan(20);
  }

  private static Optional<FaultFacts> fault(RunVerdict run, String kind) {
    return run.facts().faults().stream()
        .filter(each -> each.name().equals(kind) && each.counts())
        .findFirst();
  }

  private Running always(CabledMachine machine) throws IOException {
    return run(
        machine,
        "  proxy: always\n",
        "{interface: unit0, address: 10.77.0.1/24}",
        """
            - {fault: stall, at: 500ms, lasts: 4s}
            - {fault: latency, delay: 300ms, jitter: 50ms, at: 6s, lasts: 2500ms}
            - {fault: reset, at: 10s, lasts: 1500ms, after: 50ms}
        """);
  }

  private Running ownPorts(CabledMachine machine) throws IOException {
    return run(
        machine,
        "  relay: true\n",
        "{interfaces: {SN-1001: unit0, SN-1002: unit1}, address: 10.77.0.1/24}",
        """
            - {fault: delay, delay: 60ms, at: 500ms, lasts: 2s, target: [SN-1001]}
            - {fault: blackhole, backEnd: tap, at: 3s, lasts: 2s, target: [SN-1001]}
            - {fault: linkDown, at: 8s, lasts: 1s, target: [SN-1001]}
        """);
  }

  private Running run(CabledMachine machine, String key, String unitSide, String windows)
      throws IOException {
    machine.gateway(folder);
    String gateway = CabledMachine.GATEWAY_ROUTED + ":" + CabledMachine.PORT;
    var units = new StringBuilder();
    for (int i = 0; i < machine.pumps(); i++) {
      String serial = "SN-100" + (1 + i);
      Standing pump = machine.pump(folder, i, serial, runs.firmware(), gateway);
      units.append(
          CabledRuns.unit(
              serial,
              pump,
              CabledRuns.lineOutlet(pump) + "address: " + CabledMachine.address(i) + "\n"));
    }
    String topology =
        """
        topology:
          kind: %s
        %s\
          unitSide: %s
          gatewaySide: {interface: gw0, address: 10.78.0.1/24}
          gateway: %s
          management: svc0
        """
            .formatted(machine.kind(), key, unitSide, gateway);
    return runs.run(machine, CabledRuns.head(topology) + units, windows);
  }
}
