package org.pumprig.rig.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.FaultRecord.FaultFailed;
import org.pumprig.rig.event.FaultRecord.FaultReverted;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.RunRecord.RunEnded;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.scenario.RunRead.Line;

/** What must hold of every journal, whatever troubled the rig. */
final class JournalProperties {
  /** Two answers of an actuator may be under way, each awaited for two seconds. */
  private static final long ACTUATOR_NANOS = 4_500_000_000L;

  private final Plan plan;
  private final RunRead run;
  private final List<String> broken = new ArrayList<>();

  private JournalProperties(Plan plan, RunRead run) {
    this.plan = plan;
    this.run = run;
  }

  /** What doesn't hold. */
  static List<String> broken(Plan plan, RunRead run) {
    var properties = new JournalProperties(plan, run);
    properties.derivedAgain();
    properties.endedOnce();
    properties.effectsDone();
    properties.faultsTakenBack();
    properties.silenceIsBlind(Channel.FLOW, event -> event instanceof FlowRead);
    properties.silenceIsBlind(Channel.SCREEN, event -> event instanceof ScreenRead);
    properties.silenceIsBlind(
        Channel.CONTACT,
        event ->
            event instanceof ContactRead read
                && (read.state() == ContactState.NORMAL || read.state() == ContactState.ALARM));
    return properties.broken;
  }

  private void derivedAgain() {
    if (!run.comparable()) {
      broken.add("not everything could be derived again");
    }
  }

  private void endedOnce() {
    long ends = run.all(RunEnded.class).count();
    boolean last = ends == 1 && run.lines().getLast().event() instanceof RunEnded;
    if (ends > 1 || ends == 1 && !last || run.complete() && ends == 0) {
      broken.add(ends + " run.ended, at the end: " + last + ", complete: " + run.complete());
    }
  }

  /** An intent without its outcome must be explained: a death, an abort, or the end of the run. */
  private void effectsDone() {
    List<RunEnded> end = run.all(RunEnded.class).toList();
    if (end.isEmpty() || end.getFirst().reason() == EndReason.INTERRUPTED) {
      return;
    }
    Set<Long> done = run.all(EffectDone.class).map(EffectDone::effect).collect(Collectors.toSet());
    Set<String> failed =
        run.all(FaultFailed.class).map(f -> f.action() + f.fault()).collect(Collectors.toSet());
    long lastEpoch = run.lines().getLast().stamp().epoch();
    for (Line line : run.lines()) {
      if (line.event() instanceof EffectRequested asked
          && line.stamp().epoch() == lastEpoch // else its process died before it could say
          && !done.contains(asked.effect())
          && !failed.contains(asked.action() + asked.subject())
          && !underWayAtTheEnd(line, asked)) {
        broken.add("no outcome of " + asked);
      }
    }
  }

  private boolean underWayAtTheEnd(Line line, EffectRequested asked) {
    boolean keys = asked.action().startsWith("keys") || asked.action().startsWith("power");
    long wait = keys ? ACTUATOR_NANOS : asked.action().equals("verifyFault") ? 1_500_000_000L : 0;
    return line.runNanos() + wait > run.lastNanos();
  }

  /** A finished run took back what it applied, or says that it is not safe. */
  private void faultsTakenBack() {
    List<RunEnded> end = run.all(RunEnded.class).toList();
    if (end.isEmpty() || !end.getFirst().safe()) {
      return;
    }
    Set<String> gone =
        run.all(FaultReverted.class).map(FaultReverted::fault).collect(Collectors.toSet());
    run.all(FaultApplied.class)
        .filter(applied -> !gone.contains(applied.fault()))
        .forEach(applied -> broken.add("never reverted, and called safe: " + applied.fault()));
    run.all(EffectRequested.class)
        .filter(asked -> asked.action().equals("applyFault") && !gone.contains(asked.subject()))
        .forEach(asked -> broken.add("asked for, not reverted, called safe: " + asked.subject()));
  }

  /** A stretch without good readings longer than the plan allows stands in the journal as blind. */
  private void silenceIsBlind(Channel channel, Predicate<Event> good) {
    if (run.all(RunEnded.class).findAny().isEmpty()) {
      return;
    }
    long last = 0;
    for (Line line : run.lines()) {
      boolean end = line.event() instanceof RunEnded;
      if (line.runNanos() >= 0 && (end || good.test(line.event()))) {
        if (line.runNanos() - last > plan.watch().blindAfterNanos()) {
          requireBlind(channel, last, line.runNanos());
        }
        last = line.runNanos();
      }
    }
  }

  private void requireBlind(Channel channel, long from, long to) {
    long covered =
        run.all(BlindInterval.class)
            .filter(blind -> blind.channel() == channel)
            .filter(blind -> blind.fromNanos() >= from && blind.toNanos() <= to)
            .mapToLong(blind -> blind.toNanos() - blind.fromNanos())
            .sum();
    if (to - from - covered > plan.watch().blindAfterNanos()) {
      broken.add(
          "silence of %s from %d to %d is not marked blind".formatted(channel.onDisk(), from, to));
    }
  }
}
