package org.pumprig.rig.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.rig.plan.DemoPlan;
import org.pumprig.rig.plan.FaultWindow;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;

final class ScheduleTest {
  private static final long MILLI = 1_000_000;

  @Test
  void everyPlanThatParsesHasASchedulesWithinItsLimits() {
    int parsed = 0;
    int refused = 0;
    for (long number = 0; number < 600; number++) {
      String text = RandomPlan.text(new Seed(number));
      Plan plan;
      try {
        plan = DemoPlan.parse(text);
      } catch (InputProblem problem) {
        assertThat(problem.problem())
            .as("seed %d%n%s", number, text)
            .containsAnyOf(
                "don't fit into the stress phase", "ends after the stress phase", "is nearer than");
        refused++;
        continue;
      }
      parsed++;
      for (int replicate = 0; replicate < plan.replicates(); replicate++) {
        requireWithinLimits(plan, Schedule.of(plan, replicate), "seed " + number + "\n" + text);
      }
    }
    assertThat(parsed).as("plans that parse, of 600").isGreaterThan(150);
    assertThat(refused).as("plans that are refused, of 600").isGreaterThan(50);
  }

  private static void requireWithinLimits(Plan plan, Schedule schedule, String what) {
    List<Step> steps = schedule.steps();
    int expected = plan.faults().windows().stream().mapToInt(FaultWindow::times).sum();
    assertThat(steps).as(what).hasSize(expected);
    long free = plan.phases().settleNanos();
    for (Step step : steps) {
      assertThat(step.startNanos()).as("%s of %s", step.id(), what).isGreaterThanOrEqualTo(free);
      free = step.endNanos() + plan.faults().gapAtLeastNanos();
      assertThat(step.endNanos())
          .as("%s of %s", step.id(), what)
          .isLessThanOrEqualTo(plan.phases().stressEndNanos());
    }
    for (FaultWindow window : plan.faults().windows()) {
      window
          .atNanos()
          .ifPresent(
              at ->
                  assertThat(steps)
                      .as(what)
                      .anyMatch(
                          step ->
                              step.startNanos() == plan.phases().settleNanos() + at
                                  && step.fault().equals(window.fault())
                                  && step.durationNanos() == window.lastsNanos()));
    }
    assertThat(steps.stream().map(Step::fault).map(Fault::name).sorted())
        .as(what)
        .containsExactlyElementsOf(
            plan.faults().windows().stream()
                .flatMap(
                    window ->
                        java.util.Collections.nCopies(window.times(), window.fault().name())
                            .stream())
                .sorted()
                .toList());
  }

  @Test
  void theSameSeedGivesTheSameScheduleAndAnotherOneAnother() throws InputProblem {
    Schedule once = Schedule.of(DemoPlan.parse(DemoPlan.TEXT), 0);
    Schedule again = Schedule.of(DemoPlan.parse(DemoPlan.TEXT), 0);
    Schedule other = Schedule.of(DemoPlan.with("seed: 13", "seed: 18"), 0);

    assertThat(again).isEqualTo(once);
    assertThat(starts(other)).isNotEqualTo(starts(once));
  }

  @Test
  void theDemosScheduleIsPinned() throws InputProblem {
    assertThat(Schedule.of(DemoPlan.parse(DemoPlan.TEXT), 0).steps())
        .extracting(step -> step.id() + " " + step.startNanos() / MILLI)
        .containsExactly(
            "r0-01-reset 3078",
            "r0-02-halfOpen 5383",
            "r0-03-refuse 7881",
            "r0-04-latency 10236",
            "r0-05-slowAcknowledgement 12297",
            "r0-06-stall 14565",
            "r0-07-gatewayRestart 16654");
  }

  @Test
  void replicatesDifferInOrderAndTime() throws InputProblem {
    Plan plan = DemoPlan.with("replicates: 1", "replicates: 20");
    Set<List<Long>> starts = new HashSet<>();
    Set<String> first = new TreeSet<>();
    for (int replicate = 0; replicate < 20; replicate++) {
      Schedule schedule = Schedule.of(plan, replicate);
      starts.add(starts(schedule));
      first.add(schedule.steps().getFirst().fault().name());
    }

    assertThat(starts).hasSize(20);
    assertThat(first).hasSizeGreaterThan(3);
  }

  @Test
  void neitherUnitsNorArmsNorOrderChangeTheFaults() throws InputProblem {
    Schedule all = Schedule.of(DemoPlan.parse(DemoPlan.TEXT), 0);

    assertThat(Schedule.of(DemoPlan.with("units: all", "units: [SN-1003]"), 0)).isEqualTo(all);
    assertThat(Schedule.of(DemoPlan.with("order: randomised", "order: fixed"), 0)).isEqualTo(all);
    assertThat(Schedule.of(DemoPlan.with("firmware: after", "firmware: placebo"), 0))
        .isEqualTo(all);
    assertThat(Schedule.of(DemoPlan.with("replicates: 1", "replicates: 9"), 0)).isEqualTo(all);
  }

  @Test
  void whatFitsOnlyInOneWayIsPlacedThatWay() throws InputProblem {
    // Two free stretches of exactly 2 s and 3 s around the fixed fault; drawing alone would often
    // put the wrong one first.
    String text = DemoPlan.TEXT;
    String windows =
        """
          gapAtLeast: 0s
          windows:
            - {fault: stall, lasts: 1s, at: 2s}
            - {fault: halfOpen, lasts: 3s}
            - {fault: gatewayRestart, lasts: 2s}
        """;
    Plan plan =
        DemoPlan.parse(
            text.substring(0, text.indexOf("  gapAtLeast:")).replace("stress: 16s", "stress: 6s")
                + windows.indent(0)
                + text.substring(text.indexOf("\nwatch:")));

    assertThat(Schedule.of(plan, 0).steps())
        .extracting(step -> step.id() + " " + step.startNanos() / MILLI)
        .containsExactly("r0-01-gatewayRestart 3000", "r0-02-stall 5000", "r0-03-halfOpen 6000");
  }

  @Test
  void streamFaultsAreEachUnitsOwnAndServerFaultsAreShared() throws InputProblem {
    for (Step step : Schedule.of(DemoPlan.parse(DemoPlan.TEXT), 0).steps()) {
      FaultSpec one = step.spec("SN-1001");
      FaultSpec two = step.spec("SN-1002");
      if (step.shared()) {
        assertThat(one).isEqualTo(two);
        assertThat(one.target()).isEqualTo("gateway");
        assertThat(one.id()).isEqualTo(step.id());
      } else {
        assertThat(one.target()).isEqualTo("SN-1001");
        assertThat(one.id()).isEqualTo(step.id() + "-SN-1001").isNotEqualTo(two.id());
        assertThat(one.seed()).isNotEqualTo(two.seed());
      }
      assertThat(one.startNanos()).isEqualTo(two.startNanos()).isEqualTo(step.startNanos());
      assertThat(one.durationNanos()).isEqualTo(step.durationNanos());
    }
  }

  private static List<Long> starts(Schedule schedule) {
    return schedule.steps().stream().map(Step::startNanos).toList();
  }
}
