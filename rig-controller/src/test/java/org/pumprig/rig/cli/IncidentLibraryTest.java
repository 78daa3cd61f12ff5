package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.incident.Incident;
import org.pumprig.rig.incident.IncidentLibrary;

/** Each incident that comes with PumpRig, in virtual time, held against its own symptoms. */
class IncidentLibraryTest {
  private static final Path FIXTURES = Path.of("../fixtures/incidents");

  /** Two days of two arms: a test of its own. */
  private static final String SLOW = "slow-degradation";

  @TempDir private Path folder;

  private static Stream<String> ids() {
    return IncidentLibrary.ids().stream().filter(id -> !id.equals(SLOW));
  }

  private Answer run(Object... args) {
    return new Cli(folder.resolve("state")).run(args);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void itsRunsShowItsSymptomsAndNothingElse(String id) {
    Answer answer = run("incident", "run", id, "--out", folder.resolve("out"));

    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(answer.out()).contains("as it must").doesNotContain("NOT SO");
  }

  @Test
  @Tag("perf")
  void daysOfSlowDegradationTripTheOldFirmwareOnly() {
    itsRunsShowItsSymptomsAndNothingElse(SLOW);
  }

  @Test
  void theListNamesTheFilesThatAreThere() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      List<String> there =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml"))
              .map(name -> name.substring(0, name.length() - ".yaml".length()))
              .toList();
      assertThat(IncidentLibrary.ids()).containsExactlyInAnyOrderElementsOf(there);
    }
  }

  @Test
  void eachFileTellsItsOwnIdAndPlan() throws Exception {
    for (String id : IncidentLibrary.ids()) {
      Incident incident = IncidentLibrary.read(id);
      assertThat(incident.id()).isEqualTo(id);
      assertThat(IncidentLibrary.planAndFiles(id).firstEntry().getKey())
          .isEqualTo("incidents/plans/" + id + ".yaml");
    }
  }

  @Test
  void aSymptomThatDoesNotShowIsToldAndFails() throws IOException {
    String file = Files.readString(FIXTURES.resolve("network-lost.yaml"));
    Path own = folder.resolve("own.yaml");
    Path plan = FIXTURES.resolve("plans/network-lost.yaml").toAbsolutePath().normalize();
    Files.writeString(
        own,
        file.replace("plans/network-lost.yaml", plan.toString())
            .replaceFirst("errors: \\{atLeast: 2}", "codes: [[EC220]]"));

    Answer answer = run("incident", "run", own, "--out", folder.resolve("out"), "--json");

    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.FAIL);
    assertThat(answer.err()).contains("NOT SO", "codes none");
    assertThat(Cli.isOneCanonicalLine(answer.out())).isTrue();
    assertThat(answer.out()).contains("\"held\":false", "\"held\":true");
  }

  @Test
  void showTellsSourceConfidenceTriggerSymptomsAndWhatIsMissing() {
    Answer answer = run("incident", "show", "tls-leak");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains(
            "Health Canada", "sourced", "TLS 1.0", "SysEcode0", "Must not show", "Not reproduced");
  }

  @Test
  void listHasALineForEach() {
    Answer answer = run("incident", "list");

    assertThat(answer.code()).isZero();
    assertThat(answer.out().lines()).hasSize(IncidentLibrary.ids().size());
  }

  @Test
  void anUnknownIncidentIsToldWithAWordLikeIt() {
    Answer answer = run("incident", "run", "gateway-rebot");

    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("gateway-rebot", "gateway-reboot");
  }

  @Test
  void aFileWithoutLimitsIsRefusedWithItsLine() throws IOException {
    String file = Files.readString(FIXTURES.resolve("network-lost.yaml"));
    Path own = folder.resolve("own.yaml");
    Files.writeString(own, file.replaceFirst("\n    errors: \\{atLeast: 2}", ""));

    Answer answer = run("incident", "show", own);

    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("own.yaml:", "says nothing that a run could show");
  }
}
