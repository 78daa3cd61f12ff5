package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.link.PseudoTerminal;
import org.pumprig.link.frame.CheckedLine;

/** Pump and gateway as processes of their own, talked to from outside. */
@Tag("integration")
class StandingCommandsIT {
  private final List<Process> started = new ArrayList<>();

  @TempDir private Path folder;

  /** A command that runs. */
  private record Child(Process process, BufferedReader out) {
    String line() throws IOException {
      String line = out.readLine();
      assertThat(line).as("the command still talks").isNotNull();
      return line;
    }

    void say(String command) throws IOException {
      process.outputWriter(StandardCharsets.UTF_8).write(command + "\n");
      process.outputWriter(StandardCharsets.UTF_8).flush();
    }

    String ask(String command) throws IOException {
      say(command);
      return line();
    }

    /** SIGTERM; what it says last. */
    String end() throws Exception {
      process.toHandle().destroy(); // leaves the streams open
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return String.join("\n", out.lines().toList());
    }
  }

  private Child start(String... arguments) throws IOException {
    var command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName()),
                Arrays.stream(arguments))
            .toList();
    var builder = new ProcessBuilder(command);
    builder.environment().put("PUMPRIG_STATE_DIR", folder.resolve("state").toString());
    builder.redirectError(folder.resolve(started.size() + ".err").toFile());
    Process process = builder.start();
    started.add(process);
    return new Child(process, process.inputReader(StandardCharsets.UTF_8));
  }

  @AfterEach
  void endOurChildren() {
    started.forEach(Process::destroyForcibly);
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }

  private static String place(String name, String answer) {
    return found("\"" + Pattern.quote(name) + "\":\"([^\"]+)\"", answer);
  }

  private static long stored(Child gateway) throws IOException {
    String counts = gateway.ask("counts");
    return counts.contains("\"stored\"") ? Long.parseLong(found("\"stored\":([0-9]+)", counts)) : 0;
  }

  @Test
  void aPumpOnATerminalReportsToAGatewayThatIsMadeIll() throws Exception {
    Assumptions.assumeTrue(PseudoTerminal.isSupported(), "no pseudo-terminals on this machine");
    Path own = folder.resolve("own.yaml");
    Files.writeString(own, Fixtures.text("firmware/before.yaml").replace("8.00.01", "9.99.99"));
    Child gateway = start("gateway", "--listen", "127.0.0.1:0", "--json");
    String listen = place("listen", gateway.line());
    Child pump =
        start(
            "pump",
            "--serial",
            "pty",
            "--gateway",
            listen,
            "--firmware",
            own.toString(),
            "--unit",
            "SN-77",
            "--status-every",
            "100ms",
            "--json");
    String service = place("service", pump.line());
    assertThat(service).startsWith("/dev/pts/");
    Awaitility.await().until(() -> stored(gateway) >= 3); // so it has started up
    try (var toPump = new FileOutputStream(service);
        var fromPump = new FileInputStream(service)) {
      toPump.write(CheckedLine.encode("VERSION"));
      var answer = new StringBuilder();
      while (answer.indexOf("\n") < 0) {
        answer.append((char) fromPump.read());
      }
      assertThat(answer).startsWith("VERSION model=EMULATED-PUMP serial=SN-77 firmware=9.99.99");
    }

    assertThat(gateway.ask("acknowledge sometimes")).contains("\"obeyed\":false", "'help'");
    assertThat(gateway.ask("acknowledge AE")).contains("\"obeyed\":true");
    long before = stored(gateway);
    Awaitility.await().until(() -> received(gateway) > before + 2);
    assertThat(gateway.ask("backEnd b")).contains("\"obeyed\":true");
    assertThat(gateway.ask("acknowledge")).contains("\"obeyed\":true");
    Awaitility.await().until(() -> stored(gateway) > before);
    String last = gateway.end();
    assertThat(last).contains("\"pump\":\"SN-77\"", "\"doubled\":0");
    assertThat(Long.parseLong(found("\"missing\":([0-9]+)", last)))
        .as("what was answered by AE was never stored")
        .isPositive();
    pump.end();
  }

  private static long received(Child gateway) throws IOException {
    return Long.parseLong(found("\"received\":([0-9]+)", gateway.ask("counts")));
  }
}
