package org.pumprig.rig.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.pumprig.fault.FaultSpec;
import org.pumprig.host.Storage;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.EventCodec;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.journal.JournalReader;
import org.pumprig.rig.journal.JournalVisitor;
import org.pumprig.rig.journal.RawLine;
import org.pumprig.rig.journal.ReadOutcome;
import org.pumprig.rig.journal.Stamp;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.run.RunClock;
import org.pumprig.rig.run.RunContexts;
import org.pumprig.rig.rundir.Rederivation;
import org.pumprig.rig.schedule.Schedule;

/** A run's journal, read and derived again. */
final class RunRead implements JournalVisitor {
  private final Rederivation again;
  private final RunClock clock = new RunClock();
  private final List<Line> lines = new ArrayList<>();
  private OptionalLong startedNanos = OptionalLong.empty();
  private boolean complete;

  /** A record with its run time. */
  record Line(Stamp stamp, Event event, long runNanos) {}

  private RunRead(Rederivation again) {
    this.again = again;
  }

  static RunRead of(Storage storage, Plan plan, String serial) throws IOException, JournalDamage {
    List<FaultSpec> faults =
        Schedule.of(plan, 0).steps(serial).stream().map(step -> step.spec(serial)).toList();
    var read = new RunRead(new Rederivation(RunContexts.of(plan, faults, serial, 0)));
    read.complete = JournalReader.read(storage, read) instanceof ReadOutcome.Complete;
    return read;
  }

  @Override
  public void line(Stamp stamp, String kind, RawLine line) {
    again.line(stamp, kind, line);
  }

  @Override
  public void event(Stamp stamp, String kind, Fields payload) {
    again.event(stamp, kind, payload);
    Event event = EventCodec.read(kind, payload).orElseThrow();
    long now = clock.on(event, stamp.monotonicNanos());
    if (event instanceof RunStarted && startedNanos.isEmpty()) {
      startedNanos = OptionalLong.of(stamp.monotonicNanos());
    }
    lines.add(new Line(stamp, event, now));
  }

  /** Whether all of it could be derived again. */
  boolean comparable() {
    return again.comparable();
  }

  /** Whether it ends with its final checkpoint. */
  boolean complete() {
    return complete;
  }

  /** Monotonic time of {@code run.started} in the first epoch; empty if it isn't there. */
  OptionalLong startedNanos() {
    return startedNanos;
  }

  List<Line> lines() {
    return lines;
  }

  <T> Stream<T> all(Class<T> kind) {
    return lines.stream().map(Line::event).filter(kind::isInstance).map(kind::cast);
  }

  /** Run times of all events of a kind. */
  long[] times(Class<?> kind) {
    return lines.stream()
        .filter(line -> kind.isInstance(line.event()))
        .mapToLong(Line::runNanos)
        .toArray();
  }

  /** Run time of the last record. */
  long lastNanos() {
    return lines.isEmpty() ? 0 : lines.getLast().runNanos();
  }
}
