package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.observe.sound.Microphone;
import org.pumprig.rig.plan.OperatorStep;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.setup.RealUnit;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.StatedWitness;

/** How late and how finely the bench's witnesses tell what they see. */
final class Witnesses {
  private Witnesses() {}

  /** A line for each witness of a plan's units. */
  static List<String> lines(Plan plan, Rig rig) {
    var lines = new ArrayList<String>();
    if (rig.real().isEmpty()) {
      lines.add(
          "emulated flow: counted, told every %s"
              .formatted(TimeText.of(rig.emulated().flowEveryNanos())));
      lines.add(
          "emulated contact and screen: a change at once, and again every %s"
              .formatted(TimeText.of(rig.emulated().witnessEveryNanos())));
    } else {
      List<String> wanted = plan.units().serials(rig);
      rig.real().get().units().stream()
          .filter(unit -> wanted.contains(unit.serial()))
          .forEach(unit -> unit(plan, unit, lines));
    }
    lines.add(
        "service port: asked every %s, so a code and all that counts from it is known to that"
            .formatted(TimeText.of(plan.watch().statusEveryNanos())));
    if (!plan.anyOperatorSteps().isEmpty()) {
      lines.add(
          "people: what they do is timed by the witness of its effect, what they enter by when they"
              + " enter it, at most the step's 'within' after it was asked for; no requirement's"
              + " limit rests on it");
    }
    return lines;
  }

  private static void unit(Plan plan, RealUnit unit, List<String> lines) {
    FlowLimits.line(plan, unit)
        .ifPresent(known -> lines.add("%s flow: %s".formatted(unit.serial(), known)));
    for (StatedWitness stated : unit.instruments().stated()) {
      lines.add(
          "%s %s: %s, a change up to %s late%s"
              .formatted(
                  unit.serial(),
                  stated.channel().onDisk(),
                  stated.device(),
                  TimeText.of(stated.delayNanos()),
                  stated.assumed() ? " (assumed: the rig file states no 'delay')" : ""));
    }
    unit.microphone()
        .ifPresent(
            ear ->
                lines.add(
                    "%s sound: an alarm up to %s after it began, its begin to %s"
                        .formatted(
                            unit.serial(),
                            TimeText.of(ear.detectionNanos()),
                            TimeText.of(ear.uncertaintyNanos()))));
    unit.camera()
        .ifPresent(
            camera ->
                lines.add(
                    "%s camera: a picture within %s of what it shows; it times nothing"
                        .formatted(unit.serial(), TimeText.of(camera.withinNanos()))));
  }

  /** How late a change is told on a channel; empty: at once, or nobody sees it. */
  static OptionalLong delay(Plan plan, RealUnit unit, Channel channel) {
    if (channel == Channel.FLOW) {
      return FlowLimits.of(plan, unit).stream().mapToLong(FlowLimits.Known::delayNanos).findFirst();
    }
    return unit.instruments().stated().stream()
        .filter(each -> each.channel() == channel)
        .mapToLong(StatedWitness::delayNanos)
        .findFirst();
  }

  /** A limit that is shorter than the channel's delay. */
  static Optional<String> late(
      Plan plan, RealUnit unit, Channel channel, String what, OptionalLong withinNanos) {
    OptionalLong delay = delay(plan, unit, channel);
    return delay.isPresent()
            && withinNanos.isPresent()
            && delay.getAsLong() > withinNanos.getAsLong()
        ? Optional.of(
            "%s up to %s late, and %s are allowed"
                .formatted(
                    what, TimeText.of(delay.getAsLong()), TimeText.of(withinNanos.getAsLong())))
        : Optional.empty();
  }

  /** The code from which delays count, if it may be told later than is allowed after it. */
  static Optional<String> code(Plan plan, RealUnit unit, long withinNanos) {
    long known =
        Math.min(
            plan.watch().statusEveryNanos(),
            delay(plan, unit, Channel.SCREEN).orElse(Long.MAX_VALUE));
    return asked("the code from which it counts", known, withinNanos);
  }

  /** What the service port tells when it is asked, if that may be later than is allowed. */
  static Optional<String> asked(String what, long everyNanos, long withinNanos) {
    return everyNanos > withinNanos
        ? Optional.of(
            "%s is known to %s only ('watch.statusEvery'), and %s are allowed"
                .formatted(what, TimeText.of(everyNanos), TimeText.of(withinNanos)))
        : Optional.empty();
  }

  /** An alarm whose begin is known less finely than is allowed. */
  static Optional<String> heard(RealUnit unit, OptionalLong withinNanos) {
    return unit.microphone()
        .map(Microphone::uncertaintyNanos)
        .filter(_ -> withinNanos.isPresent())
        .filter(uncertain -> uncertain > withinNanos.getAsLong())
        .map(
            uncertain ->
                "the microphone knows an alarm's begin to %s, and %s are allowed"
                    .formatted(TimeText.of(uncertain), TimeText.of(withinNanos.getAsLong())));
  }

  /** An operator step whose effects nobody could tell in its time. */
  static Optional<String> step(Plan plan, OperatorStep step, RealUnit unit) {
    return step.effects().stream()
        .flatMap(
            effect ->
                switch (effect) {
                  case STOPPED, INFUSING ->
                      late(
                          plan,
                          unit,
                          Channel.FLOW,
                          "the flow witness tells '" + effect.onDisk() + "'",
                          OptionalLong.of(step.withinNanos()))
                          .stream();
                  case ALARM, NO_ALARM ->
                      late(
                          plan,
                          unit,
                          Channel.CONTACT,
                          "the nurse-call contact tells '" + effect.onDisk() + "'",
                          OptionalLong.of(step.withinNanos()))
                          .stream();
                  case RESTARTED ->
                      asked(
                          "that the unit's clock began anew",
                          plan.watch().statusEveryNanos(),
                          step.withinNanos())
                          .stream();
                  case RECONNECTED -> Stream.<String>empty();
                })
        .findFirst();
  }
}
