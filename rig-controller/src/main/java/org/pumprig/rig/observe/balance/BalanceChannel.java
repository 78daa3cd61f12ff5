package org.pumprig.rig.observe.balance;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.pumprig.link.LastingLink;
import org.pumprig.link.Link;
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
public final class BalanceChannel implements WitnessChannel, LastingLink.Listener {
  private static final int MOST_LINE = 128;
  private static final int SAMPLE_BYTES = 16;
  private static final long PATIENCE_NANOS = 1_000_000_000L;

  private final Balance balance;
  private final Scheduler scheduler;
  private final LastingLink link;
  private final Consumer<Input> sink;
  private LineFramer framer = new LineFramer(MOST_LINE);
  private boolean tared;
  private boolean answered;
  private long askedNanos;

  /**
   * @param links makes the link, anew whenever it was lost
   * @param sink takes the observations
   */
  public BalanceChannel(
      Balance balance, Scheduler scheduler, Supplier<Link> links, Consumer<Input> sink) {
    this.balance = balance;
    this.scheduler = scheduler;
    this.link = new LastingLink(scheduler, links, this);
    this.sink = sink;
    this.tared = !balance.tare();
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
    answered = true;
    sink.accept(new LinkChanged(Channel.FLOW, true, ""));
    if (!tared) {
      tared = true; // once, before the run: later it would take away what was weighed
      send(balance.language().tare());
    }
    link.after(balance.figures().everyNanos(), this::tick);
  }

  @Override
  public void received(byte[] bytes) {
    framer.push(bytes).forEach(this::line);
  }

  @Override
  public void lost(String detail) {
    sink.accept(new LinkChanged(Channel.FLOW, false, detail));
  }

  private void tick() {
    long now = scheduler.nanoTime();
    if (answered || now - askedNanos >= PATIENCE_NANOS) {
      answered = false;
      askedNanos = now;
      send(balance.language().ask());
    }
    link.after(balance.figures().everyNanos(), this::tick);
  }

  private void send(String command) {
    link.send(command.getBytes(StandardCharsets.US_ASCII));
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
    link.close();
  }
}
