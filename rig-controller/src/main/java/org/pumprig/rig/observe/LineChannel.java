package org.pumprig.rig.observe;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pumprig.link.LastingLink;
import org.pumprig.link.Link;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.link.frame.LineFrame;
import org.pumprig.link.frame.LineFramer;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.time.Scheduler;

/**
 * A witness that speaks checked lines on a link that is opened again when it is lost; it turns each
 * line into an observation or into a garbled one.
 */
public final class LineChannel implements WitnessChannel, LastingLink.Listener {
  private static final int MOST_LINE = 1024;
  private static final int SAMPLE_BYTES = 16;

  private final Channel channel;
  private final LastingLink link;
  private final Function<String, Optional<Input>> parser;
  private final Consumer<Input> sink;
  private LineFramer framer = new LineFramer(MOST_LINE);

  private LineChannel(
      Channel channel,
      Scheduler scheduler,
      Supplier<Link> links,
      Function<String, Optional<Input>> parser,
      Consumer<Input> sink) {
    this.channel = channel;
    this.link = new LastingLink(scheduler, links, this);
    this.parser = parser;
    this.sink = sink;
  }

  /** The flow witness. */
  public static LineChannel flow(Scheduler scheduler, Supplier<Link> links, Consumer<Input> sink) {
    return listening(Channel.FLOW, scheduler, links, WitnessLines::flow, sink);
  }

  /** The nurse-call contact. */
  public static LineChannel contact(
      Scheduler scheduler, Supplier<Link> links, Consumer<Input> sink) {
    return listening(Channel.CONTACT, scheduler, links, WitnessLines::contact, sink);
  }

  /** The screen witness. */
  public static LineChannel screen(
      Scheduler scheduler, Supplier<Link> links, Consumer<Input> sink) {
    return listening(Channel.SCREEN, scheduler, links, WitnessLines::screen, sink);
  }

  private static LineChannel listening(
      Channel channel,
      Scheduler scheduler,
      Supplier<Link> links,
      Function<String, Optional<Input>> parser,
      Consumer<Input> sink) {
    return new LineChannel(channel, scheduler, links, parser, sink);
  }

  @Override
  public void open() {
    link.open();
  }

  @Override
  public String trouble() {
    return link.trouble();
  }

  @Override
  public void opened() {
    framer = new LineFramer(MOST_LINE);
    sink.accept(new LinkChanged(channel, true, ""));
  }

  @Override
  public void received(byte[] bytes) {
    framer.push(bytes).forEach(this::line);
  }

  @Override
  public void lost(String detail) {
    sink.accept(new LinkChanged(channel, false, detail));
  }

  private void line(LineFrame line) {
    switch (line) {
      case LineFrame.Text text -> checked(text.text());
      case LineFrame.Garbled garbled ->
          garbled(garbled.excerpt().length(), garbled.excerpt().hexPrefix());
    }
  }

  private void checked(String text) {
    switch (CheckedLine.decode(text)) {
      case CheckedLine.Ok ok -> {
        Optional<Input> observation = parser.apply(ok.payload());
        if (observation.isPresent()) {
          sink.accept(observation.get());
        } else {
          garbled(text.length(), sample(text));
        }
      }
      case CheckedLine.BadChecksum _, CheckedLine.Malformed _ ->
          garbled(text.length(), sample(text));
    }
  }

  private void garbled(long length, String sampleHex) {
    sink.accept(new ChannelGarbled(channel, length, sampleHex));
  }

  private static String sample(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return HexFormat.of().formatHex(bytes, 0, Math.min(SAMPLE_BYTES, bytes.length));
  }

  @Override
  public void close() {
    link.close();
  }
}
