package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.plan.Criterion;
import org.pumprig.rig.plan.OperatorStep;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.Requirement;
import org.pumprig.rig.setup.RealUnit;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Refuses limits that are shorter or finer than what the bench's witnesses tell: a unit that just
 * keeps such a limit could not be seen to.
 */
final class WitnessDelays {
  private static final String ALARM = "the nurse-call contact tells an alarm";
  private static final String CODE = "the screen witness tells a code";

  private WitnessDelays() {}

  /**
   * Refuses them.
   *
   * @param requirements their sections, in the plan's order
   */
  static void require(List<Fields> requirements, Plan plan, Rig rig) throws InputProblem {
    List<String> wanted = plan.units().serials(rig);
    for (int i = 0; i < requirements.size(); i++) {
      Requirement requirement = plan.requirements().get(i);
      Optional<String> late = asked(plan, requirement.criterion());
      if (late.isPresent()) {
        throw requirements
            .get(i)
            .place("id")
            .problem(
                "%s can't be seen: %s".formatted(requirement.id(), late.get()),
                "Allow more, or ask the service port more often");
      }
      for (RealUnit unit : rig.real().map(Rig.Real::units).orElse(List.of())) {
        List<String> unseen =
            wanted.contains(unit.serial())
                ? unseen(plan, requirement.criterion(), unit)
                : List.of();
        if (!unseen.isEmpty()) {
          throw requirements
              .get(i)
              .place("id")
              .problem(
                  "%s can't be seen on %s: %s"
                      .formatted(requirement.id(), unit.serial(), String.join("; ", unseen)),
                  "Allow more, or give the rig a quicker or finer witness");
        }
      }
    }
  }

  /** What the service port tells, on every bench. */
  private static Optional<String> asked(Plan plan, Criterion criterion) {
    long every = plan.watch().statusEveryNanos();
    return switch (criterion) {
      case Criterion.Reprogram limit ->
          Witnesses.asked("what the unit is programmed to", every, limit.withinNanos());
      case Criterion.EventLog limit when limit.withinNanos().isPresent() ->
          Witnesses.asked("the first sight of a code", every, limit.withinNanos().getAsLong());
      default -> Optional.empty();
    };
  }

  private static List<String> unseen(Plan plan, Criterion criterion, RealUnit unit) {
    var unseen = new ArrayList<String>();
    switch (criterion) {
      case Criterion.FailSafe limit -> {
        FlowLimits.stop(plan, limit.stopWithinNanos(), unit).ifPresent(unseen::add);
        Witnesses.late(plan, unit, Channel.CONTACT, ALARM, limit.alarmWithinNanos())
            .ifPresent(unseen::add);
        Witnesses.late(plan, unit, Channel.SCREEN, CODE, limit.screenWithinNanos())
            .ifPresent(unseen::add);
        Witnesses.heard(unit, limit.heardWithinNanos()).ifPresent(unseen::add);
        Witnesses.code(plan, unit, shortest(limit)).ifPresent(unseen::add);
      }
      case Criterion.CommunicationTimeOut limit ->
          FlowLimits.stop(plan, limit.stopWithinNanos(), unit).ifPresent(unseen::add);
      case Criterion.TherapyContinuity limit ->
          FlowLimits.volume(plan, limit, unit).ifPresent(unseen::add);
      case Criterion.Reprogram limit ->
          Witnesses.late(
                  plan,
                  unit,
                  Channel.FLOW,
                  "the flow witness tells that fluid flows",
                  OptionalLong.of(limit.withinNanos()))
              .ifPresent(unseen::add);
      case Criterion.NoWatchdog _,
          Criterion.Coverage _,
          Criterion.Reconnect _,
          Criterion.CompleteAtGateway _,
          Criterion.Trend _,
          Criterion.ChannelText _,
          Criterion.EventLog _ -> {}
    }
    return unseen;
  }

  /** All of them count from the first sight of the code. */
  private static long shortest(Criterion.FailSafe limit) {
    return Stream.of(limit.alarmWithinNanos(), limit.screenWithinNanos(), limit.heardWithinNanos())
        .flatMapToLong(OptionalLong::stream)
        .reduce(limit.stopWithinNanos(), Math::min);
  }

  /** Refuses operator steps whose effects would be told too late. */
  static void requireSteps(String file, Plan plan, Rig rig, int line) throws InputProblem {
    List<String> wanted = plan.units().serials(rig);
    for (OperatorStep step : plan.anyOperatorSteps()) {
      for (RealUnit unit : rig.real().map(Rig.Real::units).orElse(List.of())) {
        Optional<String> late =
            wanted.contains(unit.serial()) && step.concerns(unit.serial())
                ? Witnesses.step(plan, step, unit)
                : Optional.empty();
        if (late.isPresent()) {
          throw new InputProblem(
              file,
              line,
              "operator step '%s' can't be seen on %s: %s"
                  .formatted(step.id(), unit.serial(), late.get()),
              "Give it a longer 'within', or the rig a quicker witness");
        }
      }
    }
  }
}
