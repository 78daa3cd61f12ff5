package org.pumprig.pump.protocol.newera;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.frame.NewEraFrame;
import org.pumprig.link.frame.NewEraFramer;
import org.pumprig.time.Scheduler;

/**
 * Pumps in a daisy chain on one serial line; each hears every byte and answers what is meant for
 * it. Confined to the scheduler's thread, which must be the link's.
 */
public final class NewEraLine {
  /** A packet whose rest doesn't come in that time is dropped (NE-1000 manual, safe mode). */
  public static final long BETWEEN_BYTES_NANOS = 500_000_000L;

  private final Scheduler scheduler;
  private final List<Station> stations = new ArrayList<>();
  private @Nullable Link link;

  /**
   * @param pumps with different addresses
   */
  public NewEraLine(Scheduler scheduler, List<NewEraPump> pumps) {
    this.scheduler = scheduler;
    pumps.forEach(pump -> stations.add(new Station(pump)));
  }

  /** Takes a link, not yet opened; the one before is nobody's then. */
  public void attach(Link next) {
    link = next;
    next.open(
        event -> {
          if (link == next) {
            switch (event) {
              case LinkEvent.Opened _ -> stations.forEach(Station::settle);
              case LinkEvent.Received data ->
                  stations.forEach(station -> station.received(data.bytes()));
              case LinkEvent.Closed _ -> link = null;
            }
          }
        });
  }

  /** Power comes or goes for all. */
  public void power(boolean on) {
    stations.forEach(
        station -> {
          station.pump.power(on, scheduler.nanoTime());
          station.settle();
        });
  }

  /** One pump with its framing and its timers. */
  private final class Station {
    private final NewEraPump pump;
    private final NewEraFramer framer = new NewEraFramer(NewEraFramer.Side.REQUESTS);
    private Scheduler.Timer silence = () -> {};
    private Scheduler.Timer partial = () -> {};

    Station(NewEraPump pump) {
      this.pump = pump;
    }

    void received(byte[] bytes) {
      partial.cancel();
      framer.push(bytes).forEach(this::frame);
      if (framer.isPartial() && pump.isSafe()) {
        partial = scheduler.schedule(BETWEEN_BYTES_NANOS, framer::expire);
      }
      settle();
    }

    private void frame(NewEraFrame frame) {
      switch (frame) {
        case NewEraFrame.Basic basic -> {
          if (!pump.isSafe()) {
            pump.request(basic.text(), scheduler.nanoTime()).ifPresent(this::reply);
          }
        }
        // A packet is understood in either mode; that is how a client enters safe mode.
        case NewEraFrame.Safe safe ->
            pump.request(safe.payload(), scheduler.nanoTime()).ifPresent(this::reply);
        case NewEraFrame.Broken broken -> {
          if (broken.cause() == NewEraFrame.Cause.CHECKSUM && stations.size() == 1) {
            pump.garbled().ifPresent(this::reply);
          }
        }
      }
    }

    private void reply(String text) {
      Link to = link;
      if (to != null) {
        to.send(pump.isSafe() ? NewEraFramer.safe(text) : NewEraFramer.basicReply(text));
      }
    }

    void settle() {
      pump.unsolicited().ifPresent(this::reply);
      silence.cancel();
      pump.timeOutNanos()
          .ifPresent(
              due ->
                  silence =
                      scheduler.schedule(
                          due - scheduler.nanoTime(),
                          () -> {
                            pump.timeOut(scheduler.nanoTime());
                            settle();
                          }));
    }
  }
}
