package org.pumprig.rig.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pumprig.fixtures.Fixtures;

/** The plans, rig file and firmware of {@code fixtures/} as files below a temporary folder. */
final class FixtureFolder {
  private static final List<String> FILES =
      List.of(
          "plans/demo.yaml",
          "plans/labels-swapped.yaml",
          "plans/one-way.yaml",
          "plans/placebo.yaml",
          "plans/regressed.yaml",
          "rigs/demo.yaml",
          "rigs/one-way.yaml",
          "rigs/regressed.yaml",
          "firmware/before.yaml",
          "firmware/after.yaml",
          "firmware/placebo.yaml",
          "firmware/after-regressed.yaml");

  private FixtureFolder() {}

  static Path write(Path folder) throws IOException {
    for (String name : FILES) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, Fixtures.bytes(name));
    }
    return folder;
  }
}
