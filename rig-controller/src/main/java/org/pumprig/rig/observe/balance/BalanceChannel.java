package org.pumprig.rig.observe.balance;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.frame.LineFrame;
import org.pumprig.link.frame.LineFramer;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.rig.event.Witness.WeightMissing;
import org.pumprig.rig.event.Witness.WeightRead;
import org.pumprig.rig.observe.WitnessChannel;
import org.pumprig.time.Scheduler;

/**
 * Asks a balance for its weight, again and again: the next question goes out when its time has come
 * and the one before is answered, or after a second without an answer.
 */
public final class BalanceChannel implements WitnessChannel {
  private static final int MOST_LINE = 128;
  private static final int SAMPLE_BYTES = 16;
  private static final long REOPEN_NANOS = 500_000_000L;
  private static final long PATIENCE_NANOS = 1_000_000_000L;

  private final Balance balance;
  private final Scheduler scheduler;
  private final Supplier<Link> links;
  private final Consumer<Input> sink;
  private @Nullable Link link;
  private boolean open;
  private boolean closed;
  private boolean tared;
  private boolean answered;
  private long askedNanos;
  private int life;

  /**
   * @param links makes the link, anew whenever it was lost
   * @param sink takes the observations
   */
  public BalanceChannel(
      Balance balance, Scheduler scheduler, Supplier<Link> links, Consumer<Input> sink) {
    this.balance = balance;
    this.scheduler = scheduler;
    this.links = links;
    this.sink = sink;
    this.tared = !balance.tare();
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
            on(event, framer, mine);
          }
        });
  }

  private void on(LinkEvent event, LineFramer framer, int mine) {
    switch (event) {
      case LinkEvent.Opened _ -> {
        open = true;
        answered = true;
        sink.accept(new LinkChanged(Channel.FLOW, true, ""));
        if (!tared) {
          tared = true; // once, before the run: later it would take away what was weighed
          send(balance.language().tare());
        }
        scheduler.schedule(balance.figures().everyNanos(), () -> tick(mine));
      }
      case LinkEvent.Received received -> framer.push(received.bytes()).forEach(this::line);
      case LinkEvent.Closed gone -> {
        if (open) {
          sink.accept(new LinkChanged(Channel.FLOW, false, gone.reason() + " " + gone.detail()));
        }
        open = false;
        scheduler.schedule(REOPEN_NANOS, this::open);
      }
    }
  }

  private void tick(int mine) {
    if (mine != life || !open || closed) {
      return;
    }
    long now = scheduler.nanoTime();
    if (answered || now - askedNanos >= PATIENCE_NANOS) {
      answered = false;
      askedNanos = now;
      send(balance.language().ask());
    }
    scheduler.schedule(balance.figures().everyNanos(), () -> tick(mine));
  }

  private void send(String command) {
    Link to = link;
    if (to != null) {
      to.send(command.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void line(LineFrame line) {
    switch (line) {
      case LineFrame.Text text -> answer(text.text());
      case LineFrame.Garbled garbled ->
          sink.accept(
              new ChannelGarbled(
                  Channel.FLOW, garbled.excerpt().length(), garbled.excerpt().hexPrefix()));
    }
  }

  private void answer(String text) {
    switch (balance.language().read(text)) {
      case BalanceAnswer.Weight weight -> {
        answered = true;
        sink.accept(new WeightRead(weight.micrograms(), weight.stable()));
      }
      case BalanceAnswer.None none -> {
        answered = true;
        sink.accept(new WeightMissing(none.reason()));
      }
      case BalanceAnswer.Other _ -> {}
      case BalanceAnswer.Garbled _ -> {
        answered = true;
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        String sample = HexFormat.of().formatHex(bytes, 0, Math.min(SAMPLE_BYTES, bytes.length));
        sink.accept(new ChannelGarbled(Channel.FLOW, text.length(), sample));
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    if (link != null) {
      link.close();
    }
  }
}
