package org.pumprig.pump.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What really happened in the emulated units, for validating detectors; a rig under test may not
 * read it.
 *
 * <p>Called on the scheduler's thread only. Holds the last {@value #LIMIT} events.
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
  public record Event(long atNanos, String serial, Fact fact) {}

  /** What was true. */
  public sealed interface Fact {
    /** A watchdog channel tripped, or memory ran out. */
    record Tripped(String code) implements Fact {}

    /** The fluid stands: less than 1 % of the flow before the motor stopped. */
    record FlowStopped() implements Fact {}

    /** Power came or went. */
    record Power(boolean on) implements Fact {}

    /** Both programmes are gone. */
    record ProgrammeCleared() implements Fact {}

    /**
     * A connection failed, as the pump saw it.
     *
     * @param count failed connections since power came
     */
    record ConnectionFailed(String reason, long count) implements Fact {}
  }

  /** The events so far, oldest first. */
  public List<Event> events() {
    return List.copyOf(events);
  }

  /** Is told of each event from now on. */
  public void listen(Consumer<? super Event> listener) {
    listeners.add(listener);
  }

  void add(Event event) {
    if (events.size() == LIMIT) {
      events.subList(0, LIMIT / 10).clear();
    }
    events.add(event);
    listeners.forEach(listener -> listener.accept(event));
  }
}
