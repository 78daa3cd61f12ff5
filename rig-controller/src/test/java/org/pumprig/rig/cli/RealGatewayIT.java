package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.parallel.Isolated;

/** A real process as gateway, stopped and frozen by its own commands, and well again afterwards. */
@Tag("integration")
@Isolated
class RealGatewayIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private SystemdBench gateway;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    gateway = new SystemdBench(folder.resolve("systemd"));
    gateway.start();
    Files.copy(Path.of("../fixtures/firmware/before.yaml"), folder.resolve("before.yaml"));
    Files.writeString(folder.resolve("rig.yaml"), rig("systemd: ours"));
  }

  @AfterEach
  void endOurChildren() throws IOException {
    started.forEach(Process::destroyForcibly);
    gateway.end();
  }

  private String rig(String commands) {
    return """
    rig: 1
    id: real-gateway
    title: A real gateway
    notForClinicalUse: true
    emulated:
      firmware:
        before: before.yaml
      statusEvery: 500ms
      flowEvery: 500ms
      virtualLatency: 2ms
    gateway:
      host: 127.0.0.1
      port: %d
      speaks: hl7
      within: 20s
      %s
    units:
      - serial: SN-1001
    """
        .formatted(gateway.port, commands);
  }

  private Process pumprig(String log, String... args) throws IOException {
    Process process = gateway.pumprig(folder.resolve("state"), folder.resolve(log), args);
    started.add(process);
    return process;
  }

  private Process apply(String fault, String lasts) throws IOException {
    return pumprig(
        "apply.log",
        "faults",
        "apply",
        fault,
        "--lasts",
        lasts,
        "--rig",
        folder.resolve("rig.yaml").toString());
  }

  private int ended(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String log(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private void awaitInForce(Process process) {
    Awaitility.await()
        .atMost(PATIENCE)
        .failFast("the command ended", () -> !process.isAlive())
        .until(() -> log("apply.log").contains("In force"));
  }

  @Test
  void restartIsProvenAndTheServiceRunsAfterIt() throws Exception {
    Process apply = apply("gatewayRestart", "2s");
    awaitInForce(apply);
    assertThat(gateway.accepts()).isFalse();
    assertThat(ended(apply)).as(log("apply.log")).isZero();
    assertThat(log("apply.log"))
        .contains("Asked:    gatewayRestart both for 2s", "proven: a connection to 127.0.0.1:")
        .contains("was refused");
    assertThat(gateway.accepts()).isTrue();
    assertThat(gateway.calls())
        .containsExactly("is-active --quiet ours", "stop ours", "start ours");
  }

  @Test
  void stoppedServiceOfAKilledProcessRunsAgainAfterRecover() throws Exception {
    Process apply = apply("gatewayRestart", "10min");
    awaitInForce(apply);
    apply.destroyForcibly().waitFor();
    assertThat(gateway.accepts()).as("nobody is left to start it").isFalse();

    Cli.Answer listed = new Cli(folder.resolve("state")).run("faults", "list");
    assertThat(listed.out())
        .contains("gatewayRestart", "service on 127.0.0.1:" + gateway.port, "is dead");

    Process recover = pumprig("recover.log", "recover", "--json");
    assertThat(ended(recover)).as(log("recover.log")).isZero();
    assertThat(log("recover.log")).contains("\"undone\":true", "\"backEnd\":\"service\"");
    assertThat(gateway.accepts()).isTrue();
    assertThat(gateway.answers()).isTrue();
    assertThat(gateway.calls()).endsWith("start ours");

    Process again = pumprig("again.log", "recover");
    assertThat(ended(again)).isZero();
    assertThat(log("again.log")).contains("Nothing to undo.");
  }

  @Test
  void frozenProcessOfAKilledControllerAnswersAgainAfterTheNextStart() throws Exception {
    Process apply = apply("gatewayFreeze", "10min");
    awaitInForce(apply);
    assertThat(gateway.accepts()).as("its kernel still accepts").isTrue();
    assertThat(gateway.answers()).isFalse();
    apply.destroyForcibly().waitFor();
    assertThat(gateway.answers()).isFalse();

    Process clear = pumprig("clear.log", "faults", "clear");
    assertThat(ended(clear)).as(log("clear.log")).isZero();
    assertThat(log("clear.log")).contains("undone: ", "gatewayFreeze", "(service)");
    assertThat(gateway.answers()).isTrue();
    assertThat(gateway.calls())
        .contains("kill --signal=SIGSTOP ours")
        .endsWith("kill --signal=SIGCONT ours");
  }

  @Test
  void freezeByDeclaredProcessIsLiftedOnTerm() throws Exception {
    String pid = Files.readString(folder.resolve("systemd/pid"));
    Files.writeString(folder.resolve("rig.yaml"), rig("pid: " + pid));
    Process apply = apply("gatewayFreeze", "10min");
    awaitInForce(apply);
    assertThat(gateway.answers()).isFalse();
    apply.destroy();
    ended(apply);
    assertThat(gateway.answers()).as(log("apply.log")).isTrue();
    assertThat(log("apply.log")).contains("proven: messageProbe: connected, and no answer");
    assertThat(new Cli(folder.resolve("state")).run("faults", "list").out())
        .isEqualTo("No fault is open.\n");
  }

  @Test
  void nothingIsBegunOnAServiceThatDoesNotRun() throws Exception {
    gateway.end();
    Process apply = apply("gatewayRestart", "2s");
    assertThat(ended(apply)).isEqualTo(Exit.USAGE);
    assertThat(log("apply.log")).contains("the service doesn't run, so nothing was done");
    assertThat(gateway.calls()).doesNotContain("stop ours");
  }
}
