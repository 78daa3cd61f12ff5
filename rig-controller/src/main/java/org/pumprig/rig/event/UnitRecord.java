package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** Derived: what happened to the unit. */
public sealed interface UnitRecord extends Derived
    permits UnitRecord.UnitFound,
        UnitRecord.UnitQuarantined,
        UnitRecord.UnitReleased,
        FailSafeRecord,
        UnitRecord.TherapyDeviated,
        UnitRecord.TherapyChecked,
        UnitRecord.UnitRestarted,
        UnitRecord.UnitClockJumped,
        UnitRecord.ReprogramStep {

  /**
   * How a unit was found after an outage of the rig, before anything was done to it.
   *
   * @param state what it said it does
   * @param code the code that it showed; {@code NONE}: none
   * @param action what follows: {@code leftAlone}, {@code goesOn}, {@code programmedAgain}
   * @param detail why, in a few words
   */
  record UnitFound(PumpState state, String code, String action, String detail)
      implements UnitRecord {
    /** Name on disk. */
    public static final String KIND = "unit.found";

    /** Values of {@code action}. */
    public static final String GOES_ON = "goesOn";

    public static final String LEFT_ALONE = "leftAlone";
    public static final String PROGRAMMED_AGAIN = "programmedAgain";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("action", action)
          .text("code", code)
          .text("detail", detail)
          .text("state", state.onDisk());
    }

    /** Reads it back. */
    static UnitFound read(Fields in) {
      return new UnitFound(
          Named.find(PumpState.values(), in.text("state")),
          in.text("code"),
          in.text("action"),
          in.text("detail"));
    }
  }

  /**
   * The unit tripped: nothing is done to it until its log and the evidence of its stop are taken.
   *
   * @param code which code was seen first
   */
  record UnitQuarantined(String code) implements UnitRecord {
    /** Name on disk. */
    public static final String KIND = "unit.quarantined";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("code", code);
    }

    /** Reads it back. */
    static UnitQuarantined read(Fields in) {
      return new UnitQuarantined(in.text("code"));
    }
  }

  /**
   * A tripped unit is about to be power-cycled for the check, with what was taken of it before.
   *
   * @param logEntries entries of its log that were read since the trip
   * @param stopSeen whether the flow witness showed that it stood still
   * @param missing what was waited for in vain; empty: nothing
   */
  record UnitReleased(long logEntries, boolean stopSeen, String missing) implements UnitRecord {
    /** Name on disk. */
    public static final String KIND = "unit.released";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("logEntries", logEntries).text("missing", missing).flag("stopSeen", stopSeen);
    }

    /** Reads it back. */
    static UnitReleased read(Fields in) {
      return new UnitReleased(in.number("logEntries"), in.flag("stopSeen"), in.text("missing"));
    }
  }

  /**
   * The delivered volume left its limits.
   *
   * @param fromNanos run time at which the window begins
   * @param toNanos and ends
   * @param expectedNanolitres by the programme
   * @param observedNanolitres by the witness
   */
  record TherapyDeviated(
      long fromNanos, long toNanos, long expectedNanolitres, long observedNanolitres)
      implements UnitRecord {
    /** Name on disk. */
    public static final String KIND = "therapy.deviated";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("expectedNanolitres", expectedNanolitres)
          .number("fromNanos", fromNanos)
          .number("observedNanolitres", observedNanolitres)
          .number("toNanos", toNanos);
    }

    /** Reads it back. */
    static TherapyDeviated read(Fields in) {
      return new TherapyDeviated(
          in.number("fromNanos"),
          in.number("toNanos"),
          in.number("expectedNanolitres"),
          in.number("observedNanolitres"));
    }
  }

  /**
   * So much of the therapy was within its limits.
   *
   * @param windows how many windows were checked
   * @param deviations how many were outside
   */
  record TherapyChecked(long windows, long deviations) implements UnitRecord {
    /** Name on disk. */
    public static final String KIND = "therapy.checked";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("deviations", deviations).number("windows", windows);
    }

    /** Reads it back. */
    static TherapyChecked read(Fields in) {
      return new TherapyChecked(in.number("windows"), in.number("deviations"));
    }
  }

  /**
   * The unit's own clock started anew though nobody had switched it off.
   *
   * @param upMillis what it says of the time since its start
   */
  record UnitRestarted(long upMillis) implements UnitRecord {
    /** Name on disk. */
    public static final String KIND = "unit.restarted";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("upMillis", upMillis);
    }

    /** Reads it back. */
    static UnitRestarted read(Fields in) {
      return new UnitRestarted(in.number("upMillis"));
    }
  }

  /**
   * The unit's own clock went on by another time than the rig's.
   *
   * @param byMillis how much more
   */
  record UnitClockJumped(long byMillis) implements UnitRecord {
    /** Name on disk. */
    public static final String KIND = "unit.clockJumped";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("byMillis", byMillis);
    }

    /** Reads it back. */
    static UnitClockJumped read(Fields in) {
      return new UnitClockJumped(in.number("byMillis"));
    }
  }

  /**
   * A step of power cycle and reprogramming, with its outcome.
   *
   * @param step {@code cleared}, {@code notResumed}, {@code programmed} or {@code infusing}
   * @param passed whether it was as it must be
   * @param detail what was seen
   * @param afterNanos time since power came on
   */
  record ReprogramStep(String step, boolean passed, String detail, long afterNanos)
      implements UnitRecord {
    /** Name on disk. */
    public static final String KIND = "reprogram.step";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("afterNanos", afterNanos)
          .text("detail", detail)
          .flag("passed", passed)
          .text("step", step);
    }

    /** Reads it back. */
    static ReprogramStep read(Fields in) {
      return new ReprogramStep(
          in.text("step"), in.flag("passed"), in.text("detail"), in.number("afterNanos"));
    }
  }
}
