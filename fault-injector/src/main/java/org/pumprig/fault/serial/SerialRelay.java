package org.pumprig.fault.serial;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.time.Scheduler;

/**
 * Joins a unit's faulty line with the port of whoever talks to it, such as a gateway on another
 * serial port of the rig. When either end goes, both are closed and opened again after a pause.
 */
public final class SerialRelay implements AutoCloseable {
  private static final long REOPEN_NANOS = 500_000_000;

  private final SerialFaultLine line;
  private final Supplier<? extends Link> farPorts;
  private final Scheduler scheduler;
  private @Nullable Joint joint;
  private boolean closed;

  /**
   * @param farPorts makes a new link to the far port at each call
   */
  public SerialRelay(SerialFaultLine line, Supplier<? extends Link> farPorts, Scheduler scheduler) {
    this.line = line;
    this.farPorts = farPorts;
    this.scheduler = scheduler;
  }

  /** Opens both ends. On the scheduler's thread, as everything here. */
  public void start() {
    if (!closed) {
      var opened = new Joint(line.link(), farPorts.get());
      joint = opened;
      opened.start();
    }
  }

  /** Whether both ends are open. */
  public boolean joined() {
    Joint current = joint;
    return current != null && current.unitOpen && current.farOpen;
  }

  @Override
  public void close() {
    closed = true;
    Joint current = joint;
    if (current != null) {
      current.end();
    }
  }

  private final class Joint {
    private final Link unit;
    private final Link far;
    private boolean unitOpen;
    private boolean farOpen;
    private boolean ended;

    Joint(Link unit, Link far) {
      this.unit = unit;
      this.far = far;
    }

    void start() {
      unit.open(
          event -> {
            switch (event) {
              case LinkEvent.Opened _ -> unitOpen = true;
              case LinkEvent.Received received -> far.send(received.bytes());
              case LinkEvent.Closed _ -> end();
            }
          });
      far.open(
          event -> {
            switch (event) {
              case LinkEvent.Opened _ -> farOpen = true;
              case LinkEvent.Received received -> unit.send(received.bytes());
              case LinkEvent.Closed _ -> end();
            }
          });
    }

    void end() {
      if (!ended) {
        ended = true;
        unitOpen = false;
        farOpen = false;
        unit.abort();
        far.abort();
        joint = null;
        if (!closed) {
          scheduler.schedule(REOPEN_NANOS, SerialRelay.this::start);
        }
      }
    }
  }
}
