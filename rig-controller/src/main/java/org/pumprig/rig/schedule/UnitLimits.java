package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.pumprig.fault.SerialFault;
import org.pumprig.rig.driver.Capability;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.observe.sound.Microphone;
import org.pumprig.rig.plan.Criterion;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.Requirement;
import org.pumprig.rig.setup.RealUnit;
import org.pumprig.rig.setup.Rig;

/** What can't be judged with units that have these drivers and these instruments. */
final class UnitLimits {
  private UnitLimits() {}

  /**
   * @param tellsWhatItHolds whether the gateway can be asked what it has stored
   */
  static List<String> of(Plan plan, Rig.Real rig, boolean tellsWhatItHolds) {
    var limits = new ArrayList<String>();
    List<String> emulated =
        rig.units().stream().filter(RealUnit::emulated).map(RealUnit::serial).toList();
    if (!emulated.isEmpty()) {
      limits.add(
          "how real pumps behave: behind the ports of %s stand emulators"
              .formatted(String.join(", ", emulated)));
    }
    SequencedMap<String, List<String>> lacks = new LinkedHashMap<>();
    for (RealUnit unit : rig.units()) {
      for (Requirement requirement : plan.requirements()) {
        for (String missing : missing(plan, requirement.criterion(), unit, tellsWhatItHolds)) {
          lacks
              .computeIfAbsent(
                  "%s (%s): %s"
                      .formatted(requirement.id(), requirement.criterion().kind(), missing),
                  _ -> new ArrayList<>())
              .add(unit.serial());
        }
      }
      boolean read =
          plan.anyOperatorSteps().stream()
              .anyMatch(step -> step.reads().isPresent() && step.concerns(unit.serial()));
      if (!read && !unit.driver().capabilities().contains(Capability.READS_FIRMWARE_VERSION)) {
        lacks
            .computeIfAbsent(
                "which firmware is installed: the driver doesn't read it, and no operator step has"
                    + " 'reads: firmwareVersion'; the plan's word counts",
                _ -> new ArrayList<>())
            .add(unit.serial());
      }
    }
    lacks.forEach((what, units) -> limits.add(what + " (" + String.join(", ", units) + ")"));
    return limits;
  }

  private static List<String> missing(
      Plan plan, Criterion criterion, RealUnit unit, boolean tellsWhatItHolds) {
    var missing = new ArrayList<String>();
    switch (criterion) {
      case Criterion.NoWatchdog _ -> codes(unit, missing);
      case Criterion.TherapyContinuity limit -> {
        flow(plan, unit, missing);
        FlowLimits.volume(plan, limit, unit).ifPresent(missing::add);
        programme(unit, missing);
      }
      case Criterion.CommunicationTimeOut limit -> {
        flow(plan, unit, missing);
        FlowLimits.stop(plan, limit.stopWithinNanos(), unit).ifPresent(missing::add);
        programme(unit, missing);
      }
      case Criterion.Reconnect _ -> {
        channel(
            unit,
            Channel.WIRE,
            "the rig doesn't see what passes between unit and gateway: it has no proxy there, and"
                + " the packets don't cross it",
            missing);
        programme(unit, missing);
      }
      case Criterion.FailSafe limit -> {
        codes(unit, missing);
        flow(plan, unit, missing);
        FlowLimits.stop(plan, limit.stopWithinNanos(), unit).ifPresent(missing::add);
        if (limit.alarmWithinNanos().isPresent()) {
          channel(unit, Channel.CONTACT, "there is no nurse-call contact", missing);
        }
        if (limit.screenWithinNanos().isPresent()) {
          channel(unit, Channel.SCREEN, "there is no screen witness", missing);
        }
        if (limit.heardWithinNanos().isPresent()) {
          channel(unit, Channel.SOUND, "there is no microphone", missing);
          late(unit, limit.heardWithinNanos().getAsLong(), missing);
        }
        channel(unit, Channel.POWER, "without an outlet nobody sees what resumes", missing);
        programme(unit, missing);
      }
      case Criterion.Coverage limit -> {
        for (Channel each : limit.channels()) {
          channel(unit, each, "there is nothing that sees the " + each.onDisk(), missing);
        }
      }
      case Criterion.CompleteAtGateway _ -> {
        if (!tellsWhatItHolds) {
          driver(unit, Capability.HEARS_GATEWAY, missing);
        }
        channel(
            unit,
            Channel.WIRE,
            "what the unit sends is not seen, so nobody can miss it: the rig has no proxy there",
            missing);
      }
      case Criterion.Trend _ -> driver(unit, Capability.READS_MEMORY, missing);
      case Criterion.ChannelText text ->
          channel(
              unit,
              text.channel(),
              "there is nothing that sees the " + text.channel().onDisk(),
              missing);
      case Criterion.EventLog _ -> {
        driver(unit, Capability.READS_LOG, missing);
        cycle(unit, missing);
      }
      case Criterion.Reprogram _ -> {
        cycle(unit, missing);
        flow(plan, unit, missing);
        channel(unit, Channel.POWER, "there is no outlet", missing);
        programme(unit, missing);
      }
    }
    return missing;
  }

