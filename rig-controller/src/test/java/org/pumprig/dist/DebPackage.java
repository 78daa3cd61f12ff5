package org.pumprig.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pumprig.host.Commands;
import org.pumprig.host.LocalCommands;

/** The Debian package that Maven has just built. */
public final class DebPackage {
  private static final Path TARGET = Path.of("target");
  private static final long WITHIN = 120_000_000_000L;

  private DebPackage() {}

  /** Where it is; empty: this build made none. */
  public static Optional<Path> built() throws IOException {
    if (!Files.isDirectory(TARGET)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(TARGET)) {
      return files
          .filter(each -> String.valueOf(each.getFileName()).matches("pumprig_.*_all[.]deb"))
          .findFirst();
    }
  }

  /** Runs a program that must succeed, and returns what it says. */
  static String run(String... argv) throws IOException {
    Commands.Result result = LocalCommands.here().run(List.of(argv), "", WITHIN);
    assertThat(result.ok()).as("%s: %s", String.join(" ", argv), result.complaint()).isTrue();
    return result.output();
  }
}
