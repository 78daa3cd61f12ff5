package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;

/** The plan of a gateway that is sick in many ways: each fault acts and is shown to act. */
class SickGatewayTest {
  private static final List<String> FAULTS =
      List.of(
          "gatewayFreeze",
          "gatewayRefuse",
          "missingAcknowledgement",
          "databaseBrownOut",
          "patchCycle",
          "timeOut",
          "dataLimit");

  @TempDir private Path folder;

  @Test
  void everyFaultIsProvenOnUnitsThatRunAndTheFirmwareAreToldApart() throws Exception {
    copy("plans/sick-gateway.yaml");
    copy("rigs/demo.yaml");
    List.of("before", "after", "placebo", "after-regressed")
        .forEach(name -> copy("firmware/" + name + ".yaml"));
    Path out = folder.resolve("out");
    var answer =
        new Cli(folder.resolve("state"))
            .run("simulate", folder.resolve("plans/sick-gateway.yaml"), "--out", out);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.PASS);
    assertThat(answer.out()).contains("Expectations met");
    for (Path run : Workbench.runs(out)) {
      String journal = Files.readString(run.resolve("journal/00000001.jsonl"));
      List<String> proven =
          journal.lines().filter(line -> line.contains("\"k\":\"fault.proven\"")).toList();
      boolean survives = run.toString().contains("-after-"); // a tripped unit meets no more faults
      for (String fault : survives ? FAULTS : List.<String>of()) {
        assertThat(proven).as(run + " " + fault).anyMatch(line -> line.contains(fault));
      }
      assertThat(journal).doesNotContain("\"k\":\"fault.failed\"");
    }
  }

  private void copy(String fixture) {
    try {
      Path file = folder.resolve(fixture);
      Files.createDirectories(file.getParent());
      Files.write(file, Fixtures.bytes(fixture));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
