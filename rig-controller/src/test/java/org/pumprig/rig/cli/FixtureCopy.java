package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pumprig.fixtures.Fixtures;

/** Plans with the wider vocabulary and their rigs, beside each other as in the fixtures. */
final class FixtureCopy {
  private static final List<String> FILES =
      List.of(
          "plans/packet-loss.yaml",
          "plans/random-mix.yaml",
          "plans/tls-faults.yaml",
          "plans/fail-over.yaml",
          "plans/ward-services.yaml",
          "plans/trace-replay.yaml",
          "plans/traces/busy-ward.csv",
          "rigs/demo.yaml",
          "rigs/tls.yaml",
          "rigs/pair.yaml",
          "rigs/router.yaml",
          "rigs/router-relay.yaml",
          "firmware/before.yaml",
          "firmware/after.yaml",
          "firmware/placebo.yaml");

  private FixtureCopy() {}

  static void into(Path folder) throws IOException {
    for (String name : FILES) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, Fixtures.bytes(name));
    }
  }
}
