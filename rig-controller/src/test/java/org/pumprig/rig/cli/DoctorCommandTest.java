package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fault.BackEnd;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.cli.Cli.Answer;

class DoctorCommandTest {
  @TempDir private Path folder;

  @Test
  void withoutARigFileNothingIsMissingAndEveryBackEndIsSpokenOf() {
    Answer answer = new Cli(folder).run("doctor");
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.PASS);
    for (BackEnd each : BackEnd.values()) {
      assertThat(answer.out()).contains(each.diskName());
    }
    assertThat(answer.out()).contains("Name a rig file (--rig)");
  }

  @Test
  void programsGetOneLineThatTellsOfThePacketFilterToo() {
    Answer answer = new Cli(folder).run("doctor", "--json");
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.PASS);
    assertThat(Cli.isOneCanonicalLine(answer.out())).isTrue();
    assertThat(answer.out()).contains("\"packetFilter\":[", "\"ready\":true");
  }

  @Test
  void aUnitsOwnLinkIsToldFromOneThatUnitsShare() throws Exception {
    Workbench bench = Workbench.in(folder.resolve("bench"));
    bench.write("rigs/made.yaml", Fixtures.text("rigs/bridge.yaml"));
    bench.write(
        "rigs/own.yaml", Fixtures.text("rigs/bridge.yaml").replace("  namespaces: made\n", ""));

    assertThat(new Cli(folder).run("doctor", "--rig", bench.path("rigs/made.yaml")).out())
        .contains("; in this rig each unit has its own");
    assertThat(new Cli(folder).run("doctor", "--rig", bench.path("rigs/own.yaml")).out())
        .contains("; not one unit's alone: this rig's units share 'unit0'");
  }

  @Test
  void aRigFileThatIsNotThereIsMisuse() {
    Answer answer = new Cli(folder).run("doctor", "--rig", folder.resolve("none.yaml"));
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("none.yaml");
  }
}
