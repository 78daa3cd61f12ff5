package org.pumprig.rig.judge;

import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.UnitRecord.UnitRestarted;
import org.pumprig.rig.judge.Watched.Counted;
import org.pumprig.rig.judge.Watched.Reading;
import org.pumprig.rig.plan.Counter;

/** Gathers what a unit says one of its counters stands at. */
final class CounterFold {
  private static final int MOST = 4_096;
  private static final int MOST_RESTARTS = 1_000;

  private final Counter counter;
  private final Thinned<Reading> readings = new Thinned<>(MOST);
  private final Kept<Long> restarts = new Kept<>(MOST_RESTARTS);
  private long upMillis = -1;

  CounterFold(Counter counter) {
    this.counter = counter;
  }

  void on(long now, Event event) {
    switch (event) {
      case ServiceStatus e -> status(now, e);
      case UnitRestarted _ -> restarts.add(now);
      case EffectRequested e when e.action().equals("powerOff") -> restarts.add(now);
      case Event _ -> {}
    }
  }

  private void status(long now, ServiceStatus status) {
    if (status.upMillis() >= 0) {
      if (status.upMillis() < upMillis) {
        restarts.add(now);
      }
      upMillis = status.upMillis();
    }
    long value =
        switch (counter) {
          case HEAP_FREE -> status.heapFreeBytes();
          case QUEUED -> status.queued();
        };
    if (value >= 0) {
      readings.add(new Reading(now, value));
    }
  }

  Counted counted() {
    return new Counted(readings.items(), restarts.items());
  }
}
