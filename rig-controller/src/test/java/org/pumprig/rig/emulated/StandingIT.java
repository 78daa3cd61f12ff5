package org.pumprig.rig.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.seed.Seed;

/** Parts of the emulated bench that stand alone, on real sockets. */
@Tag("integration")
class StandingIT {
  private static final Endpoint ANY = new Endpoint("127.0.0.1", 0);

  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;

  @AfterEach
  void nothingBroke() {
    assertThat(failures).isEmpty();
  }

  @Test
  void aBenchOffersEveryPortOfEveryUnit() throws Exception {
    var files = folder.resolve("rigs");
    Files.createDirectories(files);
    Files.createDirectories(folder.resolve("firmware"));
    for (String name : List.of("rigs/demo.yaml", "firmware/before.yaml", "firmware/after.yaml")) {
      Files.write(folder.resolve(name), Fixtures.bytes(name));
    }
    Files.write(folder.resolve("firmware/placebo.yaml"), Fixtures.bytes("firmware/placebo.yaml"));
    Rig rig = RigFile.read(files.resolve("demo.yaml"));
    try (Standing bench =
        LoneBench.start(
            rig, Optional.of("after"), ANY, Optional.empty(), new Seed(1), failures::add)) {
      for (String serial : rig.serials()) {
        for (String port : List.of("service", "flow", "contact", "screen", "power", "keypad")) {
          assertThat(bench.places()).containsKey(serial + " " + port);
        }
      }
      assertThat(heard(bench.places().get("SN-1006 flow"))).startsWith("FLOW nl=");
    }
  }

  private static String heard(@Nullable String place) throws Exception {
    String[] address = String.valueOf(place).split(":", -1);
    try (var socket = new Socket(address[0], Integer.parseInt(address[1]))) {
      return new String(socket.getInputStream().readNBytes(8), StandardCharsets.US_ASCII);
    }
  }

  private Standing pump(LoneGateway gateway, Optional<Path> authority) throws Exception {
    return LonePumps.start(
        new LonePumps.Wanted(
            "networked",
            "SN-1",
            "after",
            List.of(),
            Optional.empty(),
            ANY,
            Optional.of(gateway.endpoint()),
            authority,
            "127.0.0.1",
            100_000_000,
            new Seed(1)),
        failures::add);
  }

  @Test
  void aPumpSpeaksTlsToAGatewayWhoseAuthorityItKnows() throws Exception {
    Path authority = folder.resolve("authority.pem");
    try (LoneGateway gateway =
            LoneGateway.start(ANY, List.of("TLSv1.3"), Optional.of(authority), failures::add);
        Standing _ = pump(gateway, Optional.of(authority))) {
      Awaitility.await().until(() -> gateway.counts().received() >= 2);
    }
  }

  @Test
  void aPumpOfAnotherAuthorityNeverGetsThrough() throws Exception {
    Path authority = folder.resolve("authority.pem");
    try (LoneGateway other =
            LoneGateway.start(ANY, List.of("TLSv1.3"), Optional.of(authority), failures::add);
        LoneGateway gateway =
            LoneGateway.start(ANY, List.of("TLSv1.3"), Optional.empty(), failures::add);
        Standing _ = pump(gateway, Optional.of(authority));
        Standing _ = pump(other, Optional.of(authority))) {
      Awaitility.await().until(() -> other.counts().received() >= 5);
      assertThat(gateway.counts().received()).isZero();
    }
  }

  @Test
  void aRestartedGatewayListensAgainByItself() throws Exception {
    try (LoneGateway gateway = LoneGateway.start(ANY, List.of(), Optional.empty(), failures::add);
        Standing _ = pump(gateway, Optional.empty())) {
      Awaitility.await().until(() -> gateway.counts().received() >= 2);
      gateway.obey("restart 300ms");
      long then = gateway.counts().received();
      Awaitility.await().until(() -> gateway.counts().received() > then);
      assertThat(gateway.counts().senders()).hasSize(1).allMatch(each -> each.doubles() == 0);
    }
  }
}
