package org.pumprig.link;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pumprig.time.Scheduler;

/**
 * A link that is opened again whenever it is lost: at first after half a second, then after twice
 * as long each time, at most after four seconds, until one has stayed open for as long as that. A
 * unit's own port, which is away whenever the unit starts, is tried every half second for some time
 * before that. Confined to the scheduler's thread.
 */
public final class LastingLink {
  /** The first wait. */
  static final long FIRST_NANOS = 500_000_000L;

  /** The longest. */
  static final long MOST_NANOS = 4_000_000_000L;

  /** One that was open for so long was in use: its loss is a new one. */
  static final long STEADY_NANOS = MOST_NANOS;

  /** For so long a unit's own port is tried at the first pace. */
  static final long STARTING_NANOS = 10_000_000_000L;

  private final Scheduler scheduler;
  private final Supplier<Link> links;
  private final Listener listener;
  private final long startingNanos;
  private @Nullable Link link;
  private boolean open;
  private boolean closed;
  private int life;
  private long openedNanos;
  private String trouble = "";
  private long waitNanos = FIRST_NANOS;
  private long startingUntilNanos;

  /** Told what happens, on the scheduler's thread. */
  public interface Listener {
    /** The link is usable, for the first time or again. */
    void opened();

    /** Bytes arrived. */
    void received(byte[] bytes);

    /**
     * The link that was usable is lost.
     *
     * @param detail why, one line
     */
    void lost(String detail);
  }

  /**
   * @param links makes the link, anew whenever it was lost
   */
  public LastingLink(Scheduler scheduler, Supplier<Link> links, Listener listener) {
    this(scheduler, links, listener, 0);
  }

  private LastingLink(
      Scheduler scheduler, Supplier<Link> links, Listener listener, long startingNanos) {
    this.scheduler = scheduler;
    this.links = links;
    this.listener = listener;
    this.startingNanos = startingNanos;
    this.startingUntilNanos = scheduler.nanoTime() + startingNanos;
  }

  /** One of a unit's own port: for ten seconds after its loss it is opened every half second. */
  public static LastingLink ofUnit(Scheduler scheduler, Supplier<Link> links, Listener listener) {
    return new LastingLink(scheduler, links, listener, STARTING_NANOS);
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
        openedNanos = scheduler.nanoTime();
        trouble = "";
        listener.opened();
      }
      case LinkEvent.Received received -> listener.received(received.bytes());
      case LinkEvent.Closed gone -> {
        trouble = gone.detail().isBlank() ? gone.reason().name() : gone.detail();
        gone(gone.reason() + " " + gone.detail());
      }
    }
  }

  private void gone(String detail) {
    life++; // timers and late events of this link are nobody's now
    if (open) {
      open = false;
      if (scheduler.nanoTime() - openedNanos >= STEADY_NANOS) { // else it goes on and on
        startingUntilNanos = scheduler.nanoTime() + startingNanos;
        waitNanos = FIRST_NANOS;
      }
      listener.lost(detail);
    }
    scheduler.schedule(waitNanos, this::open);
    if (scheduler.nanoTime() >= startingUntilNanos) {
      waitNanos = Math.min(MOST_NANOS, 2 * waitNanos);
    }
  }

  /**
   * Ends a link that is of no use, for a reason of one's own; it is opened again like a lost one.
   */
  public void giveUp(String detail) {
    Link broken = link;
    if (open && broken != null) {
      trouble = detail;
      gone(detail);
      broken.abort();
    }
  }

  /** Whether bytes can be sent. */
  public boolean isOpen() {
    return open;
  }

  /** Why it is not open, one line; empty: it is, or nothing has been heard of it yet. */
  public String trouble() {
    return trouble;
  }

  /** Sends bytes; they are dropped while the link is down. */
  public void send(byte[] bytes) {
    Link to = link;
    if (open && !closed && to != null) {
      to.send(bytes);
    }
  }

  /** Runs a task later, unless the link has been lost or closed meanwhile. */
  public Scheduler.Timer after(long delayNanos, Runnable task) {
    int mine = life;
    return scheduler.schedule(
        delayNanos,
        () -> {
          if (mine == life && open && !closed) {
            task.run();
          }
        });
  }

  /** Closes the link for good. */
  public void close() {
    if (!closed) {
      closed = true;
      open = false;
      if (link != null) {
        link.close();
      }
    }
  }
}
