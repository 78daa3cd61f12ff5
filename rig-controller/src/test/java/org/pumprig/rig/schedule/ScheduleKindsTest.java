package org.pumprig.rig.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.plan.DemoPlan;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.yaml.InputProblem;

/** Each kind of schedule, in a stress phase from 3 s to 19 s with a gap of 200 ms. */
final class ScheduleKindsTest {
  private static final long MS = 1_000_000;
  private static final String TEXT = text();

  private static String text() {
    String demo = DemoPlan.TEXT;
    String tail = demo.substring(demo.lastIndexOf("    - {fault:"));
    return demo.substring(0, demo.indexOf("    - {fault:"))
        + "    - WINDOW"
        + tail.substring(tail.indexOf('\n'));
  }

  private static Plan plan(String window) throws InputProblem {
    return DemoPlan.parse(TEXT.replace("WINDOW", window));
  }

  private static List<Step> steps(String window) throws InputProblem {
    return Schedule.of(plan(window), 0).steps();
  }

  private static List<Long> starts(List<Step> steps) {
    return steps.stream().map(step -> step.startNanos() / MS).toList();
  }

  private static List<Long> spacings(List<Step> steps) {
    return IntStream.range(1, steps.size())
        .mapToObj(i -> steps.get(i).startNanos() - steps.get(i - 1).startNanos())
        .toList();
  }

  @Test
  void aFixedSpacingComesAsOftenAsThereIsRoom() throws InputProblem {
    assertThat(starts(steps("{fault: halfOpen, every: 4s, lasts: 1s}")))
        .containsExactly(7_000L, 11_000L, 15_000L);
    assertThat(starts(steps("{fault: halfOpen, every: 4s, at: 0s, times: 2, lasts: 1s}")))
        .containsExactly(3_000L, 7_000L);
  }

  @Test
  void aUniformSpacingStaysBetweenItsEnds() throws InputProblem {
    List<Step> steps = steps("{fault: halfOpen, every: {between: [500ms, 900ms]}, lasts: 100ms}");

    assertThat(steps).hasSizeBetween(16, 32);
    assertThat(spacings(steps)).allMatch(each -> each >= 500 * MS && each <= 900 * MS);
    assertThat(spacings(steps).stream().distinct().count()).isGreaterThan(10);
  }

  @Test
  void anExponentialSpacingHasItsMeanAndKeepsTheGap() throws InputProblem {
    Plan plan =
        DemoPlan.parse(
            TEXT.replace("WINDOW", "{fault: halfOpen, every: {mean: 500ms}, lasts: 100ms}")
                .replace("replicates: 1", "replicates: 40"));
    List<Long> all =
        IntStream.range(0, 40)
            .mapToObj(replicate -> spacings(Schedule.of(plan, replicate).steps()))
            .flatMap(List::stream)
            .toList();

    assertThat(all).hasSizeGreaterThan(800).allMatch(each -> each >= 300 * MS);
    double mean = all.stream().mapToLong(Long::longValue).average().orElseThrow() / MS;
    assertThat(mean).as("mean of %d spacings, seed 13", all.size()).isBetween(465.0, 535.0);
  }

  @Test
  void aDutyCycleHasWholeTurnsOnly() throws InputProblem {
    List<Step> steps =
        steps("{fault: halfOpen, dutyCycle: {on: 1s, off: 500ms}, at: 1s, lasts: 5s}");

    assertThat(starts(steps)).containsExactly(4_000L, 5_500L, 7_000L);
    assertThat(steps).allMatch(step -> step.durationNanos() == 1_000 * MS);
  }

  @Test
  void aRampGoesFromItsFirstValueToItsLastInEqualSteps() throws InputProblem {
    List<Step> steps =
        steps(
            "{fault: latency, jitter: 0ms, ramp: {parameter: delay, from: 100ms, to: 300ms,"
                + " steps: 3}, at: 0s, lasts: 6400ms}");

    assertThat(starts(steps)).containsExactly(3_000L, 5_200L, 7_400L);
    assertThat(steps).allMatch(step -> step.durationNanos() == 2_000 * MS);
    assertThat(steps.stream().map(step -> step.fault().summary()))
        .containsExactly(
            "delay of 100 ms and up to 0 ns more",
            "delay of 200 ms and up to 0 ns more",
            "delay of 300 ms and up to 0 ns more");
  }

