package org.pumprig.rig.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.rig.event.BalanceRecord.FlowMeasured;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.ErrorRecord.ErrorCounted;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FailSafeRecord.FailSafeBroken;
import org.pumprig.rig.event.FailSafeRecord.StopWitnessed;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.Lifecycle.AbortRequested;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.event.OperatorRecord.StepConfirmed;
import org.pumprig.rig.event.OperatorRecord.StepMissed;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.SoundObservation.AlarmHeard;
import org.pumprig.rig.event.UnitRecord.ReprogramStep;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;
import org.pumprig.rig.judge.RunSeries.ErrorTotal;
import org.pumprig.rig.judge.RunSeries.Flow;
import org.pumprig.rig.judge.RunSeries.Mark;
import org.pumprig.rig.judge.RunSeries.MarkKind;

/**
 * Folds the records of one run into series for its pictures. Memory is bounded.
 *
 * <p>Not thread-safe.
 */
public final class RunSeriesBuilder {
  static final int MOST_POINTS = 600;
  static final int MOST_MARKS = 200;
  private static final int MOST_TEXT = 80;
  private static final int MOST_STARTS = 100;

  private final Thinned<Volume> volumes = new Thinned<>(MOST_POINTS + 1);
  private final Thinned<ErrorTotal> errors = new Thinned<>(MOST_POINTS);
  private final Kept<Long> starts = new Kept<>(MOST_STARTS);
  private final Kept<Long> ends = new Kept<>(MOST_STARTS);
  private final Kept<Mark> marks = new Kept<>(MOST_MARKS);
  private final Map<Long, String> pending = new HashMap<>();
  private Optional<ContactState> contact = Optional.empty();
  private String screen = "";

  private record Volume(long atNanos, long upMillis, long nanolitres) {}

  /** Takes the next record; see {@link RunFactsBuilder#on}. */
  public void on(long now, Event event) {
    switch (event) {
      case FlowRead e -> volumes.add(new Volume(now, e.upMillis(), e.nanolitres()));
      case FlowMeasured e -> volumes.add(new Volume(now, -1, e.nanolitres()));
      case ErrorCounted e -> errors.add(new ErrorTotal(now, e.total()));
      case ContactRead e -> contact(now, e.state());
      case ScreenRead e -> screen(now, e.text());
      case AlarmHeard e -> mark(MarkKind.NOTE, now, "alarm heard: " + e.alarm());
      case WatchdogSeen e -> mark(MarkKind.WATCHDOG, now, e.code() + " " + e.channel().onDisk());
      case StopWitnessed e -> mark(MarkKind.FLOW_STOP, now, "");
      case FailSafeBroken e -> mark(MarkKind.NOTE, now, "fail-safe broken: " + e.what());
      case ReprogramStep e ->
          mark(MarkKind.REPROGRAMMED, now, e.step() + (e.passed() ? "" : " not passed"));
      case StepAsked e -> mark(MarkKind.NOTE, now, "operator step " + e.step() + " asked for");
      case StepConfirmed e ->
          mark(MarkKind.NOTE, now, "operator step " + e.step() + " done by " + e.by());
      case StepMissed e -> mark(MarkKind.NOTE, now, "operator step " + e.step() + " missed");
      case AbortRequested e -> mark(MarkKind.NOTE, now, "abort: " + e.reason());
      case EpochStarted e when e.resumes() -> mark(MarkKind.NOTE, now, "controller back");
      case EffectRequested e -> requested(e);
      case EffectDone e -> done(e);
      case Event _ -> {}
    }
  }

  private void requested(EffectRequested e) {
    boolean told =
        e.action().equals("keysStart")
            || e.action().equals("powerOff")
            || e.action().equals("powerOn");
    if (told && pending.size() < MOST_STARTS) {
      pending.put(e.effect(), e.action());
    }
  }

  private void done(EffectDone e) {
    String action = pending.remove(e.effect());
    if (action == null || !e.done()) {
      return;
    }
    switch (action) {
      case "keysStart" -> starts.add(e.atNanos());
      case "powerOff" -> {
        ends.add(e.atNanos());
        mark(MarkKind.POWER_CYCLE, e.atNanos(), "off");
      }
      default -> mark(MarkKind.POWER_CYCLE, e.atNanos(), "on");
    }
  }

  private void contact(long now, ContactState state) {
    boolean first = contact.isEmpty();
    if (first || contact.get() != state) {
      contact = Optional.of(state);
      if (!first || state != ContactState.NORMAL) {
        mark(MarkKind.ALARM, now, state.onDisk());
      }
    }
  }

  private void screen(long now, String text) {
    if (!screen.equals(text)) {
      boolean first = screen.isEmpty();
      screen = text;
      if (!first) {
        mark(MarkKind.SCREEN, now, text);
      }
    }
  }

  private void mark(MarkKind kind, long at, String text) {
    int end =
        text.length() <= MOST_TEXT
            ? text.length()
            : text.offsetByCodePoints(
                0, Math.min(MOST_TEXT, text.codePointCount(0, text.length())));
    marks.add(new Mark(kind, at, text.substring(0, end)));
  }

  /** The series so far. */
  public RunSeries build() {
    return new RunSeries(
        flow(),
        errors.items(),
        starts.items().stream().sorted().toList(),
        ends.items().stream().sorted().toList(),
        marks.items().stream().sorted(java.util.Comparator.comparingLong(Mark::atNanos)).toList());
  }

  private List<Flow> flow() {
    var flow = new ArrayList<Flow>();
    List<Volume> kept = volumes.items();
    for (int i = 1; i < kept.size(); i++) {
      Volume from = kept.get(i - 1);
      Volume to = kept.get(i);
      long nanos =
          FlowRead.nanosBetween(from.upMillis(), from.atNanos(), to.upMillis(), to.atNanos());
      if (nanos > 0) {
        double microlitres = (to.nanolitres() - from.nanolitres()) / 1e3;
        flow.add(new Flow(to.atNanos(), StrictMath.round(microlitres * 3.6e12 / nanos)));
      }
    }
    return flow;
  }
}
