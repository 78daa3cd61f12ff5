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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.ManagementGuard;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.setup.Topology;
import org.pumprig.time.Scheduler;
import org.pumprig.time.SystemScheduler;

/** A frame that comes with a VLAN's tag leaves with it. */
@Tag("netns")
class BridgeTagIT {
  /** To another unit's address, from one of the rig's tests, tag 12, EtherType for experiments. */
  private static final byte[] FRAME =
      HexFormat.of()
          .parseHex("020000001002" + "020000001001" + "8100000c" + "88b5" + "00".repeat(46));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tagsAreKept(boolean relay) throws Exception {
    Rig rig =
        RigFile.parse(
            "rig.yaml", Fixtures.text("rigs/bridge.yaml").getBytes(StandardCharsets.UTF_8));
    Topology topology = rig.topology();
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
      try (var scheduler = new SystemScheduler("test-tags", _ -> {});
          var _ = relay ? relay(rig, made, scheduler) : bridge(topology, made)) {
        assertThat(tagged(gateway)).isZero();
        var unit = new CommandPlace.InNamespace(made.unit("SN-1001").name());
        Awaitility.await("ports that are just up may drop a frame")
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(
                () -> {
                  ChangeRunner.run(
                      unit, List.of("socat", "-u", "FILE:" + frame, "INTERFACE:eth0"), "");
                  assertThat(tagged(gateway)).isPositive();
                });
      }
    }
  }

  private static AutoCloseable bridge(Topology topology, MadeNamespaces made) throws IOException {
    return TopologySetup.up(topology, made.rigPlace(), "", ChangeLedger.NONE);
  }

  /** Two TAP devices with a relay between them instead of the kernel's bridge. */
  private static AutoCloseable relay(Rig rig, MadeNamespaces made, Scheduler scheduler)
      throws IOException {
    return RelayInTheWay.make(
        rig.topology(),
        made.rigPlace(),
        rig.flows(),
        ManagementGuard.NONE,
        scheduler,
        ChangeLedger.NONE,
        remark -> {});
  }

  private static int tagged(CommandPlace gateway) throws IOException {
    String rules = ChangeRunner.run(gateway, List.of("nft", "list", "ruleset"), "");
    int at = rules.indexOf("counter packets ") + "counter packets ".length();
    return Integer.parseInt(rules.substring(at, rules.indexOf(' ', at)));
  }
}
