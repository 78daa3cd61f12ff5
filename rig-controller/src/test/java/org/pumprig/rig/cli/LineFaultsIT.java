package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same in real time, on pseudo-terminals. */
@Tag("realtime")
class LineFaultsIT {
  @TempDir private Path folder;

  @Test
  void everyFaultOfTheLineIsShownByBothItsEnds() throws Exception {
    var faults = LineFaults.in(folder);
    faults.change("serial-faults", "lasts: 2s", "lasts: 900ms");
    faults.change("serial-faults", "lasts: 1s", "lasts: 600ms");
    faults.change("serial-faults", "gapAtLeast: 300ms", "gapAtLeast: 100ms");
    faults.change(
        "serial-faults",
        "settle: 3s, stress: 22s, recover: 3s, check: 4s",
        "settle: 1s, stress: 7900ms, recover: 1s, check: 1s");
    faults.change("serial-faults", "statusEvery: 100ms", "statusEvery: 40ms");
    var answer = faults.command("run", faults.plan("serial-faults"), "--out", faults.out());
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.PASS);
    faults.allProven(LineFaults.SERIAL, "bothEnds");
  }
}
