package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** Derived: connectivity errors and their end. */
public sealed interface ErrorRecord extends Derived {

  /**
   * A connectivity error, counted on the wire.
   *
   * @param total so many in this run by now
   * @param cause {@code cut}, {@code failed} or {@code unacknowledged}
   * @param connection where
   */
  record ErrorCounted(long total, String cause, long connection) implements ErrorRecord {
    /** Name on disk. */
    public static final String KIND = "error.counted";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("cause", cause).number("connection", connection).number("total", total);
    }

    /** Reads it back. */
    static ErrorCounted read(Fields in) {
      return new ErrorCounted(in.number("total"), in.text("cause"), in.number("connection"));
    }
  }

  /**
   * From here on the count is a lower bound.
   *
   * @param reason why attempts can't be seen
   */
  record ErrorsLowerBound(String reason) implements ErrorRecord {
    /** Name on disk. */
    public static final String KIND = "error.lowerBound";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("reason", reason);
    }

    /** Reads it back. */
    static ErrorsLowerBound read(Fields in) {
      return new ErrorsLowerBound(in.text("reason"));
    }
  }

  /**
   * The pump exchanges messages with the gateway again.
   *
   * @param since {@code faultsEnded} or {@code powerOn}
   * @param afterNanos time since then
   */
  record Reconnected(String since, long afterNanos) implements ErrorRecord {
    /** Name on disk. */
    public static final String KIND = "unit.reconnected";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("afterNanos", afterNanos).text("since", since);
    }

    /** Reads it back. */
    static Reconnected read(Fields in) {
      return new Reconnected(in.text("since"), in.number("afterNanos"));
    }
  }
}
