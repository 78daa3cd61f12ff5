package org.pumprig.fault;

import static org.pumprig.fault.FaultWords.requirePositiveSpan;
import static org.pumprig.fault.FaultWords.spoken;
import static org.pumprig.fault.FaultWords.time;

/** A fault in an Ethernet link: the carrier goes. */
public sealed interface LinkFault extends Fault {
  /** The link is down. */
  record Down() implements LinkFault {
    @Override
    public String name() {
      return "linkDown";
    }

    @Override
    public String summary() {
      return "Ethernet link down";
    }
  }

  /**
   * The link goes down and up again and again.
   *
   * @param downNanos how long it is down each time, more than 0
   * @param upNanos how long it is up in between, more than 0
   */
  record Flapping(long downNanos, long upNanos) implements LinkFault {
    /** Checks the ranges. */
    public Flapping {
      requirePositiveSpan("down", downNanos);
      requirePositiveSpan("up", upNanos);
    }

    @Override
    public String name() {
      return "linkFlapping";
    }

    @Override
    public String parameters() {
      return "down=" + time(downNanos) + " up=" + time(upNanos);
    }

    @Override
    public String summary() {
      return "Ethernet link down for "
          + spoken(downNanos)
          + ", up for "
          + spoken(upNanos)
          + ", again and again";
    }
  }
}
