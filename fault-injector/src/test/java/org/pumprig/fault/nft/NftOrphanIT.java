package org.pumprig.fault.nft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.link.Endpoint;
import org.pumprig.time.SystemScheduler;

/** The controller is killed while its fault acts. */
@Tag("netns")
class NftOrphanIT {
  private static final long LEASE_MILLIS = 3_000;

  /** For programs to be started and packets to be waited for; never part of the lease. */
  private static final long SLACK_MILLIS = 2_000;

  @ParameterizedTest
  @EnumSource
  void itsFaultEndsWithinTheLeaseAndRecoveryRemovesTheRest(PacketPath path) throws Exception {
    try (var bench = new NftBench(path);
        var out = bench.towardsGateway();
        var clock = new SystemScheduler("clock", _ -> {})) {
      String before = NftSafetyIT.state(bench);
      Process orphan =
          new ProcessBuilder(
                  List.of(
                      ProcessHandle.current().info().command().orElseThrow(),
                      "-XX:+UseSerialGC",
                      "-XX:TieredStopAtLevel=1",
                      "--enable-native-access=ALL-UNNAMED",
                      "-cp",
                      System.getProperty("java.class.path"),
                      NftOrphan.class.getName(),
                      bench.wiring.rig().name(),
                      path.name()))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String recipe;
      try (var said =
          new BufferedReader(
              new InputStreamReader(orphan.getInputStream(), StandardCharsets.UTF_8))) {
        recipe = said.readLine();
        assertThat(recipe).startsWith("nft1 ");
        // Longer than the lease: the orphan renews.
        long acting = clock.nanoTime() + (LEASE_MILLIS + 500) * 1_000_000;
        while (clock.nanoTime() < acting) {
          assertThat(out.send(5).packets()).isZero();
        }
      } finally {
        orphan.destroyForcibly(); // SIGKILL
      }
      assertThat(orphan.waitFor(5, TimeUnit.SECONDS)).isTrue();
      long killed = clock.nanoTime();
      while (out.send(1).packets() == 0) {
        assertThat((clock.nanoTime() - killed) / 1_000_000).isLessThan(LEASE_MILLIS + SLACK_MILLIS);
      }
      assertThat(out.send(200).packets()).isEqualTo(200);
      assertThat(NftSafetyIT.state(bench)).isNotEqualTo(before).contains("pumprig-");

      var entry =
          new LedgerEntry(
              "orphan", "run", "", "nft", new Endpoint("unit", 0), orphan.pid(), "boot", 0, recipe);
      assertThat(new NftUndoer().undo(entry)).isInstanceOf(InjectionResult.Done.class);
      assertThat(NftSafetyIT.state(bench)).isEqualTo(before);
      assertThat(new NftUndoer().undo(entry)).isInstanceOf(InjectionResult.Done.class);
    }
  }
}
