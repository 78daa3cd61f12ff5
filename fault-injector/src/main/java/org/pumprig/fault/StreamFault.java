package org.pumprig.fault;

import static org.pumprig.fault.FaultWords.requireBetween;
import static org.pumprig.fault.FaultWords.requirePositiveSpan;
import static org.pumprig.fault.FaultWords.requireSpan;
import static org.pumprig.fault.FaultWords.spoken;
import static org.pumprig.fault.FaultWords.time;

/**
 * A fault in the byte streams between pump and gateway, injected where the connection is
 * terminated.
 *
 * <p>The kernel acknowledges what a terminated connection takes in, so the sender's TCP sees no
 * loss and does not back off: faults in the packets themselves are another family.
 */
public sealed interface StreamFault extends Fault {
  /**
   * Each chunk is delivered later than it arrived by {@code delayNanos} plus a uniform draw from 0
   * … {@code jitterNanos}; order is kept, so a chunk also waits for those before it. Orderly ends
   * and resets travel with the bytes. Chunks under way when the fault is reverted keep their delay.
   *
   * @param delayNanos least delay, 0 or more
   * @param jitterNanos largest addition, 0 or more
   */
  record Latency(long delayNanos, long jitterNanos) implements StreamFault {
    /** Checks the range. */
    public Latency {
      requireSpan("delay", delayNanos);
      requireSpan("jitter", jitterNanos);
    }

    @Override
    public String name() {
      return "latency";
    }

    @Override
    public String parameters() {
      return "delay=" + time(delayNanos) + " jitter=" + time(jitterNanos);
    }

    @Override
    public String summary() {
      return "delay of %s and up to %s more".formatted(spoken(delayNanos), spoken(jitterNanos));
    }
  }

  /** Nothing passes; what arrives is held, in order, and delivered when the fault is reverted. */
  record Stall() implements StreamFault {
    @Override
    public String name() {
      return "stall";
    }

    @Override
    public String summary() {
      return "nothing passes";
    }
  }

  /**
   * Connections are reset (RST) on both legs, whatever the spec's direction.
   *
   * @param afterNanos age at which: counted from the start of the fault for connections that were
   *     there, from the accept for those made while it is active
   */
  record Reset(long afterNanos) implements StreamFault {
    /** Checks the range. */
    public Reset {
      requireSpan("age", afterNanos);
    }

    @Override
    public String name() {
      return "reset";
    }

    @Override
    public String parameters() {
      return "after=" + time(afterNanos);
    }

    @Override
    public String summary() {
      return "connections reset after " + spoken(afterNanos);
    }
  }

  /**
   * The gateway's leg is reset and gone; the pump's leg stays open and silent: its bytes are
   * swallowed, nothing answers. New connections are accepted into the same silence. After the
   * revert the pump is answered as by a gateway that knows nothing of the connection: with a reset,
   * at once if it had sent anything into the silence, else when it next sends. The spec's direction
   * has no meaning here.
   */
  record HalfOpen() implements StreamFault {
    @Override
    public String name() {
      return "halfOpen";
    }

    @Override
    public String summary() {
      return "half-open connections";
    }
  }

  /**
   * Nobody listens: the listening socket is really closed, the kernel refuses. The spec's direction
   * has no meaning here.
   *
   * @param cutEstablished whether established connections are reset as well
   */
  record Refuse(boolean cutEstablished) implements StreamFault {
    @Override
    public String name() {
      return "refuse";
    }

    @Override
    public String parameters() {
      return "cutEstablished=" + cutEstablished;
    }

    @Override
    public String summary() {
      return cutEstablished ? "no listener, connections cut" : "no listener";
    }

    @Override
    public boolean closesListener() {
      return true;
    }
  }

  /**
   * Bytes pass at a limited rate, in order.
   *
   * @param bytesPerSecond 1 or more
   * @param shared one limit for all of the target's connections together; otherwise for each
   */
  record Bandwidth(long bytesPerSecond, boolean shared) implements StreamFault {
    /** Checks the range. */
    public Bandwidth {
      requireBetween("bandwidth in bytes/s", bytesPerSecond, 1, 100_000_000_000L);
    }

    @Override
    public String name() {
      return "bandwidth";
    }

    @Override
    public String parameters() {
      return "rate=" + bytesPerSecond + "B/s shared=" + shared;
    }

    @Override
    public String summary() {
      return "at most " + bytesPerSecond + " bytes a second" + (shared ? " in all" : "");
    }
  }

  /**
   * Ends of streams, orderly ones and resets, are passed on later.
   *
   * @param delayNanos more than 0
   */
  record SlowClose(long delayNanos) implements StreamFault {
    /** Checks the range. */
    public SlowClose {
      requirePositiveSpan("delay", delayNanos);
    }

