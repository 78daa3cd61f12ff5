package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.plan.PlanFile;

/** A pump's event log in a file, read by a driver that is another program. */
@Tag("integration")
class PumpLogProgramIT {
  private static final String HELLO =
      "echo '{\"type\":\"hello\",\"version\":1,\"capabilities\":[\"readsLog\"]%s}'\n";

  @TempDir private Path folder;

  private Answer imported(String driver, String log) throws IOException {
    Files.writeString(folder.resolve("driver"), driver);
    Files.writeString(folder.resolve("log"), log);
    Files.writeString(
        folder.resolve("rig.yaml"),
        Fixtures.text("rigs/line-driver.yaml")
            .replaceAll(
                "(?s)    driver:\n.*    link:",
                "    driver: {kind: process, command: [%s, driver], capabilities: [readsLog], answersWithin: 3s}\n    link:"
                    .formatted(driver.startsWith("#!") ? "python3" : "sh")));
    Files.writeString(
        folder.resolve("patterns.yaml"),
        """
        patterns: 1
        lines:
          - {event: refused, match: '^(?<time>\\S+) (?<pump>\\S+) \\S+ no answer of host'}
          - {event: connected, match: '^(?<time>\\S+) (?<pump>\\S+) \\S+ host found'}
        """);
    return new Cli(folder.resolve("state"))
        .run(
            "incident",
            "import",
            folder.resolve("log"),
            "--rig",
            folder.resolve("rig.yaml"),
            "--unit",
            "LP-7",
            "--patterns",
            folder.resolve("patterns.yaml"),
            "--out",
            folder.resolve("out"));
  }

  /** More than a piece, and more than what a program's words may rest on. */
  @Test
  void theExampleReadsTheLogOfItsDeviceAndItBecomesAPlan() throws Exception {
    var log = new StringBuilder("RUN 125000 42\n");
    for (int i = 1; i <= 1_000; i++) {
      boolean found = i <= 500 || i > 530;
      log.append(
          "LOG %d %d %s%n"
              .formatted(i, i * 1_000, found ? "0 host found" : "12 no answer of host"));
    }
    log.append("what is this\nLOG 1001 1001500 0 host found"); // the last line has no end
    Answer answer = imported(Fixtures.text("drivers/example.py"), log.toString());
    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(answer.out())
        .contains(
            "gatewayRefuse, from 500.", "code ERR12 at 501.000 s", "1 pieces that are nothing")
        .doesNotContain("broke off");
    assertThat(Files.readString(folder.resolve("out/import.json")))
        .contains("\"attempts\":1001", "\"refused\":30");
    assertThat(
            PlanFile.readWithRig(folder.resolve("out/compact.yaml"), Optional.empty())
                .plan()
                .faults()
                .windows())
        .singleElement()
        .satisfies(
            window -> assertThat(window.lastsNanos()).isBetween(29_000_000_000L, 31_000_000_000L));
  }

  @Test
  void aProgramThatReadsNoFilesIsToldHowItWould() throws Exception {
    Answer answer = imported(HELLO.formatted("") + "exec cat >&2\n", "LOG 1 5 0 x\n");
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err())
        .contains("log:1: no entry of an event log was read", "has \"logFile\":1 in its hello");
    assertThat(folder.resolve("out")).doesNotExist();
    Answer later = imported(HELLO.formatted(",\"logFile\":2") + "exec cat >&2\n", "x");
    assertThat(later.err()).contains("version 2 of the message, and the rig writes version 1");
  }

  @Test
  void whatAProgramMakesUpIsNoEntry() throws Exception {
    String lie =
        "read x; read y\n"
            + "echo '{\"type\":\"log\",\"number\":1,\"code\":\"E1\",\"raw\":\"4142\"}'\n"
            + "exec cat >&2\n";
    Answer answer = imported(HELLO.formatted(",\"logFile\":1") + lie, "LOG 1 5 0 x\n");
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("it told of bytes that aren't in the file there");
  }

  @Test
  void oneThatHangsAndOneThatDiesEndWithAMessage() throws Exception {
    Answer hangs = imported(HELLO.formatted(",\"logFile\":1") + "exec sleep 60\n", "LOG 1 5 0 x\n");
    assertThat(hangs.err()).contains("it didn't answer in its time");
    Answer dies = imported("echo no such key >&2\nexit 3\n", "LOG 1 5 0 x\n");
    assertThat(dies.code()).isEqualTo(Exit.USAGE);
    assertThat(dies.err()).contains("ended with exit code 3: no such key");
  }
}
