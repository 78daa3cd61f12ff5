package org.pumprig.rig.campaign;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.EventCodec;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunAbandoned;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.Lifecycle.TornTailCut;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.event.RunRecord.RunEnded;
import org.pumprig.rig.journal.JournalRecovery;
import org.pumprig.rig.journal.JournalWriter;
import org.pumprig.rig.journal.Stamp;
import org.pumprig.rig.journal.TornTail;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.Recordable;
import org.pumprig.rig.run.EffectRunner;
import org.pumprig.rig.run.RunContext;
import org.pumprig.rig.run.RunEngine;
import org.pumprig.rig.run.RunJournal;
import org.pumprig.rig.run.RunReducer;
import org.pumprig.rig.run.RunSoFar;
import org.pumprig.time.Scheduler;

/**
 * Rebuilds a dead run's state from its journal's inputs, as a stream. In an epoch of its own the
 * run then either goes on or is ended.
 */
public final class RunReplay implements JournalRecovery.Rebuilder {
  private final RunContext context;
  private RunSoFar soFar;
  private OptionalLong firstWallMicros = OptionalLong.empty();
  private long firstNanos;
  private long lastWallMicros;
  private long lastNanos;
  private Optional<String> firmwareDigest = Optional.empty();
  private long rules = RunReducer.RULES;
  private boolean began;
  private boolean ended;

  /**
   * @param context the plan's part in the run
   */
  public RunReplay(RunContext context) {
    this.context = context;
    this.soFar = new RunSoFar(context);
  }

  /** A snapshot is of a run that has begun and not ended, by these rules. */
  @Override
  public boolean restore(Fields state) {
    if (!soFar.restore(state.object("soFar"))) {
      return false;
    }
    RunSnapshot snapshot = RunSnapshot.read(state.object("replay"));
    firstWallMicros = OptionalLong.of(snapshot.firstWallMicros());
    firstNanos = snapshot.firstNanos();
    lastWallMicros = snapshot.lastWallMicros();
    lastNanos = snapshot.lastNanos();
    firmwareDigest = snapshot.firmwareDigest();
    began = true;
    return true;
  }

  @Override
  public void forget() {
    soFar = new RunSoFar(context);
    firstWallMicros = OptionalLong.empty();
    firmwareDigest = Optional.empty();
    rules = RunReducer.RULES;
    began = false;
    ended = false;
  }

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
      soFar.step(input, stamp.monotonicNanos());
    }
    if (event instanceof RunStarted started) {
      began = true;
      rules = started.rules();
    } else if (event instanceof BenchDeclared declared) {
      firmwareDigest = Optional.of(declared.firmwareDigest());
    }
    ended |= kind.equals(RunEnded.KIND);
  }

  /**
   * Ends the run; call on the scheduler's thread after the journal was read.
   *
   * @param closed told once, when the journal is closed
   */
  public void end(
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
            soFar,
            new Journal(writer),
            scheduler,
            writer.epochStartNanos(),
            effects,
            () -> writer.close(closed));
    engine.input(epoch(writer.epoch(), bootId, scheduler));
    torn(recovered.torn(), engine);
    engine.input(new RunAbandoned("its process died"));
  }

  static void torn(List<TornTail> torn, RunEngine engine) {
    for (TornTail each : torn) {
      engine.input(new TornTailCut(each.savedTo(), each.bytes(), each.sha256()));
    }
  }

  /**
   * The same where a person says how long the outage was: as uncertain as it is long.
   *
   * @param stated empty: by the wall clock
   */
  EpochStarted epoch(int number, String bootId, Scheduler scheduler, OptionalLong stated) {
    return stated.isPresent()
        ? new EpochStarted(number, bootId, stated.getAsLong(), stated.getAsLong())
        : epoch(number, bootId, scheduler);
  }

  /** The first record of the epoch that follows, with the length of the outage until now. */
  EpochStarted epoch(int number, String bootId, Scheduler scheduler) {
    long outageMicros = Math.max(0, scheduler.wallMicros() - lastWallMicros);
    return new EpochStarted(number, bootId, outageMicros, uncertaintyMicros());
  }

  RunSoFar soFar() {
    return soFar;
  }

  /** Of the profile that the bench last declared. */
  Optional<String> firmwareDigest() {
    return firmwareDigest;
  }

  /** Whether the journal says which run it is. */
  public boolean began() {
    return began;
  }

  /** Whether the journal says that the run is over. */
  boolean ended() {
    return ended;
  }

  /** By which rules its records were derived. */
  long rules() {
    return rules;
  }

  /** How far the wall clock strayed from the monotonic one in the epoch that died. */
  private long uncertaintyMicros() {
    long wall = lastWallMicros - firstWallMicros.orElse(lastWallMicros);
    return Math.abs(wall - (lastNanos - firstNanos) / 1_000);
  }

  private record Journal(JournalWriter writer) implements RunJournal {
    @Override
    public void append(Recordable record, long epochNanos, long wallMicros) {
      writer.appendWhole(record, epochNanos, wallMicros, record instanceof Input, false);
    }

    @Override
    public void commit(Runnable whenDurable) {
      writer.commit(whenDurable);
    }
  }
}
