package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.CabledMachine.Standing;

/**
 * Units with drivers and a gateway that the rig knows by their addresses alone: other processes, in
 * other network namespaces, on the far ends of cables.
 */
@Tag("netns")
class RealUnitsIT {
  @TempDir private Path folder;
  private CabledRuns runs;

  @BeforeEach
  void makeRuns() {
    runs = new CabledRuns(folder);
  }

  /** The class path is too long for a recipe in the ledger, so it stands in a script. */
  private String programs(Standing pump) throws IOException {
    Path script = folder.resolve("outlet");
    Files.writeString(
        script,
        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
            .formatted(
                SystemdBench.java(),
                System.getProperty("java.class.path"),
                OutletProgram.class.getName()));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    String program = "[%s, \"%s\", ".formatted(script, pump.at("power"));
    return """
    outlet:
      off: %soff]
      on: %son]
      state: %sstate]
    """
        .formatted(program, program, program);
  }

  @Test
  void everyTopologyFaultsRealUnitsAndLeavesTheMachineAsItWas() throws Exception {
    try (var bridge = CabledMachine.of("bridge", 2);
        var router = CabledMachine.of("router", 1);
        var redirect = CabledMachine.of("redirect", 1);
        var client = router.place("pump0").call(() -> bound(CabledMachine.address(0), 0));
        var asking = Executors.newSingleThreadScheduledExecutor()) {
      var _ = asking.scheduleAtFixedRate(() -> ask(client), 0, 200, TimeUnit.MILLISECONDS);
      var running = List.of(bridge(bridge), router(router), redirect(redirect));
      for (CabledRuns.Running each : running) {
        runs.ended(each);
        String journal = runs.journal(each.machine().kind(), "SN-1001");
        assertThat(CabledRuns.lines(journal, "path.checked", ""))
            .singleElement()
            .asString()
            .contains("\"crossing\":\"yes\"", "\"detour\":\"no\"", "it went on sending there");
        assertThat(CabledRuns.lines(journal, "fault.proven", "blackhole"))
            .as(each.machine().kind())
            .hasSize(1);
        assertThat(CabledRuns.lines(journal, "wire.acknowledged", ""))
            .as(each.machine().kind() + ": its wire is seen in its packets")
            .hasSizeGreaterThan(10);
        assertThat(CabledRuns.lines(journal, "unit.reconnected", "faultsEnded"))
            .as(each.machine().kind())
            .hasSize(1);
        assertThat(CabledRuns.on("REQ-RECONNECT", runs.verdict(each.machine().kind(), "SN-1001")))
            .as(each.machine().kind())
            .startsWith("pass: ");
      }
      asking.shutdownNow();
      String served = runs.journal("router", "SN-1001");
      assertThat(CabledRuns.lines(served, "fault.proven", "dnsSilent"))
          .as(served)
          .singleElement()
          .asString()
          .contains("kernelCounter");
      assertThat(CabledRuns.lines(served, "fault.reverted", "dnsSilent")).hasSize(1);
      String linked = runs.journal("bridge", "SN-1001");
      assertThat(CabledRuns.lines(linked, "fault.proven", "linkDown")).hasSize(1);
      assertThat(CabledRuns.lines(linked, "effect.done", "unit0 has no carrier")).isNotEmpty();
      String beside = runs.journal("bridge", "SN-1002");
      assertThat(beside).doesNotContain("\"k\":\"fault.");
      String radioed = runs.journal("redirect", "SN-1001");
      assertThat(CabledRuns.lines(radioed, "fault.proven", "refuse")).hasSize(1);
      assertThat(CabledRuns.lines(radioed, "fault.proven", "apDisabled"))
          .as(radioed)
          .singleElement()
          .asString()
          .contains("\"witness\":\"program\"");
      assertThat(folder.resolve("access-point-off")).doesNotExist();
    }
  }

