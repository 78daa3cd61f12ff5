package org.pumprig.rig.observe;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.link.frame.LineFrame;
import org.pumprig.link.frame.LineFramer;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.time.Scheduler;

/**
 * A witness that speaks checked lines: opens its link, opens it again when it is lost, and turns
 * each line into an observation or into a garbled one.
 */
public final class LineChannel implements WitnessChannel {
  private static final int MOST_LINE = 1024;
  private static final int SAMPLE_BYTES = 16;
  private static final long REOPEN_NANOS = 500_000_000L;

  private final Channel channel;
  private final Scheduler scheduler;
  private final Supplier<Link> links;
  private final Function<String, Optional<Input>> parser;
  private final Consumer<Input> sink;
  private @Nullable Link link;
  private boolean open;
  private boolean closed;
  private int life;

  private LineChannel(
      Channel channel,
      Scheduler scheduler,
      Supplier<Link> links,
      Function<String, Optional<Input>> parser,
      Consumer<Input> sink) {
    this.channel = channel;
    this.scheduler = scheduler;
    this.links = links;
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
    if (closed) {
      return;
    }
    life++;
    int mine = life;
    var framer = new LineFramer(MOST_LINE);
    Link next = links.get();
    link = next;
    next.open(
        event -> {
          if (mine == life && !closed) {
            on(event, framer);
          }
        });
  }

  private void on(LinkEvent event, LineFramer framer) {
    switch (event) {
      case LinkEvent.Opened _ -> {
        open = true;
        sink.accept(new LinkChanged(channel, true, ""));
      }
      case LinkEvent.Received received -> framer.push(received.bytes()).forEach(this::line);
      case LinkEvent.Closed gone -> {
        if (open) {
          sink.accept(new LinkChanged(channel, false, gone.reason() + " " + gone.detail()));
        }
        open = false;
        scheduler.schedule(REOPEN_NANOS, this::open);
      }
    }
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
    closed = true;
    if (link != null) {
      link.close();
    }
  }
}
