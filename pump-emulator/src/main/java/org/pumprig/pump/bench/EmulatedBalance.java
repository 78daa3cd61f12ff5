package org.pumprig.pump.bench;

import java.nio.charset.StandardCharsets;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.pump.protocol.balance.BalanceEnd;
import org.pumprig.pump.protocol.balance.Load;
import org.pumprig.time.Scheduler;

/** A balance under a pump's line, behind a serial link. Confined to the scheduler's thread. */
public final class EmulatedBalance {
  private static final int MOST_COMMAND = 40;
  private static final long STREAM_NANOS = 100_000_000;

  private final BalanceEnd end;
  private final Load load;
  private final Scheduler scheduler;
  private final LongToDoubleFunction fluid;
  private final long bornNanos;
  private final StringBuilder command = new StringBuilder();
  private @Nullable Link link;
  private long stream;

  /**
   * @param end its language
   * @param load what lies on it
   * @param fluid nanolitres that have left the pump at a time
   */
  public EmulatedBalance(
      BalanceEnd end, Load load, Scheduler scheduler, LongToDoubleFunction fluid) {
    this.end = end;
    this.load = load;
    this.scheduler = scheduler;
    this.fluid = fluid;
    this.bornNanos = scheduler.nanoTime();
  }

  private final class Display implements BalanceEnd.Scale {
    @Override
    public Load.Display read() {
      long now = scheduler.nanoTime();
      return load.read(fluid.applyAsDouble(now), now - bornNanos);
    }

    @Override
    public void tare() {
      load.tare();
    }
  }

  /** Takes a client's link, not yet opened; the one before is nobody's then. */
  public void attach(Link next) {
    link = next;
    next.open(
        event -> {
          if (link == next) {
            switch (event) {
              case LinkEvent.Opened _ -> {}
              case LinkEvent.Received data -> received(data.bytes());
              case LinkEvent.Closed _ -> link = null;
            }
          }
        });
  }

  private void received(byte[] bytes) {
    for (byte value : bytes) {
      if (value == '\n' || value == '\r') {
        if (!command.isEmpty()) {
          stream++;
          answer(command.toString(), stream);
          command.setLength(0);
        }
      } else if (command.length() < MOST_COMMAND) {
        command.append((char) (value & 0xff));
      }
    }
  }

  private void answer(String text, long mine) {
    Link to = link;
    if (to == null || mine != stream) {
      return; // another command ended the stream
    }
    for (String line : end.command(text, new Display())) {
      to.send((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
    if (end.streams(text)) {
      scheduler.schedule(STREAM_NANOS, () -> answer(text, mine));
    }
  }
}
