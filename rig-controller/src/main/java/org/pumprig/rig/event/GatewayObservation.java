package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** What the gateway itself says that it holds of a unit. */
public sealed interface GatewayObservation extends Input {

  /**
   * The gateway was asked what it has stored of the unit's messages since it was started. The unit
   * numbers its messages one by one, and never uses a number twice.
   *
   * @param stored messages, doubled ones included
   * @param doubled of them, those whose number had been stored before
   * @param missing numbers between the first and the last that were not stored
   * @param unnumbered of those stored, messages without a number
   * @param first number; −1: none was stored
   * @param last highest number; −1: none was stored
   * @param by what was asked; empty: the emulated gateway itself
   * @param tookNanos how long the answer took: it is of a time up to so long ago
   */
  record GatewayCounted(
      long stored,
      long doubled,
      long missing,
      long unnumbered,
      long first,
      long last,
      String by,
      long tookNanos)
      implements GatewayObservation {
    /** Name on disk. */
    public static final String KIND = "gateway.counted";

    /** By the emulated gateway itself, at once. */
    public GatewayCounted(
        long stored, long doubled, long missing, long unnumbered, long first, long last) {
      this(stored, doubled, missing, unnumbered, first, last, "", 0);
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      if (!by.isEmpty()) {
        out.text("by", by);
      }
      out.number("doubled", doubled)
          .number("first", first)
          .number("last", last)
          .number("missing", missing)
          .number("stored", stored);
      if (tookNanos != 0) {
        out.number("tookNanos", tookNanos);
      }
      out.number("unnumbered", unnumbered);
    }

    /** Reads it back. */
    static GatewayCounted read(Fields in) {
      return new GatewayCounted(
          in.number("stored"),
          in.number("doubled"),
          in.number("missing"),
          in.number("unnumbered"),
          in.number("first"),
          in.number("last"),
          in.has("by") ? in.text("by") : "",
          in.has("tookNanos") ? in.number("tookNanos") : 0);
    }
  }

  /**
   * It was asked and didn't tell.
   *
   * @param by what was asked
   * @param reason in one line
   */
  record GatewayUntold(String by, String reason) implements GatewayObservation {
    /** Name on disk. */
    public static final String KIND = "gateway.untold";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("by", by).text("reason", reason);
    }

    /** Reads it back. */
    static GatewayUntold read(Fields in) {
      return new GatewayUntold(in.text("by"), in.text("reason"));
    }
  }
}
