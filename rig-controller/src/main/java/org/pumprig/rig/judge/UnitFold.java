package org.pumprig.rig.judge;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pumprig.rig.event.FailSafeRecord.AlarmWitnessed;
import org.pumprig.rig.event.FailSafeRecord.CodeUnexpected;
import org.pumprig.rig.event.FailSafeRecord.FailSafeBroken;
import org.pumprig.rig.event.FailSafeRecord.ScreenWitnessed;
import org.pumprig.rig.event.FailSafeRecord.StopWitnessed;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.UnitRecord;
import org.pumprig.rig.event.UnitRecord.ReprogramStep;
import org.pumprig.rig.event.UnitRecord.TherapyChecked;
import org.pumprig.rig.event.UnitRecord.TherapyDeviated;
import org.pumprig.rig.judge.RunFacts.Broken;
import org.pumprig.rig.judge.RunFacts.CodeSeen;
import org.pumprig.rig.judge.RunFacts.Deviation;
import org.pumprig.rig.judge.RunFacts.FailSafe;
import org.pumprig.rig.judge.RunFacts.FirstSound;
import org.pumprig.rig.judge.RunFacts.Step;
import org.pumprig.rig.judge.RunFacts.Therapy;

/** Gathers what happened to the unit. */
final class UnitFold {
  private static final int MOST = 100;
  private final Kept<CodeSeen> codes = new Kept<>(MOST);
  private final Kept<CodeSeen> unexpected = new Kept<>(MOST);
  private final Kept<Broken> broken = new Kept<>(MOST);
  private final Kept<Step> steps = new Kept<>(MOST);
  private OptionalLong stop = OptionalLong.empty();
  private OptionalLong alarm = OptionalLong.empty();
  private OptionalLong screen = OptionalLong.empty();
  private OptionalLong windows = OptionalLong.empty();
  private long deviations;
  private Optional<Deviation> first = Optional.empty();

  void on(long now, UnitRecord event) {
    switch (event) {
      case WatchdogSeen e -> codes.add(new CodeSeen(e.code(), e.channel(), now));
      case CodeUnexpected e -> unexpected.add(new CodeSeen(e.code(), e.channel(), now));
      case StopWitnessed e -> stop = first(stop, e.afterNanos());
      case AlarmWitnessed e -> alarm = first(alarm, e.afterNanos());
      case ScreenWitnessed e -> screen = first(screen, e.afterNanos());
      case FailSafeBroken e -> broken.add(new Broken(e.what(), now));
      case TherapyDeviated e -> {
        deviations++;
        first =
            first.or(
                () ->
                    Optional.of(
                        new Deviation(
                            e.fromNanos(),
                            e.toNanos(),
                            e.expectedNanolitres(),
                            e.observedNanolitres())));
      }
      case UnitRecord.UnitFound _,
          UnitRecord.UnitQuarantined _,
          UnitRecord.UnitReleased _,
          UnitRecord.UnitRestarted _,
          UnitRecord.UnitClockJumped _ -> {}
      case TherapyChecked e -> {
        windows = OptionalLong.of(e.windows());
        deviations = Math.max(deviations, e.deviations());
      }
      case ReprogramStep e ->
          steps.add(new Step(e.step(), e.passed(), e.detail(), e.afterNanos(), now));
    }
  }

  private static OptionalLong first(OptionalLong known, long value) {
    return known.isPresent() ? known : OptionalLong.of(value);
  }

  /** When the first code was seen. */
  OptionalLong tripped() {
    return codes.items().stream().mapToLong(CodeSeen::atNanos).findFirst();
  }

  List<CodeSeen> codes() {
    return codes.items();
  }

  List<CodeSeen> unexpected() {
    return unexpected.items();
  }

  FailSafe failSafe(FirstSound sound) {
    return new FailSafe(stop, alarm, screen, sound, broken.items());
  }

  List<Step> steps() {
    return steps.items();
  }

  Therapy therapy() {
    return new Therapy(windows, deviations, first);
  }

  SortedSet<String> overflow() {
    var over = new TreeSet<String>();
    if (codes.overflow() || unexpected.overflow()) {
      over.add("codes");
    }
    if (broken.overflow()) {
      over.add("failSafe");
    }
    if (steps.overflow()) {
      over.add("reprogram");
    }
    return over;
  }
}
