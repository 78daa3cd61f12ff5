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

/** 'pumprig faults apply' as a process of its own, optionally with words before it. */
final class LoneProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Process process;
  private final Path log;

  private LoneProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * @param before such as {@code ip netns exec NAME}
   * @param log where what it says is written
   */
  static LoneProcess apply(List<String> before, Path state, Path log, String... words)
      throws IOException {
    var command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx200m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "faults",
            "apply"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command);
    builder.environment().put("PUMPRIG_STATE_DIR", state.toString());
    builder.environment().remove("SSH_CONNECTION");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new LoneProcess(builder.start(), log);
  }

  LoneProcess inForce() {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> !process.isAlive() || said().contains("In force: "));
    assertThat(said()).contains("In force: ");
    return this;
  }

  /** SIGKILL, as in a crash. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    exit();
  }

  /** SIGTERM, as by Ctrl-C. */
  void tellToStop() {
    process.destroy();
  }

  int exit() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("it does not end: " + said());
    }
    return process.exitValue();
  }

  boolean alive() {
    return process.isAlive();
  }

  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
