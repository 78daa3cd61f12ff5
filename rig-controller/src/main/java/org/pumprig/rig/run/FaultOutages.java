package org.pumprig.rig.run;

import java.util.TreeMap;
import java.util.TreeSet;
import org.pumprig.fault.FaultSpec;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.DiskLevel;
import org.pumprig.rig.event.DiskRoom;
import org.pumprig.rig.event.FaultRecord.FaultFailed;
import org.pumprig.rig.run.FaultLife.Stage;

/**
 * What becomes of faults while the rig can't inject: its process was dead, or there is no room for
 * the record. A fault that was in force is cut short, one whose time comes isn't made up for: the
 * schedule keeps its times, so that both arms meet the same faults.
 */
final class FaultOutages {
  private static final String HOLD = "holdFault";
  static final String DISK_FULL = "the disk was full";

  private FaultOutages() {}

  /**
   * The process died: nobody will complete what was under way, so it is asked for again. A fault
   * that was in force was cut short.
   */
  static FaultsState orphaned(FaultsState state, long now, PhaseState phase, Out out) {
    var next = new TreeMap<String, FaultLife>();
    state
        .lives()
        .forEach((id, life) -> next.put(id, life.mayAct() ? life.at(Stage.ACTIVE, now) : life));
    if (!phase.isOver()) {
      cutShort(state, BlindInterval.NOT_RUNNING, out);
    }
    return new FaultsState(next, new TreeMap<>(), state.over(), state.undisturbed());
  }

  /** The run goes on after its process was dead: faults whose time came meanwhile are over. */
  static FaultsState missed(FaultsState state, RunContext context, long now, Out out) {
    FaultsState next = state;
    for (FaultSpec spec : context.faults()) {
      if (spec.startNanos() <= now) {
        next = missed(next, spec.id(), BlindInterval.NOT_RUNNING, out);
      }
    }
    return next;
  }

  /** The room on the disk is another. */
  static FaultsState room(FaultsState state, long now, PhaseState phase, DiskRoom room, Out out) {
    if (room.level() != DiskLevel.NONE || phase.isOver()) {
      return state;
    }
    cutShort(state, DISK_FULL, out);
    return state.revertAll(now, out);
  }

  /** A fault's time comes while there is no room. */
  static FaultsState withoutRoom(FaultsState state, PhaseState phase, String fault, Out out) {
    return phase.isOver() ? state : missed(state, fault, DISK_FULL, out);
  }

  private static FaultsState missed(FaultsState state, String fault, String why, Out out) {
    if (state.lives().containsKey(fault) || state.over().contains(fault)) {
      return state;
    }
    out.add(new FaultFailed(fault, FaultsState.APPLY, "its time came while " + why));
    var over = new TreeSet<>(state.over());
    over.add(fault);
    return new FaultsState(state.lives(), state.awaited(), over, state.undisturbed());
  }

  private static void cutShort(FaultsState state, String why, Out out) {
    state.lives().values().stream()
        .filter(life -> life.stage() == Stage.REQUESTED || life.stage() == Stage.ACTIVE)
        .forEach(life -> out.add(new FaultFailed(life.spec().id(), HOLD, "cut short: " + why)));
  }
}
