package org.pumprig.rig.report.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.judge.BenchDrift;
import org.pumprig.rig.judge.BenchDrift.Moved;
import org.pumprig.rig.judge.RunSeries;
import org.pumprig.rig.report.BenchSeen;
import org.pumprig.rig.rundir.BenchRecords;

class DriftOverRunsTest {
  private static RunMaterial run(String id, String unit, long begun, Optional<Moved> weight) {
    return new RunMaterial(
        "c",
        id,
        new RunSeries(List.of(), List.of(), List.of(), List.of(), List.of()),
        List.of(),
        OptionalLong.of(begun),
        List.of(),
        unit,
        BenchRecords.NONE,
        new BenchDrift(0, weight, Optional.empty()));
  }

  private static Optional<Moved> twice(long firstPpm, long lastPpm) {
    return Optional.of(new Moved(1, firstPpm, 2, lastPpm, 2));
  }

  @Test
  void eachRunIsHeldAgainstTheOneBeforeOfItsUnitAsTheyWereMade() {
    assertThat(
            DriftOverRuns.of(
                List.of(
                    run("r2", "SN-1", 300, Optional.of(new Moved(1, 520, 1, 520, 1))),
                    run("r1", "SN-1", 100, twice(100, -200)),
                    run("r1", "SN-2", 200, twice(0, 10)),
                    run("r3", "SN-1", 400, Optional.empty()))))
        .containsExactly(
            new BenchSeen.Drift("r1", "SN-1", "check weight", "+0.010 %", "-0.020 %", ""),
            new BenchSeen.Drift("r1", "SN-2", "check weight", "+0.000 %", "+0.001 %", ""),
            new BenchSeen.Drift("r2", "SN-1", "check weight", "+0.052 %", "", "+0.072 %"));
  }
}
