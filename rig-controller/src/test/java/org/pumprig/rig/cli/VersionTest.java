package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.session.Version;

class VersionTest {
  @Test
  void itSaysWhichPumpRigItIs() {
    var out = new StringWriter();
    var err = new StringWriter();
    int exit =
        Main.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Path.of("/nowhere"),
            "--version");
    assertThat(exit).isZero();
    assertThat(out.toString().strip()).isEqualTo("pumprig " + Version.read());
    assertThat(err.toString()).isEmpty();
  }
}
