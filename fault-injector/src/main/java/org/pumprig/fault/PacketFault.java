package org.pumprig.fault;

import static org.pumprig.fault.FaultWords.requireBetween;
import static org.pumprig.fault.FaultWords.requireChance;
import static org.pumprig.fault.FaultWords.requirePositiveSpan;
import static org.pumprig.fault.FaultWords.requireSpan;
import static org.pumprig.fault.FaultWords.share;
import static org.pumprig.fault.FaultWords.spoken;
import static org.pumprig.fault.FaultWords.time;

import java.util.List;

/**
 * A fault in the packets of a unit's flow, injected on their way: the sender's TCP sees it and
 * backs off, as in a real network. The spec's direction says which packets it acts on.
 */
public sealed interface PacketFault extends Fault {
  /** Packets are lost. */
  record Loss(LossModel model) implements PacketFault {
    @Override
    public String name() {
      return "loss";
    }

    @Override
    public String parameters() {
      return model.parameters();
    }

    @Override
    public String summary() {
      return "packets lost, " + model.parameters();
    }
  }

  /**
   * Packets arrive later.
   *
   * @param delayNanos fixed part, 0 or more; fixed part and jitter are not both nothing
   * @param jitter what is added
   * @param keepOrder whether a packet waits for those before it; otherwise jitter reorders
   */
  record Delay(long delayNanos, Jitter jitter, boolean keepOrder) implements PacketFault {
    /** Checks the range. */
    public Delay {
      requireSpan("delay", delayNanos);
      if (delayNanos == 0 && jitter instanceof Jitter.None) {
        throw new IllegalArgumentException("a delay of 0 without jitter is no fault");
      }
    }

    @Override
    public String name() {
      return "delay";
    }

    @Override
    public String parameters() {
      return ("delay=" + time(delayNanos) + " " + jitter.parameters()).strip()
          + " order="
          + (keepOrder ? "kept" : "free");
    }

    @Override
    public String summary() {
      return "packets delayed by "
          + spoken(delayNanos)
          + (jitter instanceof Jitter.None ? "" : " with " + jitter.parameters());
    }
  }

  /**
   * Chosen packets are held back while later ones overtake them.
   *
   * @param ppm chance that a packet is held back, more than 0
   * @param byNanos for how long, more than 0
   */
  record Reorder(int ppm, long byNanos) implements PacketFault {
    /** Checks the ranges. */
    public Reorder {
      requireChance("reordering", ppm);
      requirePositiveSpan("holding back", byNanos);
    }

    @Override
    public String name() {
      return "reorder";
    }

    @Override
    public String parameters() {
      return "rate=" + share(ppm) + " by=" + time(byNanos);
    }

    @Override
    public String summary() {
      return share(ppm) + " of packets overtaken by those sent up to " + spoken(byNanos) + " later";
    }
  }

  /**
   * Chosen packets arrive twice.
   *
   * @param ppm chance, more than 0
   */
  record Duplicate(int ppm) implements PacketFault {
    /** Checks the range. */
    public Duplicate {
      requireChance("duplication", ppm);
    }

    @Override
    public String name() {
      return "duplicate";
    }

    @Override
    public String parameters() {
      return "rate=" + share(ppm);
    }

    @Override
    public String summary() {
      return share(ppm) + " of packets arrive twice";
    }
  }

  /**
   * One bit of the payload of chosen packets is flipped (of the transport header where there is no
   * payload); their checksums stay as they were, so the receiver discards them unless it doesn't
   * look.
   *
   * @param ppm chance, more than 0
   */
  record Corrupt(int ppm) implements PacketFault {
    /** Checks the range. */
    public Corrupt {
      requireChance("corruption", ppm);
    }

    @Override
    public String name() {
      return "corrupt";
    }

    @Override
    public String parameters() {
      return "rate=" + share(ppm);
    }

    @Override
    public String summary() {
      return share(ppm) + " of packets have a flipped bit";
    }
  }

  /**
   * A token bucket with a queue; what doesn't fit into the queue is lost.
   *
   * @param bitsPerSecond of whole packets, link header not counted; 1000 or more
   * @param burstBytes bucket size, at least 1600
   * @param queueBytes room of the queue, at least 1600
   * @param perFlow a bucket for each connection; otherwise one for all of the target's traffic
   */
  record Rate(long bitsPerSecond, long burstBytes, long queueBytes, boolean perFlow)
      implements PacketFault {
    /** Checks the ranges. */
    public Rate {
      requireBetween("rate in bit/s", bitsPerSecond, 1_000, 100_000_000_000L);
      requireBetween("burst in bytes", burstBytes, 1_600, 1L << 30);
      requireBetween("queue in bytes", queueBytes, 1_600, 1L << 30);
    }

    @Override
    public String name() {
      return "rate";
    }

    @Override
    public String parameters() {
      return "rate=%dbit/s burst=%dB queue=%dB each=%s"
          .formatted(bitsPerSecond, burstBytes, queueBytes, perFlow ? "flow" : "target");
    }

    @Override
    public String summary() {
      return "at most " + bitsPerSecond + " bit/s";
    }
  }

