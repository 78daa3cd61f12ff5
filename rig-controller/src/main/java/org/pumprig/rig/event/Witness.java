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
   */
  record FlowRead(long nanolitres, long upMillis) implements Witness {
    /** Name on disk. */
    public static final String KIND = "flow.read";

    /** A reading of a witness without a clock: it counts from its arrival. */
    public FlowRead(long nanolitres) {
      this(nanolitres, -1);
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
      out.number("nanolitres", nanolitres).number("upMillis", upMillis);
    }

    /** Reads it back. */
    static FlowRead read(Fields in) {
      return new FlowRead(in.number("nanolitres"), in.number("upMillis"));
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
