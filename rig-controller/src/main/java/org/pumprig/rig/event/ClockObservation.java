package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/**
 * Inputs about the rig's own wall clock. Run time doesn't depend on it: that is counted by the
 * monotonic clock. What does: when a run was made, how long an outage lasted, and where entries of
 * other machines' logs belong.
 */
public sealed interface ClockObservation extends Input {

  /**
   * What this machine says of its clock.
   *
   * @param synchronised {@code yes}, {@code no}, {@code unknown}
   * @param source what says so and what it follows, one line
   * @param offsetMicros how far it is ahead of its source, as that estimates; 0 if nobody does
   * @param errorMicros how wrong it is at the most, by the same; −1: unknown
   * @param battery whether it goes on without power: {@code yes}, {@code no}, {@code unknown}
   */
  record ClockRead(
      String synchronised, String source, long offsetMicros, long errorMicros, String battery)
      implements ClockObservation {
    /** Name on disk. */
    public static final String KIND = "clock.read";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("battery", battery)
          .number("errorMicros", errorMicros)
          .number("offsetMicros", offsetMicros)
          .text("source", source)
          .text("synchronised", synchronised);
    }

    /** Reads it back. */
    static ClockRead read(Fields in) {
      return new ClockRead(
          in.text("synchronised"),
          in.text("source"),
          in.number("offsetMicros"),
          in.number("errorMicros"),
          in.text("battery"));
    }
  }

  /**
   * The wall clock was set.
   *
   * @param micros by how much, forward if positive
   * @param withinNanos it happened in this time before the record
   */
  record ClockStepped(long micros, long withinNanos) implements ClockObservation {
    /** Name on disk. */
    public static final String KIND = "clock.stepped";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("micros", micros).number("withinNanos", withinNanos);
    }

    /** Reads it back. */
    static ClockStepped read(Fields in) {
      return new ClockStepped(in.number("micros"), in.number("withinNanos"));
    }
  }

  /**
   * The wall clock went on faster or slower than the monotonic one.
   *
   * @param micros by how much since the last such record, or the epoch's begin; fast if positive
   * @param overNanos how long that took
   */
  record ClockDrifted(long micros, long overNanos) implements ClockObservation {
    /** Name on disk. */
    public static final String KIND = "clock.drifted";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("micros", micros).number("overNanos", overNanos);
    }

    /** Reads it back. */
    static ClockDrifted read(Fields in) {
      return new ClockDrifted(in.number("micros"), in.number("overNanos"));
    }
  }
}
