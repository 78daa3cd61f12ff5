package org.pumprig.fault;

import static org.pumprig.fault.FaultWords.requireBetween;
import static org.pumprig.fault.FaultWords.requireShare;
import static org.pumprig.fault.FaultWords.requireSpan;
import static org.pumprig.fault.FaultWords.share;
import static org.pumprig.fault.FaultWords.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every parameter of the kernel's network emulator, named as in {@code tc-netem(8)}.
 *
 * @param delay what is added to each packet's way; empty: nothing
 * @param loss which packets are lost; empty: none
 * @param ecn whether packets are marked instead of lost where their connection allows it
 * @param corrupt packets with one flipped bit
 * @param duplicate packets that arrive twice
 * @param reorder packets that overtake the delayed ones; needs a delay
 * @param reorderGap with reordering: every so manieth packet is a candidate; 0: each
 * @param rate data rate; empty: unlimited
 * @param slot packets leave in slots; empty: when their time has come
 * @param limitPackets room of the queue
 */
public record NetemSettings(
    Optional<Delay> delay,
    Optional<Loss> loss,
    boolean ecn,
    Chance corrupt,
    Chance duplicate,
    Chance reorder,
    int reorderGap,
    Optional<Rate> rate,
    Optional<Slot> slot,
    int limitPackets) {
  /** Room of the queue unless told. */
  public static final int DEFAULT_LIMIT_PACKETS = 10_000;

  /** Checks the ranges, and that there is anything to do. */
  public NetemSettings {
    requireBetween("reordering's gap", reorderGap, 0, 1_000_000);
    requireBetween("packets of the queue", limitPackets, 1, 10_000_000);
    if (reorder.ppm() > 0 && delay.isEmpty()) {
      throw new IllegalArgumentException("reordering needs a delay that packets overtake");
    }
    if (reorderGap > 0 && reorder.ppm() == 0) {
      throw new IllegalArgumentException("a gap of reordering without reordering");
    }
    if (ecn && loss.isEmpty()) {
      throw new IllegalArgumentException("marking by ECN takes the place of loss: there is none");
    }
    if (delay.isEmpty()
        && loss.isEmpty()
        && corrupt.ppm() == 0
        && duplicate.ppm() == 0
        && rate.isEmpty()
        && slot.isEmpty()) {
      throw new IllegalArgumentException("a network emulator that does nothing is no fault");
    }
  }

  /**
   * A chance with its correlation to the packet before.
   *
   * @param ppm parts per million; 0: never
   * @param correlationPpm of successive draws
   */
  public record Chance(int ppm, int correlationPpm) {
    /** Never. */
    public static final Chance NONE = new Chance(0, 0);

    /** Checks the ranges. */
    public Chance {
      requireShare("a chance", ppm);
      requireShare("a correlation", correlationPpm);
    }

    private void write(String name, List<String> words) {
      if (ppm > 0) {
        words.add(name + "=" + share(ppm));
        if (correlationPpm > 0) {
          words.add(name + "Correlation=" + share(correlationPpm));
        }
      }
    }
  }

  /** How jitter is distributed: the tables that come with iproute2. */
  public enum Distribution {
    /** Between minus and plus the jitter; no table. */
    UNIFORM("uniform"),
    /** Normal; the jitter is its standard deviation. */
    NORMAL("normal"),
    /** Pareto, as iproute2 has it. */
    PARETO("pareto"),
    /** A quarter normal, three quarters Pareto. */
    PARETO_NORMAL("paretonormal"),
    /** What iproute2's authors once measured. */
    EXPERIMENTAL("experimental");

    private final String diskName;

    Distribution(String diskName) {
      this.diskName = diskName;
    }

    /** The name in plans and in tc. */
    public String diskName() {
      return diskName;
    }
  }

  /**
   * A delay.
   *
   * @param nanos fixed part
   * @param jitterNanos 0: none
   * @param correlationPpm of successive delays
   * @param distribution of the jitter
   */
  public record Delay(long nanos, long jitterNanos, int correlationPpm, Distribution distribution) {
    /** Checks the ranges. */
    public Delay {
      requireSpan("delay", nanos);
      requireSpan("jitter", jitterNanos);
      requireShare("a correlation", correlationPpm);
      if (nanos == 0 && jitterNanos == 0) {
        throw new IllegalArgumentException("a delay of 0 without jitter is no fault");
      }
      if (jitterNanos == 0 && (correlationPpm > 0 || distribution != Distribution.UNIFORM)) {
        throw new IllegalArgumentException("a correlation or distribution of no jitter");
      }
    }
  }

  /** Which packets are lost. */
  public sealed interface Loss {
    /** Each with a chance. */
    record Random(Chance chance) implements Loss {}

    /**
     * Four states: received in a gap, received in a burst, lost in a burst, lost alone; chances of
     * the steps between them.
     */
    record State(int p13Ppm, int p31Ppm, int p32Ppm, int p23Ppm, int p14Ppm) implements Loss {
      /** Checks the ranges. */
      public State {
        for (int each : new int[] {p13Ppm, p31Ppm, p32Ppm, p23Ppm, p14Ppm}) {
          requireShare("a step between states", each);
        }
        FaultWords.requireChance("p13", p13Ppm);
      }
    }

    /** Gilbert and Elliott's two states. */
    record Gemodel(LossModel.GilbertElliott model) implements Loss {}
  }

  /**
   * A data rate.
   *
   * @param bitsPerSecond 1000 or more
   * @param packetOverheadBytes added to each packet; may be negative
   * @param cellBytes packets are rounded up to cells; 0: they aren't
   * @param cellOverheadBytes added to each cell; may be negative
   */
  public record Rate(
      long bitsPerSecond, int packetOverheadBytes, int cellBytes, int cellOverheadBytes) {
    /** Checks the ranges. */
    public Rate {
      requireBetween("rate in bit/s", bitsPerSecond, 1_000, 100_000_000_000L);
      requireBetween("overhead of a packet in bytes", packetOverheadBytes, -1_000, 1_000);
      requireBetween("cell in bytes", cellBytes, 0, 100_000);
      requireBetween("overhead of a cell in bytes", cellOverheadBytes, -1_000, 1_000);
    }
  }

  /**
   * Packets leave together, in slots.
   *
   * @param times between them
   * @param packets most packets of a slot; 0: any number
   * @param bytes most bytes of a slot; 0: any number
   */
  public record Slot(SlotTimes times, int packets, int bytes) {
    /** Checks the ranges. */
    public Slot {
      requireBetween("packets of a slot", packets, 0, 1_000_000);
      requireBetween("bytes of a slot", bytes, 0, 1 << 30);
    }
  }

  /** How long it is from slot to slot. */
  public sealed interface SlotTimes {
    /**
     * Any time between two, each as likely.
     *
     * @param leastNanos more than 0
     */
    record Between(long leastNanos, long mostNanos) implements SlotTimes {
      /** Checks the ranges. */
      public Between {
        FaultWords.requirePositiveSpan("time between slots", leastNanos);
        requireSpan("time between slots", mostNanos);
        if (mostNanos < leastNanos) {
          throw new IllegalArgumentException(
              "the longest time between slots is below the shortest");
        }
      }
    }

    /**
     * Drawn from a table.
     *
     * @param nanos more than 0
     * @param jitterNanos more than 0
     */
    record Drawn(long nanos, long jitterNanos, Distribution distribution) implements SlotTimes {
      /** Checks the ranges. */
      public Drawn {
        FaultWords.requirePositiveSpan("time between slots", nanos);
        FaultWords.requirePositiveSpan("jitter of slots", jitterNanos);
        if (distribution == Distribution.UNIFORM) {
          throw new IllegalArgumentException(
              "slots with a uniform distribution are written with their shortest and longest time");
        }
      }
    }
  }

  String parameters() {
    var words = new ArrayList<String>();
    delay.ifPresent(
        each -> {
          words.add("delay=" + time(each.nanos()));
          if (each.jitterNanos() > 0) {
            words.add("jitter=" + time(each.jitterNanos()));
            words.add("distribution=" + each.distribution().diskName());
            words.add("delayCorrelation=" + share(each.correlationPpm()));
          }
        });
    loss.ifPresent(each -> words.add(text(each)));
    if (ecn) {
      words.add("ecn");
    }
    corrupt.write("corrupt", words);
    duplicate.write("duplicate", words);
    reorder.write("reorder", words);
    if (reorderGap > 0) {
      words.add("gap=" + reorderGap);
    }
    rate.ifPresent(
        each ->
            words.add(
                "limit=%dbit/s packetOverhead=%d cell=%d cellOverhead=%d"
                    .formatted(
                        each.bitsPerSecond(),
                        each.packetOverheadBytes(),
                        each.cellBytes(),
                        each.cellOverheadBytes())));
    slot.ifPresent(
        each ->
            words.add(
                "%s slotPackets=%d slotBytes=%d"
                    .formatted(text(each.times()), each.packets(), each.bytes())));
    words.add("packets=" + limitPackets);
    return String.join(" ", words);
  }

  private static String text(SlotTimes times) {
    return switch (times) {
      case SlotTimes.Between(long least, long most) -> "slot=" + time(least) + ".." + time(most);
      case SlotTimes.Drawn(long nanos, long jitter, Distribution distribution) ->
          "slot=%s slotJitter=%s slotDistribution=%s"
              .formatted(time(nanos), time(jitter), distribution.diskName());
    };
  }

  private static String text(Loss loss) {
    return switch (loss) {
      case Loss.Random(Chance chance) -> {
        var words = new ArrayList<String>();
        chance.write("loss", words);
        yield String.join(" ", words);
      }
      case Loss.State(int p13, int p31, int p32, int p23, int p14) ->
          "p13=%s p31=%s p32=%s p23=%s p14=%s"
              .formatted(share(p13), share(p31), share(p32), share(p23), share(p14));
      case Loss.Gemodel(LossModel.GilbertElliott model) -> model.parameters();
    };
  }
}
