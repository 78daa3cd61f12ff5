package org.pumprig.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The unit files say what the documentation promises: recovery at boot, before the rig. */
class UnitFilesTest {
  static final Path DIST = Path.of("dist");
  private static final Path INSTALLED_DOCS = Path.of("/usr/share/doc/pumprig");
  private static final String RECOVER = "pumprig-recover.service";

  @Test
  void recoveryRunsOnceAtBootAndItsCommandExists() throws IOException {
    UnitFile unit = UnitFile.read(DIST.resolve(RECOVER));
    assertThat(unit.get("Service.Type")).isEqualTo("oneshot");
    assertThat(unit.get("Install.WantedBy")).isEqualTo("multi-user.target");
    List<String> argv = List.of(unit.get("Service.ExecStart").split(" "));
    assertThat(argv.subList(1, argv.size())).containsExactly("recover", "--keep-runs", "--json");
    assertThat(Files.readString(Path.of("pom.xml")))
        .as("what the package installs")
        .contains("<linkName>" + argv.getFirst() + "</linkName>");
  }

  @Test
  void somethingLeftIsTriedAgainAndALivingSessionIsNot() throws IOException {
    UnitFile unit = UnitFile.read(DIST.resolve(RECOVER));
    assertThat(unit.get("Service.Restart")).isEqualTo("on-failure");
    assertThat(unit.get("Service.RestartPreventExitStatus")).isEqualTo("2");
  }

  @Test
  void theRigComesAfterRecovery() throws IOException {
    UnitFile target = UnitFile.read(DIST.resolve("pumprig.target"));
    assertThat(target.get("Unit.Requires")).isEqualTo(RECOVER);
    assertThat(target.get("Unit.After")).isEqualTo(RECOVER);
    assertThat(UnitFile.read(DIST.resolve(RECOVER)).get("Unit.Before")).isEqualTo("pumprig.target");
  }

  @Test
  void whatTheyDocumentIsThere() throws IOException {
    for (String name : List.of(RECOVER, "pumprig.target")) {
      String page = UnitFile.read(DIST.resolve(name)).get("Unit.Documentation").split(" ", 2)[0];
      Path file = INSTALLED_DOCS.relativize(Path.of(page.substring("file://".length())));
      assertThat(Path.of("docs").resolve(file)).as(name).matches(Files::exists);
    }
  }
}
