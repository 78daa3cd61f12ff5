package org.pumprig.rig.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.digest.ContentDigest;
import org.pumprig.fault.Direction;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;

final class PlanFileTest {
  private static final long MILLI = 1_000_000;

  @Test
  void readsHeadArmsAndTherapyOfTheDemo() throws InputProblem {
    Plan plan = PlanFile.parse("plans/demo.yaml", Fixtures.bytes("plans/demo.yaml"));

    assertThat(plan.planId()).isEqualTo("unstable-gateway");
    assertThat(plan.title()).startsWith("Watchdog trips under an unstable gateway");
    assertThat(plan.seed()).isEqualTo(new Seed(13));
    assertThat(plan.rig()).isEqualTo(Path.of("rigs/demo.yaml"));
    assertThat(plan.hazards()).extracting(Hazard::id).containsExactly("HAZ-1", "HAZ-2", "HAZ-3");
    assertThat(plan.therapy().primary()).isEqualTo(new Therapy.Infusion(125_000, 50_000));
    assertThat(plan.therapy().secondary()).isEqualTo(new Therapy.Infusion(250_000, 500));
    assertThat(plan.arms())
        .containsExactly(
            new Arm("before", "before", Expectation.FAIL),
            new Arm("after", "after", Expectation.PASS));
    assertThat(plan.units()).isEqualTo(new Units.All());
    assertThat(plan.order()).isEqualTo(Order.RANDOMISED);
    assertThat(plan.replicates()).isEqualTo(1);
    assertThat(plan.digest()).matches("[0-9a-f]{64}");
  }

  @Test
  void readsRequirementsOfTheDemo() throws InputProblem {
    Plan plan = DemoPlan.parse(DemoPlan.TEXT);

    assertThat(plan.requirements())
        .extracting(Requirement::criterion)
        .containsExactly(
            new Criterion.NoWatchdog(),
            new Criterion.TherapyContinuity(100_000, 2000 * MILLI),
            new Criterion.Reconnect(4000 * MILLI),
            new Criterion.FailSafe(
                2000 * MILLI,
                java.util.OptionalLong.of(2000 * MILLI),
                java.util.OptionalLong.of(2000 * MILLI),
                java.util.OptionalLong.empty()),
            new Criterion.Reprogram(4000 * MILLI));
    assertThat(plan.requirements().get(3).id()).isEqualTo("REQ-FAILSAFE");
    assertThat(plan.requirements().get(3).hazards()).containsExactly("HAZ-2", "HAZ-3");
  }

  @Test
  void readsFaultsWatchAndComparisonOfTheDemo() throws InputProblem {
    Plan plan = DemoPlan.parse(DemoPlan.TEXT);

    assertThat(plan.phases())
        .isEqualTo(new Phases(3000 * MILLI, 16_000 * MILLI, 4000 * MILLI, 5000 * MILLI));
    assertThat(plan.faults().gapAtLeastNanos()).isEqualTo(200 * MILLI);
    assertThat(plan.faults().windows())
        .extracting(FaultWindow::fault)
        .containsExactly(
            new StreamFault.Refuse(true),
            new StreamFault.Reset(50 * MILLI),
            new ServerFault.Restart(),
            new ServerFault.SlowAcknowledgement(1500 * MILLI),
            new StreamFault.Stall(),
            new StreamFault.HalfOpen(),
            new StreamFault.Latency(120 * MILLI, 40 * MILLI));
    FaultWindow last = plan.faults().windows().getLast();
    assertThat(last.direction()).isEqualTo(Direction.BOTH);
    assertThat(last.timing()).isEqualTo(new Timing.Drawn(1));
    assertThat(last.lastsNanos()).isEqualTo(1800 * MILLI);
    assertThat(last.within()).isEqualTo(FaultWindow.Within.STRESS);
    assertThat(last.overlap()).isFalse();
    assertThat(last.course().faults().getFirst().target()).isEqualTo(new Target.EachUnit());
    assertThat(last.course().faults().getFirst().backEnd()).isEmpty();
    assertThat(plan.watch())
        .isEqualTo(
            new Watch(
                List.of("EC220", "EC221", "EC222", "SysEcode0"),
                List.of(),
                500 * MILLI,
                1000 * MILLI,
                2500 * MILLI));
    assertThat(plan.comparison())
        .contains(
            new Comparison(
                "after",
                "before",
                Comparison.Endpoint.TIME_TO_WATCHDOG,
                25_000,
                1_000_000,
                Comparison.Expect.BETTER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"labels-swapped", "placebo"})
  void readsTheControlsAndTheyFitTheRig(String name) throws InputProblem {
    byte[] content = Fixtures.bytes("plans/" + name + ".yaml");

    assertThat(PlanFile.parse(name, content, DemoPlan.rig()).planId()).isEqualTo(name);
  }

  @Test
  void readsDirectionAndFixedStart() throws InputProblem {
    Plan plan =
        DemoPlan.with(
            "{fault: stall, times: 1, lasts: 1800ms}",
            "{fault: stall, lasts: 1800ms, at: 3s, direction: towardsPump}");

    FaultWindow stall = plan.faults().windows().get(4);
    assertThat(stall.direction()).isEqualTo(Direction.TOWARDS_PUMP);
    assertThat(stall.atNanos()).hasValue(3000 * MILLI);
    assertThat(stall.times()).isEqualTo(1);
  }

  @Test
  void readsAListOfUnitsInItsOrder() throws InputProblem {
    Plan plan = DemoPlan.with("units: all", "units: [SN-1004, SN-1002]");

    assertThat(plan.units().serials(DemoPlan.rig())).containsExactly("SN-1004", "SN-1002");
  }

  @Test
  void aSingleArmNeedsNoComparison() throws InputProblem {
    String oneArm =
        DemoPlan.replaced(
            DemoPlan.TEXT, "  - {name: before, firmware: before, expect: fail}\n", "");
    String plan = oneArm.substring(0, oneArm.indexOf("comparison:"));

    assertThat(DemoPlan.parse(plan).comparison()).isEmpty();
  }

  @Test
  void digestIsThatOfTheBytes() throws InputProblem {
    // the second: printf x | sha256sum
    assertThat(DemoPlan.parse(DemoPlan.TEXT + "# x\n").digest())
        .isNotEqualTo(DemoPlan.parse(DemoPlan.TEXT).digest());
    assertThat(ContentDigest.hex(DemoPlan.bytes("x")))
        .isEqualTo("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
  }
}
