package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of serial lines and mains in virtual time: named by plans, shown to act, or refused. */
class LineFaultsTest {
  @TempDir private Path folder;

  @Test
  void everyFaultOfTheLineIsShownByBothItsEndsAndThePumpInfusesOn() throws Exception {
    var faults = LineFaults.in(folder);
    var answer = faults.command("simulate", faults.plan("serial-faults"), "--out", faults.out());
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.PASS);
    faults.allProven(LineFaults.SERIAL, "bothEnds");
  }

  @Test
  void mainsOffStopsAPumpThatHasNothingElse() throws Exception {
    var faults = LineFaults.in(folder);
    var answer = faults.command("simulate", faults.plan("power-off"), "--out", faults.out());
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.PASS);
    assertThat(answer.out()).contains("expected fail: 0 of 2 runs pass, 2 fail");
    faults.allProven(List.of("powerOff"), "outletState");
    for (Path run : Workbench.runs(faults.out())) {
      assertThat(faults.command("judge", run).out())
          .contains("REQ-THERAPY")
          .contains("windows were outside 10 % of the programmed volume");
    }
  }

  @Test
  void aRigWithoutTheLineOrTheOutletIsRefusedWithWhatToWrite() throws Exception {
    var faults = LineFaults.in(folder);
    Path demo = folder.resolve("rigs/demo.yaml");
    var serial = faults.command("check", faults.plan("serial-faults"), "--rig", demo);
    assertThat(serial.code()).isEqualTo(Exit.USAGE);
    assertThat(serial.err())
        .contains(
            "rig 'demo-bench' has nothing that injects 'serialByteLoss': that takes serial, and"
                + " each of its units has proxy, service.")
        .contains("'serviceLine: relayed'");
    var power = faults.command("check", faults.plan("power-off"), "--rig", demo);
    assertThat(power.err()).contains("that takes power").contains("'outlet: emulated'");
  }

  @Test
  void aUnitWithoutTheLineIsRefusedOnlyWhereTheFaultReachesIt() throws Exception {
    var faults = LineFaults.in(folder);
    Path rig = folder.resolve("rigs/serial-line.yaml");
    Files.writeString(
        rig,
        Files.readString(rig)
            .replace("{serial: SN-1002, serviceLine: relayed,", "{serial: SN-1002,"));
    assertThat(faults.command("check", faults.plan("serial-faults")).err())
        .contains("nothing that injects 'serialByteLoss'");
    faults.change("serial-faults", "units: all", "units: [SN-1001]");
    assertThat(faults.command("check", faults.plan("serial-faults")).code()).isZero();
  }
}
