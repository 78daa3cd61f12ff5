package org.pumprig.rig.judge;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.pumprig.rig.event.ClockObservation.ClockDrifted;
import org.pumprig.rig.event.ClockObservation.ClockStepped;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.judge.BenchDrift.Moved;
import org.pumprig.rig.qualification.BenchCheck;

/** Follows how far the bench itself moves: by its clock, and by what people bring to it. */
final class BenchDriftFold {
  private final Map<BenchCheck.What, Moved> moved = new EnumMap<>(BenchCheck.What.class);
  private final Map<BenchCheck.What, Integer> times = new EnumMap<>(BenchCheck.What.class);
  private long clockMicros;

  void on(Event event) {
    switch (event) {
      case ClockDrifted drift -> clockMicros += Math.abs(drift.micros());
      case ClockStepped step -> clockMicros += Math.abs(step.micros());
      default -> {}
    }
  }

  void reference(long now, BenchCheck check) {
    check
        .offPpm()
        .ifPresent(
            off -> {
              Moved first = moved.getOrDefault(check.what(), new Moved(now, off, now, off));
              moved.put(check.what(), new Moved(first.firstNanos(), first.firstPpm(), now, off));
              times.merge(check.what(), 1, Integer::sum);
            });
  }

  BenchDrift drift() {
    return new BenchDrift(
        clockMicros, twice(BenchCheck.What.CHECK_WEIGHT), twice(BenchCheck.What.KNOWN_FLOW));
  }

  private Optional<Moved> twice(BenchCheck.What what) {
    return times.getOrDefault(what, 0) < 2
        ? Optional.empty()
        : Optional.ofNullable(moved.get(what));
  }
}
