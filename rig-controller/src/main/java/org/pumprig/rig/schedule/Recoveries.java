package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultDelay;
import org.pumprig.fault.Recovery;
import org.pumprig.rig.plan.Plan;

/** How long a fault's own traces may last after its end, as far as that is known beforehand. */
final class Recoveries {
  private Recoveries() {}

  /** One line for each bound: which faults of the plan it is of. */
  static List<String> lines(Plan plan) {
    Map<Recovery, SequencedSet<String>> names = new EnumMap<>(Recovery.class);
    for (Step step : steps(plan)) {
      names.computeIfAbsent(of(step.fault()), _ -> new LinkedHashSet<>()).add(step.fault().name());
    }
    List<String> lines = new ArrayList<>();
    names.forEach((bound, faults) -> lines.add(String.join(", ", faults) + ": " + bound.words()));
    return List.copyOf(lines);
  }

  /**
   * The fault whose own traces may last longest after its end, if that is longer than a unit is
   * allowed: then a unit may fail that does all it can.
   *
   * @return the rest of a sentence about the requirement
   */
  static Optional<String> longest(Plan plan, long withinNanos) {
    Step worst = null;
    for (Step step : steps(plan)) {
      worst = worst == null || ownNanos(step) > ownNanos(worst) ? step : worst;
    }
    return worst == null || ownNanos(worst) <= withinNanos
        ? Optional.empty()
        : Optional.of(
            " of a unit alone: it allows %s, but %s after %s of %s may keep an open connection silent for %s"
                .formatted(
                    TimeText.of(withinNanos),
                    of(worst.fault()).cause(),
                    worst.fault().name(),
                    TimeText.of(worst.durationNanos()),
                    TimeText.of(ownNanos(worst))));
  }

  /**
   * How long the traces of the fault that ends last keep a unit silent whatever it does, in the
   * replicate where that is longest; empty: no fault leaves any. TCP's back-off isn't counted: a
   * unit can end it by a new connection, and what comes within it is judged inconclusive.
   */
  static OptionalLong afterLast(Plan plan) {
    return IntStream.range(0, plan.replicates())
        .mapToObj(replicate -> Schedule.of(plan, replicate).steps())
        .flatMap(steps -> steps.stream().max(Comparator.comparingLong(Step::endNanos)).stream())
        .mapToLong(
            last -> of(last.fault()).boundNanos(0, FaultDelay.nanos(last.fault().parameters())))
        .filter(nanos -> nanos > 0)
        .max();
  }

  /** Of all replicates: a random mix draws other faults in each. */
  private static List<Step> steps(Plan plan) {
    List<Step> steps = new ArrayList<>();
    for (int replicate = 0; replicate < plan.replicates(); replicate++) {
      steps.addAll(Schedule.of(plan, replicate).steps());
    }
    return steps;
  }

  private static long ownNanos(Step step) {
    return of(step.fault())
        .boundNanos(step.durationNanos(), FaultDelay.nanos(step.fault().parameters()));
  }

  private static Recovery of(Fault fault) {
    return Capabilities.of(fault.name()).orElseThrow().recovery();
  }
}
