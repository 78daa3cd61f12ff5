package org.pumprig.pump.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.pumprig.pump.device.PumpOutput;

/**
 * What really happened in the emulated units, for validating detectors; a rig under test may not
 * read it.
 *
 * <p>Listeners are told on the scheduler's thread; all methods may be called from any. Holds the
 * last {@value #LIMIT} events.
 */
public final class GroundTruth {
  private static final int LIMIT = 100_000;

  private final List<Event> events = new ArrayList<>();
  private final List<Consumer<? super Event>> listeners = new ArrayList<>();

  GroundTruth() {}

  /**
   * One true event.
   *
   * @param atNanos monotonic time of the bench's scheduler at which it was so (computed, so it may
   *     lie a little before the call)
   * @param serial the unit
   */
  public record Event(long atNanos, String serial, PumpOutput.Fact fact) {}

  /** The events so far, oldest first. */
  public synchronized List<Event> events() {
    return List.copyOf(events);
  }

  /** Is told of each event from now on. */
  public synchronized void listen(Consumer<? super Event> listener) {
    listeners.add(listener);
  }

  synchronized void add(Event event) {
    if (events.size() == LIMIT) {
      events.subList(0, LIMIT / 10).clear();
    }
    events.add(event);
    listeners.forEach(listener -> listener.accept(event));
  }
}
