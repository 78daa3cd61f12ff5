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
  private static final String RECOVER = "pumprig-recover.service";

  @Test
  void recoveryRunsOnceAtBootAndItsCommandExists() throws IOException {
    UnitFile unit = UnitFile.read(DIST.resolve(RECOVER));
    assertThat(unit.get("Service.Type")).isEqualTo("oneshot");
    assertThat(unit.get("Install.WantedBy")).isEqualTo("multi-user.target");
    List<String> argv = List.of(unit.get("Service.ExecStart").split(" "));
    assertThat(argv.subList(1, argv.size())).containsExactly("recover", "--keep-runs", "--json");
    Path command = Path.of("/opt/pumprig").relativize(Path.of(argv.getFirst()));
    assertThat(Path.of("..").resolve(command)).isExecutable();
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
      String page = UnitFile.read(DIST.resolve(name)).get("Unit.Documentation");
      Path file = Path.of("/opt/pumprig").relativize(Path.of(page.substring("file://".length())));
      assertThat(Path.of("..").resolve(file)).as(name).matches(Files::exists);
    }
  }
}
