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
              Moved first = moved.getOrDefault(check.what(), new Moved(now, off, now, off, 0));
              moved.put(
                  check.what(),
                  new Moved(first.firstNanos(), first.firstPpm(), now, off, first.times() + 1));
            });
  }

  BenchDrift drift() {
    return new BenchDrift(
        clockMicros,
        Optional.ofNullable(moved.get(BenchCheck.What.CHECK_WEIGHT)),
        Optional.ofNullable(moved.get(BenchCheck.What.KNOWN_FLOW)));
  }
}
