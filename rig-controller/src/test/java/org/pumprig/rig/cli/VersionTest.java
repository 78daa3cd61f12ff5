package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.session.Version;

class VersionTest {
  @Test
  void itSaysWhichPumpRigItIs() {
    Answer answer = new Cli(Path.of("/nowhere")).run("--version");
    assertThat(answer.code()).isZero();
    assertThat(answer.out().strip()).isEqualTo("pumprig " + Version.read());
    assertThat(answer.err()).isEmpty();
  }
}
