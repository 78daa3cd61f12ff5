package org.pumprig.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.host.Commands;
import org.pumprig.host.LocalCommands;

/** systemd's own opinion of the unit files. */
@Tag("peer")
class UnitFilesIT {
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

  @Test
  void systemdFindsNothingWrong(@TempDir Path folder) throws IOException {
    assumeTrue(Files.isExecutable(ANALYZE), "skipped: no systemd-analyze (package systemd)");
    // The manual page is there once the package is installed.
    var argv = new ArrayList<>(List.of(ANALYZE.toString(), "verify", "--man=no"));
    for (String name : List.of("pumprig-recover.service", "pumprig.target")) {
      String text = Files.readString(UnitFilesTest.DIST.resolve(name));
      Path copy = folder.resolve(name);
      Files.writeString(copy, text.replace("/usr/bin/pumprig", "/bin/true"));
      argv.add(copy.toString());
    }
    Commands.Result result = LocalCommands.here().run(argv, "", 30_000_000_000L);
    assertThat(result).isEqualTo(new Commands.Result(0, "", ""));
  }
}
