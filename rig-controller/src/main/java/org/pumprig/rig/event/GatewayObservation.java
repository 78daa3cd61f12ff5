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
   */
  record GatewayCounted(
      long stored, long doubled, long missing, long unnumbered, long first, long last)
      implements GatewayObservation {
    /** Name on disk. */
    public static final String KIND = "gateway.counted";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("doubled", doubled)
          .number("first", first)
          .number("last", last)
          .number("missing", missing)
          .number("stored", stored)
          .number("unnumbered", unnumbered);
    }

    /** Reads it back. */
    static GatewayCounted read(Fields in) {
      return new GatewayCounted(
          in.number("stored"),
          in.number("doubled"),
          in.number("missing"),
          in.number("unnumbered"),
          in.number("first"),
          in.number("last"));
    }
  }
}
