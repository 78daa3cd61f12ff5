package org.pumprig.rig.driver;

import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.pumprig.link.LastingLink;
import org.pumprig.link.Link;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.ServiceObservation;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.time.Scheduler;

/**
 * A unit's own port behind its driver: opens the link, opens it again when it is lost, and puts on
 * record what the driver makes of the bytes. Confined to the scheduler's thread.
 */
public final class DriverChannel {
  private static final int SAMPLE_BYTES = 16;
  private static final int MOST_DETAIL = 200;

  private final Scheduler scheduler;
  private final LastingLink link;
  private final Consumer<Input> sink;
  private final DriverSession session;
  private final long statusEveryNanos;
  private boolean closed;

  /**
   * @param links makes the link, anew whenever it was lost
   * @param sink takes the observations
   */
  public DriverChannel(
      Scheduler scheduler,
      Supplier<Link> links,
      Driver driver,
      long statusEveryNanos,
      Consumer<Input> sink) {
    this.scheduler = scheduler;
    this.link = LastingLink.ofUnit(scheduler, links, new Reports());
    this.statusEveryNanos = statusEveryNanos;
    this.sink = sink;
    this.session = driver.open(new Port());
  }

  /** Opens the link, and keeps opening it until {@link #close}. */
  public void open() {
    link.open();
  }

  /** What becomes of the link, for the record and the driver. */
  private final class Reports implements LastingLink.Listener {
    @Override
    public void opened() {
      sink.accept(new LinkChanged(Channel.SERVICE, true, ""));
      guarded(session::opened);
    }

    @Override
    public void received(byte[] bytes) {
      guarded(() -> session.received(bytes));
    }

    @Override
    public void lost(String detail) {
      String cut = detail.substring(0, Math.min(MOST_DETAIL, detail.length()));
      sink.accept(new LinkChanged(Channel.SERVICE, false, cut));
      guarded(session::closed);
    }
  }

  /** A driver's own mistake is no end of the run: it is time in which the rig saw nothing. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException mistake) {
      giveUp("the driver failed: " + mistake);
    }
  }

  private void giveUp(String detail) {
    if (!closed) {
      link.giveUp(detail);
    }
  }

  /** Whether the link is usable. */
  public boolean isOpen() {
    return link.isOpen() && !closed;
  }

  /** Why its link is not usable, one line; empty: it is, or nothing has been heard of it yet. */
  public String trouble() {
    return link.trouble();
  }

  /** Asks the unit once more what it is; nothing happens while its link is down. */
  public void identify() {
    if (isOpen()) {
      guarded(session::identify);
    }
  }

  /** Enters a programme, or starts it. */
  public void program(Programming what, Consumer<? super DriverSession.Result> done) {
    if (!isOpen()) {
      done.accept(new DriverSession.Result(false, "the unit's link is down"));
      return;
    }
    guarded(() -> session.program(what, done));
  }

  /** Closes the link for good. */
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    session.end();
    link.close();
  }

  private final class Port implements DriverPort {
    @Override
    public void send(byte[] bytes) {
      if (!closed) {
        link.send(bytes);
      }
    }

    @Override
    public void observe(ServiceObservation observation) {
      if (!closed) {
        sink.accept(observation);
      }
    }

    @Override
    public void garbled(byte[] first, long length) {
      String sample = HexFormat.of().formatHex(first, 0, Math.min(SAMPLE_BYTES, first.length));
      if (!closed) {
        sink.accept(new ChannelGarbled(Channel.SERVICE, length, sample));
      }
    }

    @Override
    public void giveUp(String reason) {
      DriverChannel.this.giveUp(reason);
    }

    @Override
    public long nanoTime() {
      return scheduler.nanoTime();
    }

    @Override
    public long statusEveryNanos() {
      return statusEveryNanos;
    }

    @Override
    public Scheduler.Timer after(long delayNanos, Runnable task) {
      return link.after(delayNanos, () -> guarded(task));
    }

    @Override
    public void execute(Runnable task) {
      scheduler.execute(
          () -> {
            if (!closed) {
              guarded(task);
            }
          });
    }
  }
}
