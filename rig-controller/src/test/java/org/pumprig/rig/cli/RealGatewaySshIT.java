package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.ssh.Sshd;

/**
 * A gateway that is only reached over SSH, stopped and frozen by commands there; the controller is
 * killed in the middle, and the next start puts the gateway right over SSH before anything else.
 */
@Tag("peer")
class RealGatewaySshIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;
  private Sshd server;
  private SystemdBench gateway;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    Optional<String> missing = Sshd.missing();
    assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElseThrow());
    gateway = new SystemdBench(folder.resolve("systemd"));
    gateway.start();
    Path keys = Files.createDirectory(folder.resolve("keys"));
    server = Sshd.start(keys, "SetEnv PATH=" + gateway.path());
    Files.copy(Path.of("../fixtures/firmware/before.yaml"), folder.resolve("before.yaml"));
    Files.writeString(
        folder.resolve("rig.yaml"),
        """
        rig: 1
        id: far-gateway
        title: A gateway on another machine
        notForClinicalUse: true
        emulated: {firmware: {before: before.yaml}, statusEvery: 1s, flowEvery: 1s, virtualLatency: 1ms}
        gateway:
          host: 127.0.0.1
          port: %d
          speaks: hl7
          within: 60s
          on: {ssh: 127.0.0.1, port: %d, user: root, knownHosts: %s, key: %s}
          systemd: ours
        units: [{serial: SN-1001}]
        """
            .formatted(gateway.port, server.port(), server.known("ed25519"), keys.resolve("id")));
  }

  @AfterEach
  void endOurChildren() throws IOException {
    started.forEach(Process::destroyForcibly);
    if (gateway != null) {
      gateway.end();
    }
    if (server != null) {
      server.close();
    }
  }

  /** It doesn't find our systemctl: only the SSH server does. */
  private Process pumprig(String log, String... args) throws IOException {
    Process process =
        SystemdBench.command(folder.resolve("state"), folder.resolve(log), args).start();
    started.add(process);
    return process;
  }

  private Process apply(String log, String fault, String lasts) throws IOException {
    String rig = folder.resolve("rig.yaml").toString();
    return pumprig(log, "faults", "apply", fault, "--lasts", lasts, "--rig", rig);
  }

  private void killedInForce(String fault) throws Exception {
    Process apply = apply("killed.log", fault, "10min");
    Awaitility.await()
        .atMost(PATIENCE)
        .failFast(() -> assertThat(apply.isAlive()).as(log("killed.log")).isTrue())
        .until(() -> log("killed.log").contains("In force"));
    apply.destroyForcibly().waitFor();
  }

  private int ended(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String log(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void recoverStartsOverSshWhatAKilledControllerHadStopped() throws Exception {
    killedInForce("gatewayRestart");
    assertThat(gateway.accepts()).as("nobody is left to start it").isFalse();

    Process recover = pumprig("recover.log", "recover");
    assertThat(ended(recover)).as(log("recover.log")).isZero();
    assertThat(log("recover.log"))
        .contains("undone: ", "gatewayRestart", "(service)", "Faults undone: 1, left: 0.");
    Awaitility.await().atMost(PATIENCE).until(gateway::answers);
    assertThat(gateway.calls())
        .containsExactly("is-active --quiet ours", "stop ours", "start ours");
  }

  @Test
  void theNextStartThawsOverSshBeforeAnythingElse() throws Exception {
    killedInForce("gatewayFreeze");
    assertThat(gateway.accepts()).as("its kernel still accepts").isTrue();
    assertThat(gateway.answers()).isFalse();

    Process next = apply("next.log", "gatewayRestart", "4s");
    assertThat(ended(next)).as(log("next.log")).isZero();
    String said = log("next.log");
    assertThat(said).contains("undone: ", "gatewayFreeze", "proven: a connection to 127.0.0.1:");
    assertThat(said.indexOf("undone: ")).isLessThan(said.indexOf("In force"));
    assertThat(gateway.calls())
        .containsSubsequence(
            "kill --signal=SIGSTOP ours", "kill --signal=SIGCONT ours", "stop ours", "start ours");
    Awaitility.await().atMost(PATIENCE).until(gateway::answers);
  }

  @Test
  void whileTheHostIsAwayTheFaultStaysInTheLedgerAndNothingNewIsApplied() throws Exception {
    killedInForce("gatewayRestart");
    server.close();

    Process next = apply("next.log", "gatewayFreeze", "1s");
    assertThat(ended(next)).isEqualTo(Exit.USAGE);
    assertThat(log("next.log"))
        .contains("still there: ", "ssh root@127.0.0.1:" + server.port() + " can't be reached")
        .contains("nothing was applied")
        .doesNotContain("In force");
    Process recover = pumprig("recover.log", "recover");
    assertThat(ended(recover)).as(log("recover.log")).isEqualTo(Exit.ABORTED);
    assertThat(new Cli(folder.resolve("state")).run("faults", "list").out())
        .contains("gatewayRestart", "is dead");
  }
}
