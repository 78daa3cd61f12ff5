package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.cli.Cli.Answer;

/** A leak without end and one that comes to rest, and what the gateway holds, from end to end. */
class LeakPlanTest {
  @TempDir private Path folder;

  private void copy(String... fixtures) throws Exception {
    for (String fixture : fixtures) {
      Path file = folder.resolve(fixture);
      Files.createDirectories(file.getParent());
      Files.write(file, Fixtures.bytes(fixture));
    }
  }

  @Test
  void aLeakFailsAPlateauPassesAndTheGatewayIsAsked() throws Exception {
    copy("plans/leak.yaml", "rigs/leak.yaml", "firmware/tls-leak.yaml", "firmware/plateau.yaml");
    Path out = folder.resolve("out");
    Cli cli = new Cli(folder.resolve("state"));
    Answer run = cli.run("simulate", folder.resolve("plans/leak.yaml"), "--out", out);
    assertThat(run.code()).as(run.toString()).isEqualTo(Exit.PASS);
    Answer leaks = cli.run("judge", out.resolve("runs/r0-leaks-SN-1001"));
    assertThat(leaks.out()).containsPattern("REQ-MEMORY +fail.*free memory fell by .*no plateau");
    Answer plateau = cli.run("judge", out.resolve("runs/r0-plateau-SN-1001"));
    assertThat(plateau.out())
        .containsPattern("REQ-MEMORY +pass.*free memory fell by")
        .containsPattern("REQ-COMPLETE +pass.*By the gateway's own count")
        .containsPattern("REQ-SCREEN +pass")
        .containsPattern("REQ-INFUSES +pass");
    assertThat(Files.readString(out.resolve("runs/r0-plateau-SN-1001/journal/00000001.jsonl")))
        .contains("\"k\":\"gateway.counted\"");
  }
}
