package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway's service that is stopped and started over WinRM, by pywinrm and our program in dist.
 */
@Tag("peer")
class WinRmPeerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path PROGRAM = Path.of("dist/pumprig-winrm").toAbsolutePath();
  private static final Path CLIENT = Path.of("/usr/lib/python3/dist-packages/winrm");
  private static final String STOP =
      "powershell.exe -NoProfile -Command \"Stop-Service 'HL7 Listener'\"";
  private static final String START =
      "powershell.exe -NoProfile -Command \"Start-Service 'HL7 Listener'\"";

  @TempDir private Path folder;
  private SystemdBench gateway;
  private WinRmServer server;
  private Path state;
  private Path config;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Files.isDirectory(CLIENT), "skipped: no pywinrm (package python3-winrm)");
    state = folder.resolve("state");
    gateway = new SystemdBench(folder.resolve("systemd"));
    gateway.start();
    server = new WinRmServer(this::run);
    config = folder.resolve("gw7.ini");
    configure(server.endpoint(), WinRmServer.PASSWORD);
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-------"));
    Files.copy(Path.of("../fixtures/firmware/before.yaml"), folder.resolve("before.yaml"));
    Files.writeString(
        folder.resolve("rig.yaml"),
        """
        rig: 1
        id: windows
        title: A gateway on a Windows server
        notForClinicalUse: true
        emulated: {firmware: {before: before.yaml}, statusEvery: 1s, flowEvery: 1s, virtualLatency: 1ms}
        gateway:
          host: 127.0.0.1
          port: %1$d
          within: 30s
          stop: ["%2$s", "%3$s", powershell.exe, -NoProfile, -Command, "Stop-Service 'HL7 Listener'"]
          start: ["%2$s", "%3$s", powershell.exe, -NoProfile, -Command, "Start-Service 'HL7 Listener'"]
        units: [{serial: SN-1001}]
        """
            .formatted(gateway.port, PROGRAM, config));
  }

  @AfterEach
  void end() throws IOException {
    started.forEach(Process::destroyForcibly);
    if (server != null) {
      server.close();
      gateway.end();
    }
  }

  private void configure(String endpoint, String password) throws IOException {
    Files.writeString(
        config,
        """
        [winrm]
        endpoint = %s
        user = rig
        password = %s
        transport = plaintext ; the test's server has no NTLM
        within = 10
        """
            .formatted(endpoint, password));
  }

  /** What the machine does with a command line; its exit code. */
  private int run(String line) {
    try {
      switch (line) {
        case STOP -> gateway.ask("stop");
        case START -> gateway.ask("start");
        default -> {
          return 5;
        }
      }
      return 0;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process pumprig(String log, String... args) throws IOException {
    Process process = SystemdBench.command(state, folder.resolve(log), args).start();
    started.add(process);
    return process;
  }

  private Process apply(String log, String lasts) throws IOException {
    String rig = folder.resolve("rig.yaml").toString();
    return pumprig(log, "faults", "apply", "gatewayRestart", "--lasts", lasts, "--rig", rig);
  }

  private String ended(Process process, String log) throws Exception {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return Files.readString(folder.resolve(log)) + "exit " + process.exitValue();
  }

  @Test
  void theServiceIsStoppedProvedToBeAwayAndStarted() throws Exception {
    assertThat(ended(apply("log", "4s"), "log"))
        .contains("proven: a connection to 127.0.0.1:" + gateway.port + " was refused")
        .endsWith("exit 0");
    assertThat(server.lines()).containsExactly(STOP, START);
    assertThat(gateway.accepts()).isTrue();
  }

  @Test
  void recoverStartsOverWinRmWhatAKilledControllerHadStopped() throws Exception {
    Process apply = apply("log", "10min");
    Awaitility.await()
        .atMost(PATIENCE)
        .failFast("the command ended", () -> !apply.isAlive())
        .until(() -> Files.readString(folder.resolve("log")).contains("In force"));
    apply.destroyForcibly().waitFor();
    assertThat(gateway.accepts()).isFalse();
    assertThat(ended(pumprig("recover", "recover"), "recover"))
        .contains("undone: ", "(service)")
        .endsWith("exit 0");
    assertThat(gateway.accepts()).isTrue();
    try (var ledger = Files.walk(state)) {
      for (Path file : ledger.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain(WinRmServer.PASSWORD);
      }
    }
  }

  @Test
  void whereNobodyAnswersOrLetsUsInNothingIsAppliedAndTheLedgerKeepsIt() throws Exception {
    configure(server.endpoint(), "wrong");
    refused("credentials were rejected", "wrong-password");
    configure(server.endpoint(), WinRmServer.PASSWORD);
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r--r--"));
    refused("can be read by others: it holds a password. chmod 600 it", "open-file");
    assertThat(server.lines()).isEmpty();
    assertThat(gateway.accepts()).isTrue();

    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-------"));
    assertThat(ended(pumprig("recover", "recover"), "recover"))
        .contains("undone: ", "(service)")
        .endsWith("exit 0");
    server.close();
    refused("Connection refused", "nobody-there");
  }

  /** A program that failed may have done its work all the same: whether it did, nobody knows. */
  private void refused(String why, String stateName) throws Exception {
    state = folder.resolve(stateName);
    assertThat(ended(apply("log", "4s"), "log"))
        .contains("was not applied", "it may still act", "pumprig-winrm", why)
        .doesNotContain("In force")
        .endsWith("exit 4");
  }
}
