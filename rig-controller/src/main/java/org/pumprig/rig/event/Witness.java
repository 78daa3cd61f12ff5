package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** What the witnesses and links beside the pump showed. */
public sealed interface Witness extends Input {

  /**
   * The flow witness read the delivered volume.
   *
   * @param nanolitres since the witness was started
   * @param upMillis when that was so by the witness's own clock; −1 if it has none
   * @param uncertaintyNanolitres how wrong the volume may be (three standard deviations); 0:
   *     counted
   */
  record FlowRead(long nanolitres, long upMillis, long uncertaintyNanolitres) implements Witness {
    /** Name on disk. */
    public static final String KIND = "flow.read";

    /** A reading of a witness without a clock: it counts from its arrival. */
    public FlowRead(long nanolitres) {
      this(nanolitres, -1);
    }

    /** A counted volume. */
    public FlowRead(long nanolitres, long upMillis) {
      this(nanolitres, upMillis, 0);
    }

    /**
     * Time between two readings: by the witness's clock if it has one, which no delay on the way
     * disturbs, else by their arrival.
     */
    public static long nanosBetween(
        long fromUpMillis, long fromNanos, long toUpMillis, long toNanos) {
      boolean clocked = fromUpMillis >= 0 && toUpMillis >= fromUpMillis;
      return clocked ? (toUpMillis - fromUpMillis) * 1_000_000 : toNanos - fromNanos;
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("nanolitres", nanolitres);
      if (uncertaintyNanolitres != 0) {
        out.number("uncertaintyNanolitres", uncertaintyNanolitres);
      }
      out.number("upMillis", upMillis);
    }

    /** Reads it back. */
    static FlowRead read(Fields in) {
      return new FlowRead(
          in.number("nanolitres"),
          in.number("upMillis"),
          in.has("uncertaintyNanolitres") ? in.number("uncertaintyNanolitres") : 0);
    }
  }

  /**
   * Which balance witnesses the fluid, and what is known of it; said when a run begins.
   *
   * @param device in one line
   * @param collects whether the fluid runs into the vessel that it weighs; else out of it
   * @param densityPpm of the fluid, millionths of a gram a millilitre
   * @param noiseMicrograms standard deviation of one reading, its rounding included
   * @param everyNanos how often it is read
   * @param settlingNanos how far its display lags behind the load
   * @param evaporationNanolitresPerHour from the vessel; corrected
   * @param driftNanolitresPerHour of the balance, at most; not corrected
   * @param fastestNanolitresPerHour what changes faster is no flow: somebody touched it
   */
  record BalanceDeclared(
      String device,
      boolean collects,
      long densityPpm,
      long noiseMicrograms,
      long everyNanos,
      long settlingNanos,
      long evaporationNanolitresPerHour,
      long driftNanolitresPerHour,
      long fastestNanolitresPerHour)
      implements Witness {
    /** Name on disk. */
    public static final String KIND = "balance.declared";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.flag("collects", collects)
          .number("densityPpm", densityPpm)
          .text("device", device)
          .number("driftNanolitresPerHour", driftNanolitresPerHour)
          .number("evaporationNanolitresPerHour", evaporationNanolitresPerHour)
          .number("everyNanos", everyNanos)
          .number("fastestNanolitresPerHour", fastestNanolitresPerHour)
          .number("noiseMicrograms", noiseMicrograms)
          .number("settlingNanos", settlingNanos);
    }

    /** Reads it back. */
    static BalanceDeclared read(Fields in) {
      return new BalanceDeclared(
          in.text("device"),
          in.flag("collects"),
          in.number("densityPpm"),
          in.number("noiseMicrograms"),
          in.number("everyNanos"),
          in.number("settlingNanos"),
          in.number("evaporationNanolitresPerHour"),
          in.number("driftNanolitresPerHour"),
          in.number("fastestNanolitresPerHour"));
    }
  }

  /**
   * A balance was read.
   *
   * @param micrograms net weight
   * @param stable whether it calls its display stable, which it rarely is while fluid flows
   */
  record WeightRead(long micrograms, boolean stable) implements Witness {
    /** Name on disk. */
    public static final String KIND = "weight.read";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("micrograms", micrograms).flag("stable", stable);
    }

    /** Reads it back. */
    static WeightRead read(Fields in) {
      return new WeightRead(in.number("micrograms"), in.flag("stable"));
    }
  }

  /**
   * A balance answered without a weight.
   *
   * @param reason {@code overload}, {@code underload}, {@code busy}, or its own word
   */
  record WeightMissing(String reason) implements Witness {
    /** Name on disk. */
    public static final String KIND = "weight.missing";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("reason", reason);
    }

    /** Reads it back. */
    static WeightMissing read(Fields in) {
      return new WeightMissing(in.text("reason"));
    }
  }

  /**
   * The nurse-call contact was read.
   *
   * @param state both contacts together
   */
  record ContactRead(ContactState state) implements Witness {
    /** Name on disk. */
    public static final String KIND = "contact.read";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("state", state.onDisk());
    }

    /** Reads it back. */
    static ContactRead read(Fields in) {
      return new ContactRead(Named.find(ContactState.values(), in.text("state")));
    }
  }

  /**
   * The screen witness read the screen.
   *
   * @param text what stands there
   */
  record ScreenRead(String text) implements Witness {
    /** Name on disk. */
    public static final String KIND = "screen.read";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("text", text);
    }

    /** Reads it back. */
    static ScreenRead read(Fields in) {
      return new ScreenRead(in.text("text"));
    }
  }

  /**
   * What is known of a witness that has no declaration of its own; said when a run begins.
   *
   * @param channel what it sees
   * @param device in one line
   * @param delayNanos a change is told after at most so long
   * @param uncertaintyNanolitres how wrong a volume may be; 0: it counts, or sees no volumes
   */
  record WitnessDeclared(
      Channel channel, String device, long delayNanos, long uncertaintyNanolitres)
      implements Witness {
    /** Name on disk. */
    public static final String KIND = "witness.declared";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("channel", channel.onDisk())
          .number("delayNanos", delayNanos)
          .text("device", device)
          .number("uncertaintyNanolitres", uncertaintyNanolitres);
    }

    /** Reads it back. */
    static WitnessDeclared read(Fields in) {
      return new WitnessDeclared(
          Named.find(Channel.values(), in.text("channel")),
          in.text("device"),
          in.number("delayNanos"),
          in.number("uncertaintyNanolitres"));
    }
  }

  /**
   * Bytes came that are no message of the channel.
   *
   * @param channel where
   * @param length how many bytes
   * @param sampleHex the first 16 of them
   */
  record ChannelGarbled(Channel channel, long length, String sampleHex) implements Witness {
    /** Name on disk. */
    public static final String KIND = "channel.garbled";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("channel", channel.onDisk()).number("length", length).text("sampleHex", sampleHex);
    }

    /** Reads it back. */
    static ChannelGarbled read(Fields in) {
      return new ChannelGarbled(
          Named.find(Channel.values(), in.text("channel")),
          in.number("length"),
          in.text("sampleHex"));
    }
  }

  /**
   * A link of the rig came or went.
   *
   * @param channel which
   * @param open whether it is usable now
   * @param detail the system's words
   */
  record LinkChanged(Channel channel, boolean open, String detail) implements Witness {
    /** Name on disk. */
    public static final String KIND = "link.changed";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("channel", channel.onDisk()).text("detail", detail).flag("open", open);
    }

    /** Reads it back. */
    static LinkChanged read(Fields in) {
      return new LinkChanged(
          Named.find(Channel.values(), in.text("channel")), in.flag("open"), in.text("detail"));
    }
  }
}
