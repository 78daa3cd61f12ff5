package org.pumprig.rig.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.pumprig.fault.FaultSpec;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.EventCodec;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunAbandoned;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.Lifecycle.TornTailCut;
import org.pumprig.rig.journal.JournalRecovery;
import org.pumprig.rig.journal.JournalVisitor;
import org.pumprig.rig.journal.JournalWriter;
import org.pumprig.rig.journal.Stamp;
import org.pumprig.rig.journal.TornTail;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.Recordable;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.run.EffectRunner;
import org.pumprig.rig.run.RunContexts;
import org.pumprig.rig.run.RunEngine;
import org.pumprig.rig.run.RunJournal;
import org.pumprig.time.Scheduler;

/**
 * Rebuilds a dead run's state from its journal's inputs, then ends it in an epoch of its own.
 *
 * <p>Inputs are kept until the state is rebuilt: a run that died is at most as long as its journal,
 * and its faults' life must be known before anything is said about it.
 */
public final class RunReplay implements JournalVisitor {
  private final List<Timed> inputs = new ArrayList<>();
  private OptionalLong firstWallMicros = OptionalLong.empty();
  private long firstNanos;
  private long lastWallMicros;
  private long lastNanos;
  private boolean began;
  private boolean ended;

  private record Timed(Input input, long epochNanos) {}

  @Override
  public void event(Stamp stamp, String kind, Fields payload) {
    if (firstWallMicros.isEmpty() || kind.equals(EpochStarted.KIND)) {
      firstWallMicros = OptionalLong.of(stamp.wallMicros());
      firstNanos = stamp.monotonicNanos();
    }
    lastWallMicros = stamp.wallMicros();
    lastNanos = stamp.monotonicNanos();
    Event event = EventCodec.read(kind, payload).orElse(null);
    if (event instanceof Input input) {
      inputs.add(new Timed(input, stamp.monotonicNanos()));
    }
    began |= kind.equals(RunStarted.KIND);
    ended |= kind.equals(org.pumprig.rig.event.RunRecord.RunEnded.KIND);
  }

  /**
   * Ends the run; call on the scheduler's thread after the journal was read.
   *
   * @param closed told once, when the journal is closed
   */
  public void end(
      Plan plan,
      List<FaultSpec> faults,
      JournalRecovery.Recovered recovered,
      Scheduler scheduler,
      String bootId,
      EffectRunner effects,
      Runnable closed) {
    JournalWriter writer = recovered.writer();
    if (ended || !began) {
      writer.close(closed);
      return;
    }
    var engine =
        new RunEngine(
            RunContexts.of(plan, faults),
            new Journal(writer),
            scheduler,
            writer.epochStartNanos(),
            effects,
            () -> writer.close(closed));
    inputs.forEach(each -> engine.replay(each.input(), each.epochNanos()));
    long outageMicros = Math.max(0, scheduler.wallMicros() - lastWallMicros);
    engine.input(new EpochStarted(writer.epoch(), bootId, outageMicros, uncertaintyMicros()));
    for (TornTail torn : recovered.torn()) {
      engine.input(new TornTailCut(torn.savedTo(), torn.bytes(), torn.sha256()));
    }
    engine.input(new RunAbandoned("its process died"));
  }

  /** Whether the journal says which run it is. */
  public boolean began() {
    return began;
  }

  /** How far the wall clock strayed from the monotonic one in the epoch that died. */
  private long uncertaintyMicros() {
    long wall = lastWallMicros - firstWallMicros.orElse(lastWallMicros);
    return Math.abs(wall - (lastNanos - firstNanos) / 1_000);
  }

  private record Journal(JournalWriter writer) implements RunJournal {
    @Override
    public void append(Recordable record, long epochNanos, long wallMicros) {
      writer.append(record, epochNanos, wallMicros);
    }

    @Override
    public void commit(Runnable whenDurable) {
      writer.commit(whenDurable);
    }
  }
}
