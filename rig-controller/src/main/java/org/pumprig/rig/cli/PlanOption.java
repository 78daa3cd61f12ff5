package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --plan}: a plan file to be held against the one that the runs began with. */
final class PlanOption {
  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = {
        "A plan file to hold against the one that the runs began with. What differs is shown as a",
        "deviation; what was decided is taken from the runs' own plan."
      })
  private @Nullable Path file;

  Optional<Path> file() {
    return Optional.ofNullable(file);
  }
}