  /** Every packet is lost, without a word. */
  record Blackhole() implements PacketFault {
    @Override
    public String name() {
      return "blackhole";
    }

    @Override
    public String summary() {
      return "every packet lost without a word";
    }
  }

  /**
   * Packets are lost and their sender is told so by ICMP (RFC 792, RFC 1812 5.2.7).
   *
   * @param answer what it is told
   */
  record Reject(Unreachable answer) implements PacketFault {
    @Override
    public String name() {
      return "reject";
    }

    @Override
    public String parameters() {
      return "answer=" + answer.diskName();
    }

    @Override
    public String summary() {
      return "packets answered with ICMP " + answer.diskName() + " unreachable";
    }
  }

  /** TCP segments are lost and their sender is answered with a reset. */
  record TcpReset() implements PacketFault {
    @Override
    public String name() {
      return "tcpReset";
    }

    @Override
    public String summary() {
      return "TCP segments answered with a reset";
    }
  }

  /**
   * Established connections become half-open: segments that flow in the spec's direction are lost,
   * and their sender is answered with a reset; the other end learns nothing and stalls. Direction
   * towards the pump: the gateway is reset, the pump stalls. Direction towards the gateway: the
   * pump is reset, the gateway keeps a dead connection. Handshakes (SYN) pass.
   */
  record TcpHalfOpen() implements PacketFault {
    @Override
    public String name() {
      return "tcpHalfOpen";
    }

    @Override
    public String summary() {
      return "connections dead at one end only";
    }
  }

  /** Connection requests (SYN without ACK) are lost; established connections go on. */
  record NoNewConnections() implements PacketFault {
    @Override
    public String name() {
      return "noNewConnections";
    }

    @Override
    public String summary() {
      return "no new connections, established ones go on";
    }
  }

  /**
   * Packets larger than this don't pass.
   *
   * @param bytes largest IP packet that passes, 68 to 1500
   * @param silent whether the sender is not told (a path-MTU black hole); otherwise ICMP says that
   *     fragmentation is needed
   */
  record SmallMtu(int bytes, boolean silent) implements PacketFault {
    /** Checks the range (least: RFC 791). */
    public SmallMtu {
      requireBetween("MTU in bytes", bytes, 68, 1_500);
    }

    @Override
    public String name() {
      return "smallMtu";
    }

    @Override
    public String parameters() {
      return "mtu=" + bytes + "B silent=" + silent;
    }

    @Override
    public String summary() {
      return "packets over " + bytes + " bytes lost" + (silent ? " without a word" : "");
    }
  }

  /**
   * The maximum segment size offered in connection requests is lowered to this.
   *
   * @param bytes 40 to 1460
   */
  record LowMss(int bytes) implements PacketFault {
    /** Checks the range. */
    public LowMss {
      requireBetween("MSS in bytes", bytes, 40, 1_460);
    }

    @Override
    public String name() {
      return "lowMss";
    }

    @Override
    public String parameters() {
      return "mss=" + bytes + "B";
    }

    @Override
    public String summary() {
      return "TCP segments of at most " + bytes + " bytes";
    }
  }

  /**
   * A recorded network is played again: from each point's time on, its delay, loss and rate hold.
   *
   * @param points 1 to 100 000, the first at 0, times rising
   */
  record Trace(List<TracePoint> points) implements PacketFault {
    /** Checks the order and copies. */
    public Trace {
      requireBetween("points of the trace", points.size(), 1, 100_000);
      long before = -1;
      for (TracePoint point : points) {
        if (point.atNanos() <= before) {
          throw new IllegalArgumentException(
              "the trace's time goes back at " + time(point.atNanos()));
        }
        before = point.atNanos();
      }
      if (points.getFirst().atNanos() != 0) {
        throw new IllegalArgumentException("a trace starts at 0");
      }
      points = List.copyOf(points);
    }

    @Override
    public String name() {
      return "trace";
    }

    @Override
    public String parameters() {
      return "points=" + points.size();
    }

    @Override
    public String summary() {
      return "a recorded network of " + points.size() + " points";
    }
  }

  /**
   * The kernel's network emulator with all its parameters, several at once.
   *
   * @param settings what it is told
   */
  record Netem(NetemSettings settings) implements PacketFault {
    @Override
    public String name() {
      return "netem";
    }

    @Override
    public String parameters() {
      return settings.parameters();
    }

    @Override
    public String summary() {
      return "the kernel's network emulator: " + settings.parameters();
    }
  }
}