    @Override
    public String name() {
      return "slowClose";
    }

    @Override
    public String parameters() {
      return "delay=" + time(delayNanos);
    }

    @Override
    public String summary() {
      return "ends of connections passed on after " + spoken(delayNanos);
    }
  }

  /**
   * Nothing passes and what arrives is lost; a connection is closed in order (FIN) on both legs
   * after a time.
   *
   * @param afterNanos age at which, counted as in {@link Reset}; 0: not before the fault is
   *     reverted, then at once
   */
  record TimeOut(long afterNanos) implements StreamFault {
    /** Checks the range. */
    public TimeOut {
      requireSpan("age", afterNanos);
    }

    @Override
    public String name() {
      return "timeOut";
    }

    @Override
    public String parameters() {
      return "after=" + time(afterNanos);
    }

    @Override
    public String summary() {
      return "nothing passes, connections closed after " + spoken(afterNanos);
    }
  }

  /**
   * Bytes are delivered in small slices, each written on its own, with a pause between two.
   *
   * @param averageBytes mean slice, 1 or more
   * @param variationBytes slices vary uniformly by so much up and down, less than the mean
   * @param pauseNanos pause after each slice, 0 or more
   */
  record Slicer(int averageBytes, int variationBytes, long pauseNanos) implements StreamFault {
    /** Checks the ranges. */
    public Slicer {
      requireBetween("slice in bytes", averageBytes, 1, 1 << 20);
      requireBetween("variation in bytes", variationBytes, 0, averageBytes - 1L);
      requireSpan("pause", pauseNanos);
    }

    @Override
    public String name() {
      return "slicer";
    }

    @Override
    public String parameters() {
      return "slice=%dB variation=%dB pause=%s"
          .formatted(averageBytes, variationBytes, time(pauseNanos));
    }

    @Override
    public String summary() {
      return "bytes in slices of about %d, %s apart".formatted(averageBytes, spoken(pauseNanos));
    }
  }

  /**
   * A connection is closed in order on both legs once so many bytes have passed in the spec's
   * direction while the fault is active; the last of them are delivered.
   *
   * @param bytes 0 or more
   */
  record DataLimit(long bytes) implements StreamFault {
    /** Checks the range. */
    public DataLimit {
      requireBetween("limit in bytes", bytes, 0, 1L << 50);
    }

    @Override
    public String name() {
      return "dataLimit";
    }

    @Override
    public String parameters() {
      return "bytes=" + bytes;
    }

    @Override
    public String summary() {
      return "connections closed after " + bytes + " bytes";
    }
  }

  /**
   * New connections are accepted, their bytes are swallowed and nothing answers; established ones
   * go on. After the revert those accepted into the silence are reset.
   */
  record AcceptSilence() implements StreamFault {
    @Override
    public String name() {
      return "acceptSilence";
    }

    @Override
    public String summary() {
      return "new connections accepted into silence";
    }
  }

  /**
   * The way to the gateway is made later: a new connection is accepted, and its bytes wait until
   * the gateway has been connected to.
   *
   * @param delayNanos more than 0
   */
  record SlowConnect(long delayNanos) implements StreamFault {
    /** Checks the range. */
    public SlowConnect {
      requirePositiveSpan("delay", delayNanos);
    }

    @Override
    public String name() {
      return "slowConnect";
    }

    @Override
    public String parameters() {
      return "delay=" + time(delayNanos);
    }

    @Override
    public String summary() {
      return "gateway connected to only after " + spoken(delayNanos);
    }
  }

  /**
   * A stream fault that acts on a share of the connections only. Each connection is drawn once, by
   * its number, when the fault meets it: a fault that is changed and has kept its seed meets the
   * same connections again.
   *
   * @param fault what is done to those chosen; not itself a share, and not {@link Refuse}, which
   *     acts on the listener
   * @param ppm chance of each connection, parts per million, more than 0
   */
  record OnShare(StreamFault fault, int ppm) implements StreamFault {
    /** Checks the range. */
    public OnShare {
      FaultWords.requireChance("share of connections", ppm);
      if (fault instanceof OnShare || fault instanceof Refuse) {
        throw new IllegalArgumentException(fault.name() + " can't act on a share of connections");
      }
    }

    @Override
    public String name() {
      return fault.name();
    }

    @Override
    public String parameters() {
      return (fault.parameters() + " connections=" + FaultWords.share(ppm)).strip();
    }

    @Override
    public String summary() {
      return fault.summary() + ", on " + FaultWords.share(ppm) + " of connections";
    }
  }

  /** The longest delay or age that any fault may ask for: 31 days. */
  long LIMIT_NANOS = FaultWords.LIMIT_NANOS;
}
