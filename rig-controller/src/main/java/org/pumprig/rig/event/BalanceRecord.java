package org.pumprig.rig.event;

import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** Derived: what weights and drops say about the fluid. */
public sealed interface BalanceRecord extends Derived {

  /**
   * How the balance is used at the programmed rates.
   *
   * @param windowNanos over which a line is laid through the weights
   * @param delayNanos a stop is told after at most so long
   * @param stillBelowNanolitresPerHour slower than that isn't told from standing still
   * @param uncertaintyNanolitres of a volume between two readings of a steady flow, three standard
   *     deviations
   */
  record BalanceUsed(
      long windowNanos,
      long delayNanos,
      long stillBelowNanolitresPerHour,
      long uncertaintyNanolitres)
      implements BalanceRecord {
    /** Name on disk. */
    public static final String KIND = "balance.used";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("delayNanos", delayNanos)
          .number("stillBelowNanolitresPerHour", stillBelowNanolitresPerHour)
          .number("uncertaintyNanolitres", uncertaintyNanolitres)
          .number("windowNanos", windowNanos);
    }

    /** Reads it back. */
    static BalanceUsed read(Fields in) {
      return new BalanceUsed(
          in.number("windowNanos"),
          in.number("delayNanos"),
          in.number("stillBelowNanolitresPerHour"),
          in.number("uncertaintyNanolitres"));
    }
  }

  /**
   * How the drop sensor is used at the programmed rates.
   *
   * @param overdueNanos without a drop for so long, fluid stands still
   * @param delayNanos a stop is told after at most so long
   * @param stillBelowNanolitresPerHour slower than that isn't told from standing still at once
   * @param uncertaintyNanolitres of the volume of a therapy window at the lower rate
   */
  record DropsUsed(
      long overdueNanos,
      long delayNanos,
      long stillBelowNanolitresPerHour,
      long uncertaintyNanolitres)
      implements BalanceRecord {
    /** Name on disk. */
    public static final String KIND = "drops.used";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("delayNanos", delayNanos)
          .number("overdueNanos", overdueNanos)
          .number("stillBelowNanolitresPerHour", stillBelowNanolitresPerHour)
          .number("uncertaintyNanolitres", uncertaintyNanolitres);
    }

    /** Reads it back. */
    static DropsUsed read(Fields in) {
      return new DropsUsed(
          in.number("overdueNanos"),
          in.number("delayNanos"),
          in.number("stillBelowNanolitresPerHour"),
          in.number("uncertaintyNanolitres"));
    }
  }

  /**
   * Volume by weight, as a line through the last readings tells it, held while fluid stands still;
   * or by drops.
   *
   * @param nanolitres since the run began
   * @param uncertaintyNanolitres three standard deviations, and what a change of flow within the
   *     window adds; by drops: one drop, and what drops of another size make of a therapy window
   * @param flowNanolitresPerHour slope of the line, or by the last two drops
   */
  record FlowMeasured(long nanolitres, long uncertaintyNanolitres, long flowNanolitresPerHour)
      implements BalanceRecord {
    /** Name on disk. */
    public static final String KIND = "flow.measured";

    /** The same as a reading of the flow witness. */
    public FlowRead reading() {
      return new FlowRead(nanolitres, -1, uncertaintyNanolitres);
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("flowNanolitresPerHour", flowNanolitresPerHour)
          .number("nanolitres", nanolitres)
          .number("uncertaintyNanolitres", uncertaintyNanolitres);
    }

    /** Reads it back. */
    static FlowMeasured read(Fields in) {
      return new FlowMeasured(
          in.number("nanolitres"),
          in.number("uncertaintyNanolitres"),
          in.number("flowNanolitresPerHour"));
    }
  }

  /**
   * Weights or drops said nothing about the fluid for a while: a bag was changed, the balance
   * tared, touched or overloaded, the sensor's light interrupted.
   *
   * @param fromNanos run time of the last weight before
   * @param toNanos run time from which they make sense again
   * @param reason in one line
   */
  record FlowDisturbed(long fromNanos, long toNanos, String reason) implements BalanceRecord {
    /** Name on disk. */
    public static final String KIND = "flow.disturbed";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("fromNanos", fromNanos).text("reason", reason).number("toNanos", toNanos);
    }

    /** Reads it back. */
    static FlowDisturbed read(Fields in) {
      return new FlowDisturbed(in.number("fromNanos"), in.number("toNanos"), in.text("reason"));
    }
  }
}
