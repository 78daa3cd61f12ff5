package org.pumprig.rig.driver;

import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
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
  private static final long REOPEN_NANOS = 500_000_000L;

  private final Scheduler scheduler;
  private final Supplier<Link> links;
  private final Consumer<Input> sink;
  private final DriverSession session;
  private final long statusEveryNanos;
  private @Nullable Link link;
  private boolean open;
  private boolean closed;
  private int life;

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
    this.links = links;
    this.statusEveryNanos = statusEveryNanos;
    this.sink = sink;
    this.session = driver.open(new Port());
  }

  /** Opens the link, and keeps opening it until {@link #close}. */
  public void open() {
    if (closed) {
      return;
    }
    life++;
    int mine = life;
    Link next = links.get();
    link = next;
    next.open(
        event -> {
          if (mine == life && !closed) {
            on(event);
          }
        });
  }

  private void on(LinkEvent event) {
    switch (event) {
      case LinkEvent.Opened _ -> {
        open = true;
        sink.accept(new LinkChanged(Channel.SERVICE, true, ""));
        guarded(session::opened);
      }
      case LinkEvent.Received received -> guarded(() -> session.received(received.bytes()));
      case LinkEvent.Closed gone -> lost(gone.reason() + " " + gone.detail());
    }
  }

  private void lost(String detail) {
    life++; // timers and late events of this link are nobody's now
    if (open) {
      open = false;
      sink.accept(new LinkChanged(Channel.SERVICE, false, cut(detail)));
      guarded(session::closed);
    }
    scheduler.schedule(REOPEN_NANOS, this::open);
  }

  /** A driver's own mistake is no end of the run: it is time in which the rig saw nothing. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException mistake) {
      Link broken = link;
      if (open && broken != null) {
        lost("the driver failed: " + mistake);
        broken.abort();
      }
    }
  }

  private static String cut(String detail) {
    return detail.substring(0, Math.min(MOST_DETAIL, detail.length()));
  }

  /** Whether the link is usable. */
  public boolean isOpen() {
    return open;
  }

  /** Asks the unit once more what it is; nothing happens while its link is down. */
  public void identify() {
    if (open) {
      guarded(session::identify);
    }
  }

  /** Enters a programme, or starts it. */
  public void program(Programming what, Consumer<? super DriverSession.Result> done) {
    if (!open) {
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
    open = false;
    session.end();
    if (link != null) {
      link.close();
    }
  }

  private final class Port implements DriverPort {
    @Override
    public void send(byte[] bytes) {
      Link to = link;
      if (open && !closed && to != null) {
        to.send(bytes);
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
      Link broken = link;
      if (open && broken != null) {
        lost(reason);
        broken.abort();
      }
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
      int mine = life;
      return scheduler.schedule(
          delayNanos,
          () -> {
            if (mine == life && open && !closed) {
              guarded(task);
            }
          });
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
