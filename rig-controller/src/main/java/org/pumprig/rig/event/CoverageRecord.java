package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** Derived: where the rig was blind. */
public sealed interface CoverageRecord extends Derived {

  /**
   * The rig could not see.
   *
   * @param channel where
   * @param fromNanos run time
   * @param toNanos run time
   * @param reason why
   */
  record BlindInterval(Channel channel, long fromNanos, long toNanos, String reason)
      implements CoverageRecord {
    /** Name on disk. */
    public static final String KIND = "coverage.blind";

    /** Reason: the time between two lives of the controller. */
    public static final String NOT_RUNNING = "the controller was not running";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("channel", channel.onDisk())
          .number("fromNanos", fromNanos)
          .text("reason", reason)
          .number("toNanos", toNanos);
    }

    /** Reads it back. */
    static BlindInterval read(Fields in) {
      return new BlindInterval(
          Named.find(Channel.values(), in.text("channel")),
          in.number("fromNanos"),
          in.number("toNanos"),
          in.text("reason"));
    }
  }
}
