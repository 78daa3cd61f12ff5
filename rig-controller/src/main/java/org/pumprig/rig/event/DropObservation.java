package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** What a drop sensor says of the fluid, and what is known of the sensor. */
public sealed interface DropObservation extends Input {
  /**
   * Which drop sensor witnesses the fluid, and what is known of it; said when a run begins.
   *
   * @param device in one line
   * @param dropNanolitres volume of one drop
   * @param tolerancePpm how wrong that may be, parts per million of it
   * @param debounceNanos shorter interruptions are no drops
   * @param everyNanos how often it says that none has fallen
   */
  record DropsDeclared(
      String device, long dropNanolitres, long tolerancePpm, long debounceNanos, long everyNanos)
      implements DropObservation {
    /** Name on disk. */
    public static final String KIND = "drops.declared";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("debounceNanos", debounceNanos)
          .text("device", device)
          .number("dropNanolitres", dropNanolitres)
          .number("everyNanos", everyNanos)
          .number("tolerancePpm", tolerancePpm);
    }

    /** Reads it back. */
    static DropsDeclared read(Fields in) {
      return new DropsDeclared(
          in.text("device"),
          in.number("dropNanolitres"),
          in.number("tolerancePpm"),
          in.number("debounceNanos"),
          in.number("everyNanos"));
    }
  }

  /**
   * A drop fell, or none for a while. Times are by the kernel's monotonic clock, since the sensor
   * was first opened.
   *
   * @param drops counted so far
   * @param dropNanos when the last one fell, by the kernel's time of its edge; −1: none yet
   * @param readNanos when this was so
   */
  record DropsRead(long drops, long dropNanos, long readNanos) implements DropObservation {
    /** Name on disk. */
    public static final String KIND = "drops.read";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("dropNanos", dropNanos).number("drops", drops).number("readNanos", readNanos);
    }

    /** Reads it back. */
    static DropsRead read(Fields in) {
      return new DropsRead(in.number("drops"), in.number("dropNanos"), in.number("readNanos"));
    }
  }

  /**
   * Drops may have fallen that the sensor didn't count.
   *
   * @param reason in one line
   */
  record DropsMissed(String reason) implements DropObservation {
    /** Name on disk. */
    public static final String KIND = "drops.missed";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("reason", reason);
    }

    /** Reads it back. */
    static DropsMissed read(Fields in) {
      return new DropsMissed(in.text("reason"));
    }
  }
}
