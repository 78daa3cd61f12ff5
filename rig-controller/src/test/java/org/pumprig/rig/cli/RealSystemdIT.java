package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real systemd: its unit is the gateway, and our own units recover at its boot. */
@Tag("peer")
class RealSystemdIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String GATEWAY = "gateway.service";

  @TempDir private Path folder;
  private SystemdMachine machine;

  @BeforeEach
  void install() throws Exception {
    Optional<String> missing = SystemdMachine.missing();
    assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElseThrow());
    machine = SystemdMachine.in(folder);
    Path units = folder.resolve("units");
    for (String ours : new String[] {"pumprig-recover.service", "pumprig.target"}) {
      // As its head says for whoever installs no package: the paths are corrected.
      Files.writeString(
          units.resolve(ours),
          Files.readString(Path.of("dist", ours))
              .replace("=/usr/bin/pumprig ", "=/opt/pumprig/rig-controller/bin/pumprig "));
    }
    Files.writeString(
        units.resolve(GATEWAY),
        """
        [Unit]
        Description=A gateway
        [Service]
        ExecStart=%s -Xmx64m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "%s" %s 2575 /run/gateway.pid
        SuccessExitStatus=143
        """
            .formatted(
                SystemdBench.java(),
                System.getProperty("java.class.path"),
                HealthyGateway.class.getName()));
    Files.copy(Path.of("../fixtures/firmware/before.yaml"), folder.resolve("before.yaml"));
    Files.writeString(
        folder.resolve("rig.yaml"),
        """
        rig: 1
        id: systemd
        title: A gateway that systemd runs
        notForClinicalUse: true
        emulated: {firmware: {before: before.yaml}, statusEvery: 1s, flowEvery: 1s, virtualLatency: 1ms}
        gateway: {host: 127.0.0.1, port: 2575, speaks: hl7, within: 90s, systemd: gateway.service}
        units: [{serial: SN-1001}]
        """);
    machine.boot();
  }

  @AfterEach
  void off() throws Exception {
    if (machine != null) {
      machine.close();
    }
  }

  private Process apply(String fault, String lasts) throws Exception {
    String rig = folder.resolve("rig.yaml").toString();
    return machine.pumprig(
        folder.resolve("log"), "faults", "apply", fault, "--lasts", lasts, "--rig", rig);
  }

  private String ended(Process process) throws Exception {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return Files.readString(folder.resolve("log")) + "exit " + process.exitValue();
  }

  /** The letter of the gateway's process, {@code T} while it is frozen. */
  private String state() throws Exception {
    String pid = machine.shown(GATEWAY, "MainPID");
    return machine.run("ps", "-o", "state=", "-p", pid).substring(0, 1);
  }

  private void startGateway() throws Exception {
    assertThat(machine.run("systemctl", "start", GATEWAY)).isEqualTo("exit 0");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> machine.run("ss", "-Hltn", "sport = :2575").contains("LISTEN"));
  }

  @Test
  void aUnitIsRestartedAndFrozenAndRunsAfterBoth() throws Exception {
    assertThat(ended(apply("gatewayRestart", "6s")))
        .contains("the service doesn't run, so nothing was done")
        .endsWith("exit 2");
    startGateway();
    String first = machine.shown(GATEWAY, "MainPID");

    assertThat(ended(apply("gatewayRestart", "6s")))
        .contains("proven: a connection to 127.0.0.1:2575 was refused")
        .endsWith("exit 0");
    assertThat(machine.shown(GATEWAY, "ActiveState")).isEqualTo("active");
    assertThat(machine.shown(GATEWAY, "MainPID")).isNotEqualTo(first);

    Process freeze = apply("gatewayFreeze", "8s");
    Awaitility.await().atMost(PATIENCE).until(() -> state().equals("T"));
    assertThat(ended(freeze)).contains("In force: gateway frozen");
    assertThat(state()).isNotEqualTo("T");
  }

  @Test
  void atBootTheInstalledUnitUndoesWhatADeadMachineLeft() throws Exception {
    assertThat(machine.run("systemctl", "enable", "pumprig-recover.service", "pumprig.target"))
        .endsWith("exit 0");
    startGateway();
    Process apply = apply("gatewayRestart", "10min");
    Awaitility.await()
        .atMost(PATIENCE)
        .failFast("the command ended", () -> !apply.isAlive())
        .until(() -> Files.readString(folder.resolve("log")).contains("In force"));
    assertThat(machine.shown(GATEWAY, "ActiveState")).isEqualTo("inactive");
    machine.cut();

    machine.boot();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> machine.shown("pumprig.target", "ActiveState").equals("active"));
    assertThat(machine.shown("pumprig-recover.service", "Result")).isEqualTo("success");
    assertThat(machine.shown("pumprig-recover.service", "ExecMainStatus")).isEqualTo("0");
    assertThat(machine.shown(GATEWAY, "ActiveState"))
        .as("nothing else starts it at boot")
        .isEqualTo("active");
    long recovered = since("pumprig-recover.service");
    assertThat(since("pumprig.target")).isGreaterThanOrEqualTo(recovered);
    assertThat(ended(machine.pumprig(folder.resolve("log"), "recover")))
        .isEqualTo("Nothing to undo.\nexit 0");
  }

  private long since(String unit) throws Exception {
    return Long.parseLong(machine.shown(unit, "ActiveEnterTimestampMonotonic"));
  }
}
