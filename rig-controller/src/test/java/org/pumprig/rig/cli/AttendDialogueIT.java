package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.PseudoTerminal;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.time.SystemScheduler;

/** {@code attend} at a terminal: it asks, and what is typed becomes the answer. */
@Tag("integration")
class AttendDialogueIT {
  private static final long PATIENCE_SECONDS = 60;

  /** The smallest JPEG that is told to be one by its first bytes. */
  private static final byte[] PHOTO = {
    (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0
  };

  @TempDir private Path folder;
  private Path run = Path.of("");

  @BeforeEach
  void aRunThatAsksForSomething() throws IOException {
    run = folder.resolve("runs/r0-after-SN-1");
    Files.createDirectories(run.resolve("inbox"));
    var header =
        new RunHeader(
            "r0-after-SN-1", "c", "SN-1", "after", "after", 0, 0, "p", "0", "r", "0", true, false);
    Files.write(run.resolve(RunHeader.FILE), header.bytes());
    Files.write(
        run.resolve("inbox/cycle.step"),
        CanonicalJson.bytes(
            new StepAsked(
                "cycle", "Power-cycle it", "Words on it", "the screen", "", 9_000_000_000L, "")));
    Files.write(folder.resolve("screen.jpg"), PHOTO);
  }

  private Process attend(String terminal) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "attend",
            folder.toString());
    builder.environment().put("PUMPRIG_STATE_DIR", folder.resolve("state").toString());
    var device = new File(terminal);
    return builder.redirectInput(device).redirectOutput(device).redirectError(device).start();
  }

  private List<Path> answers() throws IOException {
    try (Stream<Path> all = Files.list(run.resolve("inbox"))) {
      return all.filter(each -> each.toString().endsWith(".answer")).toList();
    }
  }

  @Test
  void nameEntryAndPhotoAreAskedForUntilTheyAreThere() throws Exception {
    var broken = new CompletableFuture<Throwable>();
    try (var scheduler = new SystemScheduler("terminal", broken::complete);
        PseudoTerminal terminal = PseudoTerminal.open(scheduler)) {
      var shown = new StringBuffer();
      terminal
          .link()
          .open(
              event -> {
                if (event instanceof LinkEvent.Received received) {
                  shown.append(new String(received.bytes(), StandardCharsets.UTF_8));
                }
              });
      Process process = attend(terminal.path());
      try {
        type(terminal, shown, "leave it open): ", "Ada");
        type(terminal, shown, "Words on it: ", "");
        type(terminal, shown, "It is asked for", "SELF TEST OK");
        type(terminal, shown, "path of its file: ", folder.resolve("nothing.jpg").toString());
        type(terminal, shown, "There is no file", folder.resolve("screen.jpg").toString());
        Awaitility.await()
            .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .until(() -> !answers().isEmpty());
        Path answer = answers().getFirst();
        assertThat(Files.readString(answer))
            .contains("\"by\":\"Ada\"", "\"entry\":\"SELF TEST OK\"", "\"photoBytes\":11");
        Files.delete(answer); // as the run's process does once it is in the journal
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        Awaitility.await().until(() -> shown.toString().contains("Taken: cycle by Ada."));
        assertThat(process.exitValue()).as(shown.toString()).isZero();
      } finally {
        process.destroyForcibly();
      }
    }
    assertThat(broken).isNotDone();
  }

  private static void type(PseudoTerminal terminal, StringBuffer shown, String after, String line) {
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .until(() -> shown.toString().contains(after));
    terminal.link().send((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
