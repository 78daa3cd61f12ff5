package org.pumprig.rig.real;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.Network;
import org.pumprig.time.Scheduler;

/**
 * A port on which a gateway reports of several units: each unit's link hears all of it, and the
 * first one's answers are the rig's. One connection at a time; a newer one takes the place of the
 * older. A connection waits, unread, until a unit is there to hear it. Confined to the scheduler's
 * thread.
 */
final class ReportDoor implements AutoCloseable {
  /**
   * All units come back at the same time after a connection was lost; nobody is to miss its begin.
   */
  private static final long GATHER_NANOS = 20_000_000;

  private final Endpoint local;
  private final Network network;
  private final Scheduler scheduler;
  private final SequencedSet<UnitLink> units = new LinkedHashSet<>();
  private Network.@Nullable Listener listener;
  private @Nullable Link waiting;
  private @Nullable Link current;
  private boolean usable;
  private boolean gathering;

  private ReportDoor(Endpoint local, Network network, Scheduler scheduler) {
    this.local = local;
    this.network = network;
    this.scheduler = scheduler;
  }

  /**
   * Listens.
   *
   * @param network its own: closed with the door
   */
  static ReportDoor open(Endpoint local, Network network, Scheduler scheduler) throws IOException {
    var door = new ReportDoor(local, network, scheduler);
    door.listener = network.listen(local, door::accept);
    return door;
  }

  /** A new link for one unit; it opens when somebody reports. */
  Link link() {
    return new UnitLink();
  }

  private void accept(Link link) {
    Link unheard = waiting;
    if (unheard != null) {
      unheard.abort();
    }
    waiting = link;
    Link older = current;
    if (older != null) {
      older.close();
      lost(older, new LinkEvent.Closed(LinkEvent.Reason.PEER, "a newer connection came"));
    }
    gather();
  }

  private void gather() {
    if (waiting != null && current == null && !units.isEmpty() && !gathering) {
      gathering = true;
      scheduler.schedule(GATHER_NANOS, this::begin);
    }
  }

  private void begin() {
    gathering = false;
    Link next = waiting;
    if (next == null || current != null || units.isEmpty()) {
      return;
    }
    waiting = null;
    current = next;
    next.open(event -> on(next, event));
  }

  private void on(Link link, LinkEvent event) {
    if (link != current) {
      return;
    }
    switch (event) {
      case LinkEvent.Opened _ -> {
        usable = true;
        tell(event);
      }
      case LinkEvent.Received data -> {
        for (UnitLink unit : new ArrayList<>(units)) {
          unit.tell(new LinkEvent.Received(data.bytes().clone()));
        }
      }
      case LinkEvent.Closed gone -> {
        link.close();
        lost(link, gone);
      }
    }
  }

  private void lost(Link link, LinkEvent.Closed why) {
    if (link != current) {
      return;
    }
    boolean was = usable;
    current = null;
    usable = false;
    if (was) {
      var hearers = new ArrayList<>(units);
      units.clear();
      hearers.forEach(unit -> unit.tell(why));
    }
    gather();
  }

  private void tell(LinkEvent event) {
    new ArrayList<>(units).forEach(unit -> unit.tell(event));
  }

  private void leave(UnitLink unit) {
    units.remove(unit);
    Link link = current;
    if (units.isEmpty() && link != null) {
      current = null;
      usable = false;
      link.close();
    }
  }

  @Override
  public void close() {
    if (listener != null) {
      listener.close();
    }
    network.close();
  }

  private final class UnitLink implements Link {
    private @Nullable Consumer<? super LinkEvent> events;
    private boolean ended;

    @Override
    public void open(Consumer<? super LinkEvent> receiver) {
      events = receiver;
      units.add(this);
      if (usable) {
        scheduler.execute(
            () -> {
              if (usable && units.contains(this)) {
                tell(new LinkEvent.Opened());
              }
            });
      }
      gather();
    }

    void tell(LinkEvent event) {
      Consumer<? super LinkEvent> to = events;
      if (to != null && !ended) {
        ended = event instanceof LinkEvent.Closed;
        to.accept(event);
      }
    }

    @Override
    public void send(byte[] bytes) {
      Link link = current;
      if (usable && link != null && !units.isEmpty() && units.getFirst() == this) {
        link.send(bytes);
      }
    }

    @Override
    public void close() {
      if (!ended) {
        leave(this);
        scheduler.execute(() -> tell(new LinkEvent.Closed(LinkEvent.Reason.OWN, "")));
      }
    }

    @Override
    public void abort() {
      close();
    }

    @Override
    public String describe() {
      return "reports to " + local;
    }
  }
}
