package org.pumprig.rig.schedule;

import java.util.List;
import java.util.OptionalLong;
import org.pumprig.fault.Injector;
import org.pumprig.rig.plan.Criterion;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** What a plan asks for that no run on this rig could give, whatever the unit does. */
public final class Contradictions {
  private Contradictions() {}

  /**
   * Refuses them.
   *
   * @param file the plan's name in messages
   * @param content the plan's file, from which {@code plan} was read
   * @throws InputProblem naming line and remedy
   */
  public static void require(String file, byte[] content, Plan plan, Rig rig) throws InputProblem {
    List<Fields> sections = PlanFile.requirements(file, content);
    for (int i = 0; i < sections.size(); i++) {
      Fields criterion = sections.get(i).fields("criterion");
      switch (plan.requirements().get(i).criterion()) {
        case Criterion.Reconnect limit -> reconnect(criterion, limit, plan);
        case Criterion.TherapyContinuity limit -> window(criterion, limit, rig);
        case Criterion.FailSafe limit ->
            flow(criterion, "stopWithin", limit.stopWithinNanos(), rig);
        case Criterion.CommunicationTimeOut limit ->
            flow(criterion, "stopWithin", limit.stopWithinNanos(), rig);
        case Criterion.Reprogram limit -> flow(criterion, "within", limit.withinNanos(), rig);
        case Criterion.Trend limit -> trend(criterion, limit, plan);
        case Criterion.NoWatchdog _,
            Criterion.Coverage _,
            Criterion.CompleteAtGateway _,
            Criterion.ChannelText _,
            Criterion.EventLog _ -> {}
      }
    }
    WitnessDelays.require(sections, plan, rig);
    WitnessDelays.requireSteps(file, plan, rig, PlanFile.operatorStepsLine(file, content));
  }

  private static void reconnect(Fields criterion, Criterion.Reconnect limit, Plan plan)
      throws InputProblem {
    if (limit.withinNanos() < Injector.LEASE_NANOS) {
      throw criterion
          .place("within")
          .problem(
              "a unit is to be back within %s, but a fault whose end fails may act on for its lease of %s"
                  .formatted(TimeText.of(limit.withinNanos()), TimeText.of(Injector.LEASE_NANOS)),
              "Allow at least " + TimeText.of(Injector.LEASE_NANOS));
    }
    OptionalLong own = Recoveries.afterLast(plan);
    if (own.isPresent() && own.getAsLong() > limit.withinNanos()) {
      throw criterion
          .place("within")
          .problem(
              "a unit is to be back within %s, but the last fault's own traces keep it silent for %s"
                  .formatted(TimeText.of(limit.withinNanos()), TimeText.of(own.getAsLong())),
              "Allow longer than that, shorten that fault, or let another one come last");
    }
  }

  private static void window(Fields criterion, Criterion.TherapyContinuity limit, Rig rig)
      throws InputProblem {
    long every = rig.emulated().flowEveryNanos();
    if (rig.real().isEmpty() && limit.windowNanos() < 2 * every) {
      throw criterion
          .place("window")
          .problem(
              "a window of %s holds fewer than two readings of the flow witness, which speaks every %s"
                  .formatted(TimeText.of(limit.windowNanos()), TimeText.of(every)),
              "Make it at least " + TimeText.of(2 * every));
    }
  }

  /** Of emulated units; those with drivers have instruments of their own. */
  private static void flow(Fields criterion, String key, long withinNanos, Rig rig)
      throws InputProblem {
    long every = rig.emulated().flowEveryNanos();
    if (rig.real().isEmpty() && withinNanos < every) {
      throw criterion
          .place(key)
          .problem(
              "%s is to be seen within %s, but the flow witness speaks every %s only"
                  .formatted(
                      key.equals("within") ? "fluid" : "a stop",
                      TimeText.of(withinNanos),
                      TimeText.of(every)),
              "Allow at least " + TimeText.of(every) + ", or let it speak more often");
    }
  }

  private static void trend(Fields criterion, Criterion.Trend limit, Plan plan)
      throws InputProblem {
    long part = limit.partNanos(plan.phases().stressNanos());
    long needed = Criterion.Trend.LEAST_STRETCHES * plan.watch().statusEveryNanos();
    if (part < needed) {
      throw criterion
          .place("kind")
          .problem(
              "the last %s of the stress can't hold the %d readings that a trend needs, one every %s"
                  .formatted(
                      TimeText.of(part),
                      Criterion.Trend.LEAST_STRETCHES,
                      TimeText.of(plan.watch().statusEveryNanos())),
              "Lengthen 'stress' or 'lastPart', or ask more often ('watch.statusEvery')");
    }
  }
}
