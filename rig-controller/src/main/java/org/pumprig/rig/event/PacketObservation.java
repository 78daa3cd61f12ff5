package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** What faults did to the unit's packets, as the relay in their way knows it. */
public sealed interface PacketObservation extends Input {

  /**
   * One second of one direction in which a fault acted.
   *
   * @param direction {@code towardsGateway} or {@code towardsPump}
   * @param fromNanos run time at which the second began
   * @param entered packets that came
   * @param left packets that left on the far side
   * @param lost packets lost
   * @param answered answers sent back to the sender
   * @param refused packets that the kernel didn't take
   */
  record PacketsCounted(
      String direction,
      long fromNanos,
      long entered,
      long left,
      long lost,
      long answered,
      long refused)
      implements PacketObservation {
    /** Name on disk. */
    public static final String KIND = "packets.counted";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("answered", answered)
          .text("direction", direction)
          .number("entered", entered)
          .number("fromNanos", fromNanos)
          .number("left", left)
          .number("lost", lost)
          .number("refused", refused);
    }

    /** Reads it back. */
    static PacketsCounted read(Fields in) {
      return new PacketsCounted(
          in.text("direction"),
          in.number("fromNanos"),
          in.number("entered"),
          in.number("left"),
          in.number("lost"),
          in.number("answered"),
          in.number("refused"));
    }
  }

  /**
   * The packets that a fault touched stand in a file of the run's directory, in pcapng.
   *
   * @param fault its id
   * @param file name relative to the run's directory
   * @param bytes its length
   * @param sha256 digest of all of it, in lower-case hex
   * @param packets how many it holds
   * @param missed how many found no room in it
   */
  record PacketsCaptured(
      String fault, String file, long bytes, String sha256, long packets, long missed)
      implements PacketObservation {
    /** Name on disk. */
    public static final String KIND = "packets.captured";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("bytes", bytes)
          .text("fault", fault)
          .text("file", file)
          .number("missed", missed)
          .number("packets", packets)
          .text("sha256", sha256);
    }

    /** Reads it back. */
    static PacketsCaptured read(Fields in) {
      return new PacketsCaptured(
          in.text("fault"),
          in.text("file"),
          in.number("bytes"),
          in.text("sha256"),
          in.number("packets"),
          in.number("missed"));
    }
  }
}