  /** A pump has a battery until something shows that it was without power. */
  private static void cycle(RealUnit unit, List<String> missing) {
    if (!unit.emulated() && unit.powerCycle().isEmpty()) {
      missing.add(
          "mains off is no power cycle of a pump with a battery: 'powerCycle' of the rig file says"
              + " how it is cycled, and what proves it");
    }
  }

  private static void programme(RealUnit unit, List<String> missing) {
    channel(unit, Channel.KEYPAD, "nothing enters the programme", missing);
  }

  private static void codes(RealUnit unit, List<String> missing) {
    if (unit.lacks().contains(Channel.SCREEN)) {
      driver(unit, Capability.READS_CODES, missing);
    }
  }

  private static void flow(Plan plan, RealUnit unit, List<String> missing) {
    channel(unit, Channel.FLOW, "there is no flow witness", missing);
    FlowLimits.rate(plan, unit).ifPresent(missing::add);
  }

  /** A limit that is finer than the microphone's clock can't be passed. */
  private static void late(RealUnit unit, long withinNanos, List<String> missing) {
    unit.microphone()
        .map(Microphone::uncertaintyNanos)
        .filter(uncertain -> 2 * uncertain > withinNanos)
        .ifPresent(
            uncertain ->
                missing.add(
                    "when an alarm began is known to %s, and %s are allowed"
                        .formatted(TimeText.of(uncertain), TimeText.of(withinNanos))));
  }

  private static void channel(RealUnit unit, Channel channel, String words, List<String> missing) {
    if (!unit.seenBy(channel)) {
      missing.add(words);
    }
  }

  private static void driver(RealUnit unit, Capability needed, List<String> missing) {
    if (!unit.driver().capabilities().contains(needed)) {
      missing.add("the driver '%s' doesn't read %s".formatted(unit.driver().kind(), needed.what()));
    }
  }

  /** A time-out is exercised by a silence that lasts longer. */
  static void silence(
      Requirement requirement, Criterion.CommunicationTimeOut limit, Plan plan, List<String> to) {
    long needed = limit.afterNanos() + limit.stopWithinNanos();
    boolean exercised =
        plan.faults().windows().stream()
            .filter(
                window ->
                    window.course().faults().stream()
                        .anyMatch(
                            planned ->
                                planned.fault() instanceof SerialFault.Stuck
                                    || planned.fault() instanceof SerialFault.Unplugged))
            .anyMatch(window -> window.lastsNanos() >= needed);
    if (!exercised) {
      to.add(
          "%s: no fault of the plan silences the line for %s or longer"
              .formatted(requirement.id(), TimeText.of(needed)));
    }
  }
}
