package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.host.LocalCommands;
import org.pumprig.rig.judge.FaultFacts;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.VerifiedRun;

/** A whole campaign on a router with services of its own, which fall ill one after the other. */
@Tag("netns")
class WardServicesRunIT {
  private static final Map<String, String> WITNESSES =
      Map.of("dnsSilent", "dnsProbe", "dhcpNoLease", "dhcpProbe", "ntpStep", "ntpProbe");

  @TempDir private Path folder;

  @Test
  void namesAddressesAndTimeFailForBothUnitsAndEachOfThemSeesIt() throws Exception {
    FixtureCopy.into(folder);
    Path out = folder.resolve("out");

    Cli.Answer answer =
        new Cli(folder.resolve("state"))
            .run("run", folder.resolve("plans/ward-services.yaml"), "--out", out);

    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.PASS);
    List<Path> runs = Workbench.runs(out);
    assertThat(runs).hasSize(2);
    for (Path run : runs) {
      JudgedRun judged = VerifiedRun.read(run);
      List<FaultFacts> faults = judged.verdict().facts().faults();
      assertThat(faults)
          .as(run.toString())
          .extracting(FaultFacts::name)
          .containsExactlyInAnyOrderElementsOf(WITNESSES.keySet());
      for (FaultFacts fault : faults) {
        assertThat(fault.counts()).as(fault.toString()).isTrue();
        assertThat(fault.witness()).hasValue(WITNESSES.get(fault.name()));
      }
    }
    assertThat(LocalCommands.here().run(List.of("ip", "netns"), "", 10_000_000_000L).output())
        .doesNotContain("pumprig-" + ProcessHandle.current().pid() + "-");
    assertThat(folder.resolve("state/ledger")).isEmptyDirectory();
    assertThat(Files.readString(runs.getFirst().resolve("journal/00000001.jsonl")))
        .contains("\"backEnd\":\"networkService\"");
  }
}
