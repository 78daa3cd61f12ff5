package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** Derived: a watchdog has fired, and what the unit's fail-safe did, or failed to do. */
public sealed interface FailSafeRecord extends UnitRecord {
  /**
   * A watched code was seen on a channel for the first time since power came on.
   *
   * @param code the code
   * @param channel where
   */
  record WatchdogSeen(String code, Channel channel) implements FailSafeRecord {
    /** Name on disk. */
    public static final String KIND = "watchdog.seen";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("channel", channel.onDisk()).text("code", code);
    }

    /** Reads it back. */
    static WatchdogSeen read(Fields in) {
      return new WatchdogSeen(in.text("code"), Named.find(Channel.values(), in.text("channel")));
    }
  }

  /**
   * A system error code that no watch rule names.
   *
   * @param code the code
   * @param channel where
   */
  record CodeUnexpected(String code, Channel channel) implements FailSafeRecord {
    /** Name on disk. */
    public static final String KIND = "code.unexpected";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("channel", channel.onDisk()).text("code", code);
    }

    /** Reads it back. */
    static CodeUnexpected read(Fields in) {
      return new CodeUnexpected(in.text("code"), Named.find(Channel.values(), in.text("channel")));
    }
  }

  /**
   * The flow witness shows that the fluid stands still.
   *
   * @param stoppedNanos run time since which it does
   * @param afterNanos time from the first sight of the code; 0 if the flow stopped first
   */
  record StopWitnessed(long stoppedNanos, long afterNanos) implements FailSafeRecord {
    /** Name on disk. */
    public static final String KIND = "failsafe.stop";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("afterNanos", afterNanos).number("stoppedNanos", stoppedNanos);
    }

    /** Reads it back. */
    static StopWitnessed read(Fields in) {
      return new StopWitnessed(in.number("stoppedNanos"), in.number("afterNanos"));
    }
  }

  /**
   * The nurse-call contact is in alarm.
   *
   * @param afterNanos time from the first sight of the code; 0 if the alarm came first
   */
  record AlarmWitnessed(long afterNanos) implements FailSafeRecord {
    /** Name on disk. */
    public static final String KIND = "failsafe.alarm";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("afterNanos", afterNanos);
    }

    /** Reads it back. */
    static AlarmWitnessed read(Fields in) {
      return new AlarmWitnessed(in.number("afterNanos"));
    }
  }

  /**
   * The screen shows the code.
   *
   * @param afterNanos time from the first sight of the code; 0 if the screen came first
   */
  record ScreenWitnessed(long afterNanos) implements FailSafeRecord {
    /** Name on disk. */
    public static final String KIND = "failsafe.screen";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("afterNanos", afterNanos);
    }

    /** Reads it back. */
    static ScreenWitnessed read(Fields in) {
      return new ScreenWitnessed(in.number("afterNanos"));
    }
  }

  /**
   * Something ended or resumed that must stay until a power cycle.
   *
   * @param what {@code flow} or {@code alarm}
   */
  record FailSafeBroken(String what) implements FailSafeRecord {
    /** Name on disk. */
    public static final String KIND = "failsafe.broken";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("what", what);
    }

    /** Reads it back. */
    static FailSafeBroken read(Fields in) {
      return new FailSafeBroken(in.text("what"));
    }
  }
}
