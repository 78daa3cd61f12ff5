package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** Derived: what became of the steps that the plan asks of people. */
public sealed interface OperatorRecord extends Derived {
  /** The step's id in the plan. */
  String step();

  /**
   * A step is asked for.
   *
   * @param step its id in the plan
   * @param text what is to be done
   * @param entry what is to be entered; empty: nothing
   * @param photo what is to be photographed; empty: nothing
   * @param effects what the rig must see afterwards, in that order, with commas between
   * @param untilNanos run time by which it must be answered and seen
   * @param reads what the entry is a reading of, as {@link StepReading} has it; empty: of nothing
   */
  record StepAsked(
      String step,
      String text,
      String entry,
      String photo,
      String effects,
      long untilNanos,
      String reads)
      implements OperatorRecord {
    /** A step whose entry is for people alone. */
    public StepAsked(
        String step, String text, String entry, String photo, String effects, long untilNanos) {
      this(step, text, entry, photo, effects, untilNanos, "");
    }

    /** Name on disk. */
    public static final String KIND = "operator.asked";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("effects", effects).text("entry", entry).text("photo", photo);
      if (!reads.isEmpty()) {
        out.text("reads", reads);
      }
      out.text("step", step).text("text", text).number("untilNanos", untilNanos);
    }

    /** Reads it back. */
    public static StepAsked read(Fields in) {
      return new StepAsked(
          in.text("step"),
          in.text("text"),
          in.text("entry"),
          in.text("photo"),
          in.text("effects"),
          in.number("untilNanos"),
          in.has("reads") ? in.text("reads") : "");
    }
  }

  /**
   * It was answered, and the rig saw its effects.
   *
   * @param step its id in the plan
   * @param by who answered
   * @param afterNanos since it was asked for
   */
  record StepConfirmed(String step, String by, long afterNanos) implements OperatorRecord {
    /** Name on disk. */
    public static final String KIND = "operator.confirmed";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("afterNanos", afterNanos).text("by", by).text("step", step);
    }

    /** Reads it back. */
    static StepConfirmed read(Fields in) {
      return new StepConfirmed(in.text("step"), in.text("by"), in.number("afterNanos"));
    }
  }

  /**
   * It was not answered in time, or its effects were not seen: what was done to the unit in that
   * time isn't known, and the time is blind.
   *
   * @param step its id in the plan
   * @param reason what was missing
   */
  record StepMissed(String step, String reason) implements OperatorRecord {
    /** Name on disk. */
    public static final String KIND = "operator.missed";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("reason", reason).text("step", step);
    }

    /** Reads it back. */
    static StepMissed read(Fields in) {
      return new StepMissed(in.text("step"), in.text("reason"));
    }
  }

  /**
   * It was not asked for: the unit tripped before, and nothing may touch it.
   *
   * @param step its id in the plan
   * @param reason why
   */
  record StepSkipped(String step, String reason) implements OperatorRecord {
    /** Name on disk. */
    public static final String KIND = "operator.skipped";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("reason", reason).text("step", step);
    }

    /** Reads it back. */
    static StepSkipped read(Fields in) {
      return new StepSkipped(in.text("step"), in.text("reason"));
    }
  }
}
