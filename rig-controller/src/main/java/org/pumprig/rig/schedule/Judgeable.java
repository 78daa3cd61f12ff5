package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pumprig.fault.Fault;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.plan.Criterion;
import org.pumprig.rig.plan.InvalidRule;
import org.pumprig.rig.plan.Order;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlannedFault;
import org.pumprig.rig.plan.Requirement;
import org.pumprig.rig.plan.Target;
import org.pumprig.rig.plan.Therapy;
import org.pumprig.rig.qualification.BenchCheck;
import org.pumprig.rig.setup.Rig;

/** What a rig can't say about a plan's questions, as far as that is known beforehand. */
final class Judgeable {
  private static final double HOUR_NANOS = 3_600e9;

  private Judgeable() {}

  static List<String> limits(Plan plan, Rig rig) {
    List<String> limits = new ArrayList<>();
    if (rig.real().isPresent()) {
      limits.addAll(
          UnitLimits.of(
              plan,
              rig.real().get(),
              rig.gateway().filter(one -> !one.holds().isEmpty()).isPresent()));
    } else {
      emulated(rig, limits);
    }
    silentWitnesses(plan, rig, limits);
    faults(plan, limits);
    limits.addAll(Overlaps.limits(plan, plan.units().serials(rig)));
    plan.requirements().forEach(requirement -> requirement(requirement, plan, rig, limits));
    plan.rules().invalid().forEach(rule -> drift(rule, plan, limits));
    therapyEnd(plan, limits);
    if (plan.confoundsTime()) {
      List<String> stuck = plan.withoutDowngrade(rig);
      limits.add(
          "what the firmware changed apart from what time changed: every unit passes through the"
              + " arms in the same order"
              + (stuck.isEmpty()
                  ? ""
                  : ", as " + String.join(", ", stuck) + " can't go back to an older firmware"));
    }
    if (plan.order() == Order.INTERLEAVED && plan.arms().size() > 1) {
      limits.add(
          "how likely chance alone is, without an assumption: the order of the arms is not drawn"
              + " (interleaved), and tests take it as if it were");
    }
    if (plan.comparison().isEmpty()) {
      limits.add("whether a firmware is better than another: the plan has a single arm");
    }
    return limits;
  }

  private static void emulated(Rig rig, List<String> limits) {
    limits.add(
        "how real pumps behave: the bench is emulated, and every number about it is illustrative");
    if (rig.topology().crossing().isEmpty()) {
      limits.add(
          "loss and retransmission in TCP: faults act in the streams, where connections are"
              + " terminated, and the kernel goes on acknowledging");
    }
    if (!rig.emulated().tls().isEmpty()) {
      limits.add(
          "what the units say on the wire, and so whether they are acknowledged: it is sealed by"
              + " TLS");
    }
    limits.add(
        "in virtual time (simulate), the network itself: it is modelled with a one-way delay of "
            + TimeText.of(rig.emulated().virtualLatencyNanos()));
  }

  /** Instruments that repeat what they see more rarely than they may be silent. */
  private static void silentWitnesses(Plan plan, Rig rig, List<String> limits) {
    long every = rig.emulated().witnessEveryNanos();
    if (rig.real().isEmpty() && plan.watch().blindAfterNanos() <= every) {
      limits.add(
          "anything that contact or screen must show: they speak every %s, and count as blind after %s"
              .formatted(TimeText.of(every), TimeText.of(plan.watch().blindAfterNanos())));
    }
  }

  private static void faults(Plan plan, List<String> limits) {
    List<PlannedFault> planned =
        plan.faults().windows().stream()
            .flatMap(window -> window.course().faults().stream())
            .toList();
    List<Fault> faults = planned.stream().map(PlannedFault::fault).toList();
    if (faults.stream().anyMatch(Fault::closesListener)) {
      limits.add(
          "how often a pump tried in vain to connect while nobody listened ("
              + names(faults, Fault::closesListener)
              + "): counts of connectivity errors are a lower bound");
    }
    List<Fault> shared =
        planned.stream()
            .filter(each -> each.target() instanceof Target.Shared)
            .map(PlannedFault::fault)
            .toList();
    if (!shared.isEmpty()) {
      limits.add(
          "units on their own under "
              + names(shared, _ -> true).replace(", ", " and ")
              + ": these faults reach all units of a slot that share it at once");
    }
  }

