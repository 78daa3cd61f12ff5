package org.pumprig.rig.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.host.CommandPlace;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;

/** A frame that comes with a VLAN's tag leaves with it. */
@Tag("netns")
class BridgeTagIT {
  /** To another unit's address, from one of the rig's tests, tag 12, EtherType for experiments. */
  private static final byte[] FRAME =
      HexFormat.of()
          .parseHex("020000001002" + "020000001001" + "8100000c" + "88b5" + "00".repeat(46));

  @TempDir private Path folder;

  @Test
  void tagsAreKept() throws Exception {
    Rig rig =
        RigFile.parse(
            "rig.yaml", Fixtures.text("rigs/bridge.yaml").getBytes(StandardCharsets.UTF_8));
    Path frame = Files.write(folder.resolve("frame"), FRAME);
    try (var made =
        MadeNamespaces.make(
            rig.topology().crossing().orElseThrow(), rig.units(), ChangeLedger.NONE)) {
      var gateway = new CommandPlace.InNamespace(made.gateway().name());
      ChangeRunner.run(
          gateway,
          List.of("nft", "-f", "-"),
          "table netdev t { chain c { type filter hook ingress device \"eth0\" priority 0;"
              + " vlan id 12 counter\n }\n}\n");
      try (var _ =
          TopologySetup.up(
              rig.topology(),
              new CommandPlace.InNamespace(made.rig().name()),
              "",
              ChangeLedger.NONE)) {
        assertThat(tagged(gateway)).isZero();
        ChangeRunner.run(
            new CommandPlace.InNamespace(made.unit("SN-1001").name()),
            List.of("socat", "-u", "FILE:" + frame, "INTERFACE:eth0"),
            "");
        Awaitility.await()
            .atMost(Duration.ofSeconds(5))
            .untilAsserted(() -> assertThat(tagged(gateway)).isEqualTo(1));
      }
    }
  }

  private static int tagged(CommandPlace gateway) throws IOException {
    String rules = ChangeRunner.run(gateway, List.of("nft", "list", "ruleset"), "");
    int at = rules.indexOf("counter packets ") + "counter packets ".length();
    return Integer.parseInt(rules.substring(at, rules.indexOf(' ', at)));
  }
}
