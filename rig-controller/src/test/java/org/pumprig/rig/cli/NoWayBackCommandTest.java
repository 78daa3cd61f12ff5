package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said downstream of a unit that can't go back to an older firmware. */
class NoWayBackCommandTest {
  @TempDir private Path folder;

  @Test
  void checkCompareAndReportSayThatTimeAndFirmwareCannotBeToldApart() throws Exception {
    Workbench bench = Workbench.in(folder);
    bench.change("plans/short.yaml", "order: randomised", "order: fixed");
    bench.change("rigs/short.yaml", "{serial: SN-1002}", "{serial: SN-1002, downgrade: false}");
    Cli cli = new Cli(folder.resolve("state"));
    var check = cli.run("check", bench.plan());
    assertThat(check.code()).as("%s", check).isEqualTo(Exit.PASS);
    assertThat(check.out().replaceAll("\\s+", " "))
        .contains(
            "every unit passes through the arms in the same order, as SN-1002 can't go back to an"
                + " older firmware");

    Path out = folder.resolve("out");
    var simulated = cli.run("simulate", bench.plan(), "--out", out);
    String told = "Every unit passed through the arms in the same order";
    assertThat(simulated.out()).contains(told);
    assertThat(Files.readString(out.resolve("report/index.html"))).contains(told);
    for (Path run : Workbench.runs(out)) {
      assertThat(identities(run))
          .as("version read back before and after: %s", run)
          .isGreaterThanOrEqualTo(2);
    }
  }

  /** How often the unit said what it is. */
  private static int identities(Path run) throws Exception {
    int found = 0;
    try (var files = Files.walk(run)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
        found += Files.readString(file).split("service\\.identity", -1).length - 1;
      }
    }
    return found;
  }
}
