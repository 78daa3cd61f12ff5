package org.pumprig.fault.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.link.Endpoint;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/** Toxiproxy's own client for Node drives the server; {@code .ci/run} installs it. */
@Tag("peer")
@Timeout(120)
class NodeClientIT {
  @Test
  void theClientDrivesProxiesAndToxicsUnchanged() throws Exception {
    String modules = System.getenv("PUMPRIG_NODE_MODULES");
    assumeTrue(
        modules != null && Files.isDirectory(Path.of(modules, "toxiproxy-node-client")),
        "skipped: PUMPRIG_NODE_MODULES names no folder with toxiproxy-node-client");
    Path script = Files.createTempFile("toxiproxy-client", ".cjs");
    Files.writeString(script, Fixtures.text("peers/toxiproxy-client.cjs"));
    try (var scheduler = new SystemScheduler("node-test", failure -> {});
        var echo = new FaultServerIT.EchoServer();
        var server =
            FaultServer.start(
                new FaultServerSettings(new Endpoint("127.0.0.1", 0), "", false, new Seed(1)),
                scheduler)) {
      var builder =
          new ProcessBuilder(
              "node", script.toString(), server.endpoint().toString(), "" + echo.port());
      builder.environment().put("NODE_PATH", String.valueOf(modules));
      Process node = builder.redirectErrorStream(true).start();
      String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(said).contains("all passed");
    } finally {
      Files.delete(script);
    }
  }
}
