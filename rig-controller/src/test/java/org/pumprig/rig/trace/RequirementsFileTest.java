package org.pumprig.rig.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.yaml.InputProblem;

class RequirementsFileTest {
  @TempDir private Path folder;

  private List<SourceItem> read(String name, String text) throws Exception {
    return RequirementsFile.read(Files.writeString(folder.resolve(name), text));
  }

  @Test
  void csvMarkdownTableAndFastTraceItemsSayTheSame() throws Exception {
    List<SourceItem> csv =
        read(
            "r.csv",
            "id,text,hazard,control\r\nREQ-1,\"Stops, and tells\",HAZ-1 HAZ-2,watchdog\r\n");
    List<SourceItem> table =
        read(
            "r.md",
            "# Needs\n\n| ID | Text | Hazard | Control |\n|---|---|---|---|\n"
                + "| REQ-1 | Stops, and tells | HAZ-1; HAZ-2 | watchdog |\n");
    List<SourceItem> items =
        read(
            "o.md",
            "## Stop\n`req~REQ-1~3`\n\nStops,\nand tells\n\nRationale:\n\nwatchdog\n\nCovers:\n\n"
                + "* `haz~HAZ-1~1`\n* [haz~HAZ-2~1](#x)\n\nNeeds: run\n\n"
                + "## Hazard\n`haz~HAZ-1~1`\n\nHarm\n");
    for (List<SourceItem> one : List.of(csv, table, items)) {
      assertThat(one).hasSize(1);
      assertThat(one.getFirst().id()).isEqualTo("REQ-1");
      assertThat(one.getFirst().text()).isEqualTo("Stops, and tells");
      assertThat(one.getFirst().hazards()).containsExactly("HAZ-1", "HAZ-2");
      assertThat(one.getFirst().control()).isEqualTo("watchdog");
    }
    assertThat(items.getFirst().revision()).isEqualTo(3);
    assertThat(items.getFirst().where()).endsWith("o.md:2");
  }

  @Test
  void whatIsNoDocumentOfRequirementsIsRefused() {
    assertThatThrownBy(() -> read("r.csv", "name,text\na,b\n"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no column 'id'");
    assertThatThrownBy(() -> read("r.md", "nothing here"))
        .hasMessageContaining("no requirement stands in it");
    assertThatThrownBy(() -> read("r.csv", "id,text\na,b\na,c\n"))
        .hasMessageContaining("a stands in it twice");
    assertThatThrownBy(() -> read("r.md", "| id | text |\n|---|---|\n| a | b | c |\n"))
        .hasMessageContaining("3 cells in a table of 2 columns");
  }
}
