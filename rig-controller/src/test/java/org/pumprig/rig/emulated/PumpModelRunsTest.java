package org.pumprig.rig.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.power.ClaimPower;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.DemoPlan;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;

class PumpModelRunsTest {
  private static final String STALL = "{fault: stall, times: 1, lasts: 1800ms}";

  private static Inputs demo() throws InputProblem {
    return Inputs.read(Path.of("../fixtures/plans/demo.yaml"), Optional.empty(), Optional.empty());
  }

  @Test
  void everyPumpRunsInBothArmsUnderAllFaults() throws InputProblem {
    Inputs demo = demo();
    List<RunVerdict> runs =
        PumpModelRuns.of("demo.yaml", demo.plan(), demo.rig(), 4).campaign(new Seed(1));
    assertThat(runs).extracting(RunVerdict::runId).doesNotHaveDuplicates().hasSize(8);
    assertThat(runs).filteredOn(run -> run.arm().equals("before")).hasSize(4);
    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(run.emulated()).isTrue();
              assertThat(run.facts().faults()).hasSize(7);
              assertThat(run.facts().trip().isPresent()).isEqualTo(run.arm().equals("before"));
            });
  }

  @Test
  void processorsDontChangeTheResult() throws InputProblem {
    Inputs demo = demo();
    PumpModelRuns model = PumpModelRuns.of("demo.yaml", demo.plan(), demo.rig(), 4);
    var seed = new Seed(2);
    ClaimPower all = ClaimPower.of(demo.plan(), model, 6, seed);
    assertThat(ClaimPower.of(demo.plan(), model, 6, seed)).isEqualTo(all);
    assertThat(ClaimPower.of(demo.plan(), model, 3, seed).judged())
        .isEqualTo(all.judged().subList(0, 3));
  }

  @Test
  void faultsThatNeedTheNetworkAreRefusedWithTheirLine() throws InputProblem {
    Plan slices = DemoPlan.with(STALL, "{fault: slicer, times: 1, lasts: 1800ms, slice: 5 B}");
    assertThatThrownBy(() -> PumpModelRuns.of("demo.yaml", slices, DemoPlan.rig(), 4))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("can't be put through 'slicer'")
        .hasMessageContaining("demo.yaml:60");
    Plan one = DemoPlan.with(STALL, "{fault: stall, times: 1, lasts: 1800ms, target: [SN-1001]}");
    assertThatThrownBy(() -> PumpModelRuns.of("demo.yaml", one, DemoPlan.rig(), 4))
        .hasMessageContaining("reaches some units only");
  }
}
