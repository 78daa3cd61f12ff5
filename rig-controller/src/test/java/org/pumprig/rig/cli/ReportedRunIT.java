package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.emulated.LoneGateway;
import org.pumprig.rig.emulated.LonePumps;
import org.pumprig.rig.emulated.Standing;
import org.pumprig.seed.Seed;

/** A pump, its gateway, and the rig to which that reports: three parties, real sockets. */
@Tag("realtime")
class ReportedRunIT {
  private static final Endpoint ANY = new Endpoint("127.0.0.1", 0);

  @TempDir private Path folder;

  private static void failed(Throwable failure) {
    throw new AssertionError(failure);
  }

  /** Trips without a cause five seconds after it was given power. */
  private static Standing pump(LoneGateway gateway) throws Exception {
    return LonePumps.start(
        new LonePumps.Wanted(
            "networked",
            "SN-1",
            "after",
            List.of("falseWatchdog"),
            Optional.empty(),
            ANY,
            Optional.of(gateway.endpoint()),
            Optional.empty(),
            "127.0.0.1",
            250_000_000L,
            new Seed(4)),
        ReportedRunIT::failed);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Answer run(SequencedMap<String, String> pump, String link) throws Exception {
    String rig =
        Fixtures.text("rigs/reported.yaml")
            .replace("{listen: 127.0.0.1:2575}", link)
            .replace("127.0.0.1:5001", pump.get("flow"))
            .replace("127.0.0.1:5002", pump.get("contact"))
            .replace("127.0.0.1:5003", pump.get("screen"))
            .replace("127.0.0.1:5004", pump.get("power"))
            .replace("127.0.0.1:5005", pump.get("keypad"))
            .replace("    driver:", "    emulated: true\n    driver:");
    Files.createDirectories(folder.resolve("rigs"));
    Files.createDirectories(folder.resolve("plans"));
    Files.writeString(folder.resolve("rigs/reported.yaml"), rig);
    Path plan = folder.resolve("plans/reported.yaml");
    Files.write(plan, Fixtures.bytes("plans/reported.yaml"));
    return new Cli(folder.resolve("state")).run("run", plan, "--out", folder.resolve("out"));
  }

  private String journal() throws Exception {
    if (!Files.exists(folder.resolve("out/runs"))) {
      return "no run";
    }
    Path run = Workbench.runs(folder.resolve("out")).getFirst();
    return Files.readString(run.resolve("journal/00000001.jsonl"));
  }

  @Test
  void theWatchdogsCodeComesFromTheGatewayOverTls() throws Exception {
    keytool("-genkeypair", "-alias", "rig", "-keyalg", "EC", "-dname", "CN=rig.pumprig.test");
    keytool("-exportcert", "-rfc", "-alias", "rig", "-file", folder.resolve("rig.pem").toString());
    Files.createDirectories(folder.resolve("rigs"));
    Files.writeString(folder.resolve("rigs/password"), "only-a-test\n");
    int port = freePort();
    try (LoneGateway gateway =
            LoneGateway.start(
                ANY,
                List.of(),
                Optional.empty(),
                Optional.of(
                    new LoneGateway.Onwards(
                        new Endpoint("127.0.0.1", port), Optional.of(folder.resolve("rig.pem")))),
                ReportedRunIT::failed);
        Standing pump = pump(gateway)) {
      Answer answer =
          run(
              pump.places(),
              "{listen: 127.0.0.1:" + port + ", keyStore: ../rig.p12, passwordFile: password}");
      assertThat(answer.code()).as("%s%n%s", answer, journal()).isEqualTo(Exit.FAIL);
      assertThat(journal())
          .contains("\"k\":\"service.event\"")
          .containsPattern("\"channel\":\"service\",\"code\":\"EC22[0-2]\"");
      assertThat(gateway.counts().alarms()).isPositive();
      assertThat(gateway.counts().passedOn()).isGreaterThan(8);
      assertThat(gateway.counts().rejected()).isZero();
    }
  }

  private void keytool(String... arguments) throws Exception {
    var command = new java.util.ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-keystore", folder.resolve("rig.p12").toString(), "-storepass", "only-a-test"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("%s", said).isTrue();
    assertThat(process.exitValue()).as("%s", said).isZero();
  }
}