  /** Two pumps, each with a port of its own. */
  private CabledRuns.Running bridge(CabledMachine machine) throws IOException {
    machine.gateway(folder);
    String gateway = CabledMachine.GATEWAY_BRIDGED + ":" + CabledMachine.PORT;
    var units = new StringBuilder();
    for (int i = 0; i < 2; i++) {
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
          kind: bridge
          unitSide: {interfaces: {SN-1001: unit0, SN-1002: unit1}}
          gatewaySide: {interface: gw0}
          gateway: %s
        """
            .formatted(gateway);
    return runs.run(
        machine,
        CabledRuns.head(topology) + units,
        """
            - {fault: linkDown, at: 500ms, lasts: 3s, target: [SN-1001]}
            - {fault: blackhole, at: 6s, lasts: 4s, target: [SN-1001]}
        """);
  }

  private CabledRuns.Running router(CabledMachine machine) throws IOException {
    return routed(
        machine,
        """
            - {fault: blackhole, at: 1s, lasts: 4s}
            - {fault: dnsSilent, at: 6s, lasts: 4s}
        """);
  }

  private CabledRuns.Running redirect(CabledMachine machine) throws IOException {
    return routed(
        machine,
        """
            - {fault: blackhole, at: 1s, lasts: 4s}
            - {fault: refuse, at: 6s, lasts: 3s, cutEstablished: true}
            - {fault: linkDown, at: 6100ms, lasts: 500ms, overlap: true}
            - {fault: apDisabled, at: 10s, lasts: 2s}
        """);
  }

  private CabledRuns.Running routed(CabledMachine machine, String windows) throws IOException {
    machine.gateway(folder);
    String gateway = CabledMachine.GATEWAY_ROUTED + ":" + CabledMachine.PORT;
    String side =
        machine.kind().equals("router")
            ? "{interfaces: {SN-1001: unit0}, address: 10.77.0.1/24}"
            : "{interface: unit0, address: 10.77.0.1/24}";
    Standing pump = machine.pump(folder, 0, "SN-1001", runs.firmware(), gateway);
    String topology =
        """
        topology:
          kind: %s
          unitSide: %s
          gatewaySide: {interface: gw0, address: 10.78.0.1/24}
          gateway: %s
          management: svc0
        %s\
        """
            .formatted(
                machine.kind(),
                side,
                gateway,
                machine.kind().equals("router") ? "  services: {dns: {gw.ward: 10.78.0.2}}\n" : "");
    String radio = machine.kind().equals("redirect") ? "mac: \"02:00:00:00:10:01\"\n" : "";
    String more =
        CabledRuns.lineOutlet(pump) + "address: " + CabledMachine.address(0) + "\n" + radio;
    return runs.run(
        machine,
        CabledRuns.head(topology + (machine.kind().equals("redirect") ? accessPoint() : ""))
            + CabledRuns.unit("SN-1001", pump, more),
        windows);
  }

  /** Somebody else's, whose being off is a file. */
  private String accessPoint() {
    Path off = folder.resolve("access-point-off");
    return """
    accessPoint:
      faults:
        - {fault: apDisabled, begin: [touch, %s], end: [rm, -f, %s], acts: [test, -e, %s]}
    """
        .formatted(off, off, off);
  }

  @Test
  void aProxiedUnitIsFaultedInItsStreamsItsDatagramsItsMainsAndAtItsGateway() throws Exception {
    try (var machine = CabledMachine.of("proxy", 1);
        var echo = machine.place("gateway").call(() -> bound(CabledMachine.GATEWAY_ROUTED, 5140));
        var chatter = machine.place("pump0").call(() -> bound(CabledMachine.address(0), 0));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var unused = threads.submit(() -> echo(echo));
      var talking = Executors.newSingleThreadScheduledExecutor();
      var _ = talking.scheduleAtFixedRate(() -> say(chatter), 0, 10, TimeUnit.MILLISECONDS);
      try {
        CabledRuns.Running running = proxied(machine);
        String log = runs.ended(running);
        assertThat(log).doesNotContain("not effective", "not proved");
      } finally {
        talking.shutdownNow();
        echo.close();
      }
      assertThat(unused).isNotNull();
      String journal = runs.journal("proxy", "SN-1001");
      for (String fault : List.of("refuse", "loss", "gatewayFreeze", "powerOff")) {
        assertThat(CabledRuns.lines(journal, "fault.proven", fault)).as(fault + journal).hasSize(1);
      }
      assertThat(CabledRuns.lines(journal, "effect.done", "outletState")).isNotEmpty();
      assertThat(CabledRuns.lines(journal, "wire.acknowledged", "")).hasSizeGreaterThan(10);
    }
  }

  private CabledRuns.Running proxied(CabledMachine machine) throws IOException {
    Standing gateway = machine.gateway(folder);
    Standing pump = machine.pump(folder, 0, "SN-1001", runs.firmware(), "10.77.0.1:2575");
    String rig =
        CabledRuns.head(
                """
                gateway:
                  host: %s
                  port: %d
                  speaks: hl7
                  pid: %d
                """
                    .formatted(
                        CabledMachine.GATEWAY_ROUTED, CabledMachine.PORT, gateway.process().pid()))
            + CabledRuns.unit(
                "SN-1001",
                pump,
                programs(pump)
                    + "proxy: 10.77.0.1:2575\n"
                    + "datagrams: {listen: \"10.77.0.1:5140\", to: \"10.78.0.2:5140\"}\n");
    return runs.run(
        machine,
        rig,
        """
            - {fault: refuse, at: 100ms, lasts: 1800ms, cutEstablished: true}
            - {fault: loss, rate: 40 %, at: 2200ms, lasts: 2s, backEnd: proxy}
            - {fault: gatewayFreeze, at: 4500ms, lasts: 4500ms}
            - {fault: powerOff, at: 9300ms, lasts: 3500ms}
        """);
  }

  private static DatagramSocket bound(String host, int port) throws SocketException {
    return new DatagramSocket(new InetSocketAddress(host, port));
  }

  private static void echo(DatagramSocket socket) {
    try {
      while (!socket.isClosed()) {
        var packet = new DatagramPacket(new byte[100], 100);
        socket.receive(packet);
        socket.send(packet);
      }
    } catch (IOException closed) {
      assertThat(socket.isClosed()).isTrue();
    }
  }

  private static void ask(DatagramSocket socket) {
    byte[] query = {
      0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 2, 'g', 'w', 4, 'w', 'a', 'r', 'd', 0, 0, 1, 0, 1
    };
    try {
      socket.send(new DatagramPacket(query, query.length, InetAddress.getByName("10.77.0.1"), 53));
    } catch (IOException nobodyYet) {
      assertThat(nobodyYet).isNotNull(); // the router isn't there before and after the run
    }
  }

  private static void say(DatagramSocket socket) {
    try {
      socket.send(new DatagramPacket(new byte[20], 20, InetAddress.getByName("10.77.0.1"), 5140));
    } catch (IOException nobodyYet) {
      assertThat(nobodyYet).isNotNull(); // the relay isn't there before and after the run
    }
  }

  @Test
  void aUnitThatGoesRoundTheRigIsRefusedAndNothingIsLeft() throws Exception {
    try (var machine = CabledMachine.of("router", 1)) {
      machine.gateway(folder);
      machine.in(
          "pump0", "ip link add way0 type veth peer name way0 netns " + machine.name("gateway"));
      for (String place : List.of("pump0", "gateway")) {
        machine.in(
            place,
            "ip address add 10.79.0.%d/24 dev way0".formatted(place.equals("gateway") ? 2 : 1));
        machine.in(place, "ip link set way0 up");
      }
      machine.in("pump0", "ip route add 10.78.0.2/32 via 10.79.0.2");
      String gateway = CabledMachine.GATEWAY_ROUTED + ":" + CabledMachine.PORT;
      Standing pump = machine.pump(folder, 0, "SN-1001", runs.firmware(), gateway);
      String topology =
          """
          topology:
            kind: router
            unitSide: {interface: unit0, address: 10.77.0.1/24}
            gatewaySide: {interface: gw0, address: 10.78.0.1/24}
            gateway: %s
            talksWithin: 3s
          """
              .formatted(gateway);
      CabledRuns.Running running =
          runs.run(
              machine,
              CabledRuns.head(topology)
                  + CabledRuns.unit("SN-1001", pump, "address: " + CabledMachine.address(0) + "\n"),
              "    - {fault: blackhole, at: 1s, lasts: 1500ms}\n");

      assertThat(running.process().waitFor(CabledRuns.PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .isTrue();
      String log = Files.readString(folder.resolve("router.log"));
      assertThat(running.process().exitValue()).as(log).isEqualTo(Exit.ABORTED);
      assertThat(log)
          .contains("the path of SN-1001 is not proved, so nothing is run: in 3 s 0 packets")
          .contains("the unit must be on, and talk to its gateway");
      assertThat(machine.snapshot()).isEqualTo(running.before());
    }
  }

  @Test
  void mainsThatAKilledRunLeftOffAreSwitchedOnByRecover() throws Exception {
    try (var machine = CabledMachine.of("proxy", 1)) {
      machine.gateway(folder);
      Standing pump = machine.pump(folder, 0, "SN-1001", runs.firmware(), "10.78.0.2:2575");
      CabledRuns.Running running =
          runs.run(
              machine,
              CabledRuns.head("") + CabledRuns.unit("SN-1001", pump, programs(pump)),
              "    - {fault: powerOff, at: 0s, lasts: 9s}\n");
      Awaitility.await()
          .atMost(CabledRuns.PATIENCE)
          .failFast("the run ended", () -> !running.process().isAlive())
          .until(() -> state(machine, pump).equals("off"));
      running.process().destroyForcibly().waitFor();
      assertThat(state(machine, pump)).as("nobody is left to switch it on").isEqualTo("off");

      Path log = folder.resolve("recover.log");
      Process recover = machine.rig(folder.resolve("proxy-state"), log, "recover");
      assertThat(recover.waitFor(CabledRuns.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

      assertThat(recover.exitValue()).as(Files.readString(log)).isZero();
      assertThat(Files.readString(log)).contains("undone: ", "powerOff", "(power)");
      assertThat(state(machine, pump)).isEqualTo("on");
    }
  }

  private String state(CabledMachine machine, Standing pump) throws IOException {
    return machine.in("rig", folder.resolve("outlet") + " " + pump.at("power") + " state").strip();
  }
}