  @Test
  void aMixDrawsByWeight() throws InputProblem {
    Plan plan =
        DemoPlan.parse(
            TEXT.replace(
                    "WINDOW",
                    "{mix: [{weight: 3, fault: stall}, {weight: 1, fault: halfOpen}], every:"
                        + " 500ms, lasts: 100ms}")
                .replace("replicates: 1", "replicates: 40"));
    List<String> names =
        IntStream.range(0, 40)
            .mapToObj(replicate -> Schedule.of(plan, replicate).steps())
            .flatMap(List::stream)
            .map(step -> step.fault().name())
            .toList();

    long stalls = names.stream().filter("stall"::equals).count();
    assertThat((double) stalls / names.size())
        .as("share of stalls in %d, seed 13", names.size())
        .isBetween(0.70, 0.80);
  }

  @Test
  void windowsStandAtOneTimeOnlyWhereThePlanAllowsIt() throws InputProblem {
    String free =
        "{fault: latency, delay: 100ms, jitter: 0ms, at: 1s, lasts: 4s%s}\n"
            + "    - {fault: stall, at: 2s, lasts: 1s%s}";

    assertThat(starts(steps(free.formatted(", overlap: true", ", overlap: true"))))
        .containsExactly(4_000L, 5_000L);
    assertThat(catchThrowableOfType(InputProblem.class, () -> plan(free.formatted("", ""))))
        .isNotNull();
  }

  @Test
  void withinTheRunAFaultCountsFromItsBeginAndCrossesPhases() throws InputProblem {
    List<Step> steps = steps("{fault: halfOpen, within: run, at: 2s, lasts: 20s}");

    assertThat(starts(steps)).containsExactly(2_000L);
    assertThat(steps.getFirst().endNanos()).isEqualTo(22_000 * MS);
  }

  @Test
  void aTraceWhoseTimeGoesBackIsRefusedWithFileAndLine() {
    String trace = "time,delay,loss,rate\n0s,10ms,,\n2s,20ms,,\n1s,10ms,,\n";
    String text = TEXT.replace("WINDOW", "{fault: trace, file: field.csv, lasts: 4s}");

    assertThat(
            catchThrowableOfType(
                InputProblem.class,
                () ->
                    PlanFile.parse("demo.yaml", DemoPlan.bytes(text), _ -> DemoPlan.bytes(trace))))
        .hasMessage(
            "field.csv:4: time goes back, from 2 s to 1 s. Sort the lines by time, one for each.");
  }

  @Test
  void everyKindFollowsFromTheSeedAndNeverFromTheArm() throws InputProblem {
    for (String window :
        List.of(
            "{fault: halfOpen, every: {between: [500ms, 900ms]}, lasts: 100ms}",
            "{fault: halfOpen, every: {mean: 900ms}, lasts: 100ms}",
            "{fault: halfOpen, times: 3, overlap: true, lasts: 100ms}",
            "{mix: [{weight: 1, fault: stall}, {weight: 1, fault: halfOpen}], every: 500ms, lasts:"
                + " 100ms}",
            "{fault: halfOpen, dutyCycle: {on: 1s, off: 500ms}, lasts: 5s}")) {
      String text = TEXT.replace("WINDOW", window);
      String otherArms = text.replace("name: before", "name: x").replace("than: before", "than: x");

      List<Step> steps = Schedule.of(DemoPlan.parse(text), 0).steps();
      assertThat(Schedule.of(DemoPlan.parse(text), 0).steps()).as(window).isEqualTo(steps);
      assertThat(Schedule.of(DemoPlan.parse(otherArms), 0).steps()).as(window).isEqualTo(steps);
      assertThat(Schedule.of(DemoPlan.parse(text.replace("seed: 13", "seed: 14")), 0).steps())
          .as(window)
          .isNotEqualTo(steps);
    }
  }
}
