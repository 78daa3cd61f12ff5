package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
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
  void itsTableOfFaultsIsThatOfTheDocs() throws Exception {
    String doctor = new Cli(folder).run("doctor").out();
    List<String> rows =
        Files.readAllLines(Path.of("docs/reference/faults.md")).stream()
            .dropWhile(line -> !line.startsWith("| fault | keys of its own"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertThat(rows).hasSize(Capabilities.ALL.size());
    for (String row : rows) {
      List<String> cells = List.of(row.split("\\s*\\|\\s*", -1));
      String printed =
          "  %-24s %-18s %s; %s\n"
              .formatted(
                  cells.get(1).replace("`", ""),
                  cells.get(3).replace(",", ""),
                  cells.get(4),
                  cells.get(5));
      assertThat(doctor).contains(printed);
    }
  }

  /** What comes to a proxy is all that is seen there: there is no path across the rig to prove. */
  @Test
  void aProxysPathIsNotProvedAndThatIsSaid() {
    Answer answer =
        new Cli(folder).run("doctor", "--prove", "--rig", Path.of("../fixtures/rigs/demo.yaml"));
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err())
        .contains("--prove needs a rig file whose topology is bridge, router, redirect or");
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
  void whoeverHasRealUnitsIsToldThatTheirPacketsAreReadAlong() {
    assertThat(new Cli(folder).run("doctor", "--rig", rig("cabled-pumps")).out())
        .contains("each unit's TCP is read along at its port");
    assertThat(new Cli(folder).run("doctor", "--rig", rig("pointed-pump")).out())
        .doesNotContain("read along");
  }

  private static Path rig(String name) {
    return Path.of("../fixtures/rigs/" + name + ".yaml");
  }

  @Test
  void aPortThatIsNotThereKeepsTheRigFromWorking() throws Exception {
    Path port = folder.resolve("no-such-port");
    Path rig =
        Files.writeString(
            folder.resolve("rig.yaml"),
            Files.readString(rig("first-bench")).replace("\"usb:FT0001\"", port.toString()));
    Answer answer = new Cli(folder).run("doctor", "--rig", rig);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.out())
        .contains("Units and instruments", "The rig can't work here:", "there is no " + port);
  }

  @Test
  void aRigFileThatIsNotThereIsMisuse() {
    Answer answer = new Cli(folder).run("doctor", "--rig", folder.resolve("none.yaml"));
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("none.yaml");
  }
}
