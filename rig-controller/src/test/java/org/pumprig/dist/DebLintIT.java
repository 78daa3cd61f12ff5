package org.pumprig.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.host.Commands;
import org.pumprig.host.LocalCommands;

/**
 * Debian's own opinion of the package: no error and no warning, but for those that {@code
 * dist/deb/lintian-overrides} gives a reason for.
 */
@Tag("peer")
class DebLintIT {
  private static final Path LINTIAN = Path.of("/usr/bin/lintian");
  private static final long WITHIN = 300_000_000_000L;

  @Test
  void lintianFindsNothingThatWasNotMeant() throws IOException {
    assumeTrue(Files.isExecutable(LINTIAN), "skipped: no lintian");
    assumeTrue(DebPackage.built().isPresent(), "skipped: no package; 'mvn package' builds it");
    Commands.Result said =
        LocalCommands.here()
            .run(
                List.of(
                    LINTIAN.toString(),
                    "--allow-root",
                    "--fail-on",
                    "error,warning",
                    DebPackage.built().orElseThrow().toString()),
                "",
                WITHIN);
    assertThat(said.exit()).as(said.output() + said.error()).isZero();
    assertThat(said.output()).doesNotContain("E: ", "W: ");
  }
}