  private static String names(List<Fault> faults, Predicate<Fault> which) {
    return faults.stream()
        .filter(which)
        .map(Fault::name)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static void requirement(
      Requirement requirement, Plan plan, Rig rig, List<String> limits) {
    switch (requirement.criterion()) {
      case Criterion.Reconnect reconnect -> {
        tooShort(
            requirement, reconnect.withinNanos(), "recover", plan.phases().recoverNanos(), limits);
        Recoveries.longest(plan, reconnect.withinNanos())
            .ifPresent(limit -> limits.add(requirement.id() + limit));
      }
      case Criterion.Reprogram reprogram ->
          tooShort(
              requirement, reprogram.withinNanos(), "check", plan.phases().checkNanos(), limits);
      case Criterion.TherapyContinuity therapy -> {
        if (therapy.windowNanos() < 2 * rig.emulated().flowEveryNanos()) {
          limits.add(
              "%s: its window of %s holds fewer than two flow readings"
                  .formatted(requirement.id(), TimeText.of(therapy.windowNanos())));
        }
      }
      case Criterion.FailSafe limit ->
          unheard(requirement, limit.heardWithinNanos().isPresent(), rig, limits);
      case Criterion.Coverage limit ->
          unheard(requirement, limit.channels().contains(Channel.SOUND), rig, limits);
      case Criterion.NoWatchdog _, Criterion.EventLog _, Criterion.ChannelText _ -> {}
      case Criterion.CompleteAtGateway _ -> {
        if (rig.real().isEmpty()
            && rig.gateway().filter(one -> one.holds().isEmpty()).isPresent()) {
          limits.add(
              requirement.id()
                  + ": in real time the units use the real gateway, which can't be asked what it"
                  + " holds: the rig file has no 'holds' in 'gateway'");
        }
        if (!rig.emulated().tls().isEmpty()) {
          limits.add(
              requirement.id()
                  + ": which messages were sent last is sealed by TLS, so nothing passes");
        }
      }
      case Criterion.Trend trend -> {
        long part = trend.partNanos(plan.phases().stressNanos());
        if (part / Criterion.Trend.STRETCHES < plan.watch().statusEveryNanos()) {
          limits.add(
              "%s: the last %s of the stress hold fewer than %d readings each %s"
                  .formatted(
                      requirement.id(),
                      TimeText.of(part),
                      Criterion.Trend.STRETCHES,
                      TimeText.of(plan.watch().statusEveryNanos())));
        }
      }
      case Criterion.CommunicationTimeOut limit ->
          UnitLimits.silence(requirement, limit, plan, limits);
    }
  }

  /** A drift is the difference of two. */
  private static void drift(InvalidRule rule, Plan plan, List<String> limits) {
    if (rule instanceof InvalidRule.BenchDrift drift) {
      drift
          .checkWeightPpm()
          .ifPresent(most -> twice(BenchCheck.What.CHECK_WEIGHT, "balance", plan, limits));
      drift
          .knownFlowPpm()
          .ifPresent(most -> twice(BenchCheck.What.KNOWN_FLOW, "flow witness", plan, limits));
    }
  }

  private static void twice(
      BenchCheck.What what, String instrument, Plan plan, List<String> limits) {
    long steps =
        plan.operatorSteps().stream().filter(step -> step.id().startsWith(what.step())).count();
    if (steps < 2) {
      limits.add(
          "benchDrift of the %s: that needs two operator steps whose ids begin with '%s', early and late; the plan has %d"
              .formatted(instrument, what.step(), steps));
    }
  }

  private static void unheard(
      Requirement requirement, boolean asked, Rig rig, List<String> limits) {
    if (asked && rig.real().isEmpty()) {
      limits.add(requirement.id() + ": emulated pumps make no sound, and nothing listens to them");
    }
  }

  private static void tooShort(
      Requirement requirement, long within, String phase, long phaseNanos, List<String> limits) {
    if (within > phaseNanos) {
      limits.add(
          "%s to its end: it allows %s, but the phase '%s' has only %s"
              .formatted(requirement.id(), TimeText.of(within), phase, TimeText.of(phaseNanos)));
    }
  }

  /** The infusions run one after the other; once both are through, flow 0 is no fault. */
  private static void therapyEnd(Plan plan, List<String> limits) {
    double nanos = nanos(plan.therapy().primary()) + nanos(plan.therapy().secondary());
    if (nanos < plan.phases().stressEndNanos()) {
      limits.add(
          "the therapy after %s of a run: the programmed volumes are infused by then"
              .formatted(TimeText.of((long) nanos)));
    }
  }

  private static double nanos(Therapy.Infusion infusion) {
    return infusion.volumeMicrolitres() * HOUR_NANOS / infusion.rateMicrolitresPerHour();
  }
}
