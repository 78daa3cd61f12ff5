package org.pumprig.fault.serial;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Injector;
import org.pumprig.fault.model.serial.SerialLineModel;
import org.pumprig.fault.model.serial.SerialOutput;
import org.pumprig.link.LineBreak;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.time.Scheduler;

/**
 * A unit's serial line with faults in it: who talks to the unit opens {@link #link} in place of the
 * port. One link at a time is open; the line and its faults outlive it.
 *
 * <p>A break that the port can't send, and every break towards who talks to the unit, arrives as
 * the byte NUL, as a terminal driver without BRKINT delivers it (POSIX.1-2017, 11.2.2). Confined to
 * the scheduler's thread.
 */
public final class SerialFaultLine {
  /** More bytes than this waiting in one direction break the link off. */
  static final long WAITING_LIMIT_BYTES = 1 << 20;

  private static final byte[] NUL = {0};

  private final String name;
  private final Supplier<? extends Link> ports;
  private final Scheduler scheduler;
  private final SerialLineModel model = new SerialLineModel();
  private final SerialInjector injector;
  private @Nullable FaultyLink open;
  private Scheduler.Timer wake = () -> {};

  /**
   * @param name of the unit, for messages
   * @param ports makes a new link to the unit's port at each call
   * @param scheduler thread of everything here, and the links' own
   */
  public SerialFaultLine(String name, Supplier<? extends Link> ports, Scheduler scheduler) {
    this.name = name;
    this.ports = ports;
    this.scheduler = scheduler;
    this.injector = new SerialInjector(this, scheduler);
  }

  /** A new link through the faults to the unit. */
  public Link link() {
    return new FaultyLink(ports.get());
  }

  /** Injects into this line. */
  public Injector injector() {
    return injector;
  }

  SerialLineModel model() {
    return model;
  }

  String name() {
    return name;
  }

  /** Whether somebody has the port open. */
  boolean inUse() {
    return open != null;
  }

  /** Carries out what a changed set of faults means. */
  void faultsChanged() {
    FaultyLink link = open;
    if (model.unplugged() && link != null) {
      link.unplug();
    }
    settle();
  }

  private void settle() {
    wake.cancel();
    FaultyLink link = open;
    if (link == null) {
      return;
    }
    long now = scheduler.nanoTime();
    for (Direction flow : List.of(Direction.TOWARDS_GATEWAY, Direction.TOWARDS_PUMP)) {
      for (SerialOutput out = model.poll(flow, now); out != null; out = model.poll(flow, now)) {
        link.deliver(flow, out);
      }
      if (model.queuedBytes(flow) > WAITING_LIMIT_BYTES) {
        link.end(LinkEvent.Reason.FAILED, "more than " + WAITING_LIMIT_BYTES + " bytes wait");
        return;
      }
    }
    long due = model.nextDueNanos();
    if (due != Long.MAX_VALUE) {
      wake = scheduler.schedule(due - now, this::settle);
    }
  }

  private final class FaultyLink implements Link {
    private final Link port;
    private Consumer<? super LinkEvent> events = event -> {};
    private boolean ended;

    FaultyLink(Link port) {
      this.port = port;
    }

    @Override
    public void open(Consumer<? super LinkEvent> receiver) {
      events = receiver;
      if (model.unplugged() || open != null) {
        String why = model.unplugged() ? "unplugged" : "in use";
        ended = true;
        scheduler.execute(
            () -> receiver.accept(new LinkEvent.Closed(LinkEvent.Reason.FAILED, name + " " + why)));
        return;
      }
      open = this;
      port.open(this::on);
    }

    private void on(LinkEvent event) {
      if (ended) {
        return;
      }
      switch (event) {
        case LinkEvent.Opened _ -> {
          events.accept(event);
          settle();
        }
        case LinkEvent.Received received -> {
          model.arrive(Direction.TOWARDS_GATEWAY, received.bytes(), scheduler.nanoTime());
          settle();
        }
        case LinkEvent.Closed closed -> end(closed.reason(), closed.detail());
      }
    }

    @Override
    public void send(byte[] bytes) {
      if (!ended && bytes.length > 0) {
        model.arrive(Direction.TOWARDS_PUMP, bytes, scheduler.nanoTime());
        settle();
      }
    }

    private void deliver(Direction flow, SerialOutput out) {
      switch (out) {
        case SerialOutput.Bytes output -> pass(flow, output.bytes());
        case SerialOutput.Break output -> {
          if (flow == Direction.TOWARDS_PUMP && port instanceof LineBreak line) {
            line.setBreak(true);
            scheduler.schedule(output.lastsNanos(), () -> line.setBreak(false));
          } else {
            pass(flow, NUL.clone());
          }
        }
      }
    }

    private void pass(Direction flow, byte[] bytes) {
      if (flow == Direction.TOWARDS_PUMP) {
        port.send(bytes);
      } else {
        events.accept(new LinkEvent.Received(bytes));
      }
    }

    void unplug() {
      end(LinkEvent.Reason.FAILED, name + " unplugged");
    }

    void end(LinkEvent.Reason reason, String detail) {
      if (!ended) {
        ended = true;
        open = null;
        port.abort();
        events.accept(new LinkEvent.Closed(reason, detail));
      }
    }

    @Override
    public void close() {
      port.close();
      closedByOwner();
    }

    @Override
    public void abort() {
      port.abort();
      closedByOwner();
    }

    private void closedByOwner() {
      if (!ended) {
        ended = true;
        if (open == this) {
          open = null;
        }
        scheduler.execute(() -> events.accept(new LinkEvent.Closed(LinkEvent.Reason.OWN, "")));
      }
    }

    @Override
    public String describe() {
      return port.describe();
    }
  }
}
