package org.pumprig.fault.netem;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.NetemSettings;
import org.pumprig.fault.NetemSettings.Chance;
import org.pumprig.fault.NetemSettings.Delay;
import org.pumprig.fault.NetemSettings.Distribution;
import org.pumprig.fault.NetemSettings.Loss;
import org.pumprig.fault.NetemSettings.SlotTimes;
import org.pumprig.fault.PacketFault;

/**
 * What a fault makes of its class, in {@code tc}'s words. Pure.
 *
 * @param shaping of the HTB class: rate, ceiling and buckets
 * @param leaf kind and parameters of the queue in it
 * @param seeded whether the leaf takes a seed
 */
record NetemQueue(List<String> shaping, List<String> leaf, boolean seeded) {
  /** A class that holds nobody back. */
  private static final List<String> FREE =
      List.of("rate", "100gbit", "ceil", "100gbit", "quantum", "60000");

  /** With a rate, netem lets no packet overtake another. This one is none. */
  private static final List<String> IN_ORDER = List.of("rate", "100gbit");

  private static final int CERTAIN = 1_000_000;

  NetemQueue {
    shaping = List.copyOf(shaping);
    leaf = List.copyOf(leaf);
  }

  /** Of a fault; empty if netem can't do it. */
  static Optional<NetemQueue> of(PacketFault fault) {
    return switch (fault) {
      case PacketFault.Loss(LossModel.Bernoulli(int ppm)) ->
          Optional.of(netem(lost(new Loss.Random(new Chance(ppm, 0))), List.of()));
      case PacketFault.Loss(LossModel.GilbertElliott model) ->
          Optional.of(netem(lost(new Loss.Gemodel(model)), List.of()));
      case PacketFault.Loss(LossModel.EveryNth _) -> Optional.empty();
      case PacketFault.Blackhole _ ->
          Optional.of(netem(lost(new Loss.Random(new Chance(CERTAIN, 0))), List.of()));
      case PacketFault.Delay(long nanos, Jitter jitter, boolean keepOrder) ->
          delay(nanos, jitter)
              .map(
                  delay ->
                      netem(
                          delayed(delay),
                          keepOrder && delay.jitterNanos() > 0 ? IN_ORDER : List.of()));
      // netem lets the chosen ones go at once and delays the others: so the others are chosen.
      case PacketFault.Reorder(int ppm, long byNanos) ->
          Optional.of(
              netem(
                  delayed(new Delay(byNanos, 0, 0, Distribution.UNIFORM)),
                  ppm == CERTAIN ? List.of() : List.of("reorder", share(CERTAIN - ppm))));
      case PacketFault.Duplicate(int ppm) ->
          Optional.of(netem(List.of("duplicate", share(ppm)), List.of()));
      case PacketFault.Corrupt(int ppm) ->
          Optional.of(netem(List.of("corrupt", share(ppm)), List.of()));
      case PacketFault.Rate(long bitsPerSecond, long burst, long queue, boolean perFlow) ->
          perFlow ? Optional.empty() : Optional.of(bucket(bitsPerSecond, burst, queue));
      case PacketFault.Netem(NetemSettings settings) -> Optional.of(of(settings));
      case PacketFault.Reject _,
          PacketFault.TcpReset _,
          PacketFault.TcpHalfOpen _,
          PacketFault.NoNewConnections _,
          PacketFault.SmallMtu _,
          PacketFault.LowMss _,
          PacketFault.Trace _ ->
          Optional.empty();
    };
  }

  private static NetemQueue netem(List<String> words, List<String> more) {
    return netem(words, more, NetemSettings.DEFAULT_LIMIT_PACKETS);
  }

  private static NetemQueue netem(List<String> words, List<String> more, int limitPackets) {
    var leaf = new ArrayList<>(List.of("netem", "limit", Integer.toString(limitPackets)));
    leaf.addAll(words);
    leaf.addAll(more);
    return new NetemQueue(FREE, leaf, true);
  }

  /** The class's own bucket shapes; behind it a queue of so many bytes. */
  private static NetemQueue bucket(long bitsPerSecond, long burstBytes, long queueBytes) {
    String rate = bitsPerSecond + "bit";
    String burst = burstBytes + "b";
    return new NetemQueue(
        List.of("rate", rate, "ceil", rate, "burst", burst, "cburst", burst, "quantum", "1514"),
        List.of("bfifo", "limit", Long.toString(queueBytes)),
        false);
  }

  private static Optional<Delay> delay(long nanos, Jitter jitter) {
    return switch (jitter) {
      case Jitter.None _ -> Optional.of(new Delay(nanos, 0, 0, Distribution.UNIFORM));
      case Jitter.Uniform(long range) ->
          Optional.of(new Delay(nanos, range, 0, Distribution.UNIFORM));
      case Jitter.Normal(long deviation) ->
          Optional.of(new Delay(nanos, deviation, 0, Distribution.NORMAL));
      case Jitter.Pareto _, Jitter.Table _ -> Optional.empty(); // netem's own tables are others
    };
  }

  private static NetemQueue of(NetemSettings asked) {
    var words = new ArrayList<String>();
    asked.delay().ifPresent(delay -> words.addAll(delayed(delay)));
    asked.loss().ifPresent(loss -> words.addAll(lost(loss)));
    if (asked.ecn()) {
      words.add("ecn");
    }
    chance("corrupt", asked.corrupt(), words);
    chance("duplicate", asked.duplicate(), words);
    chance("reorder", asked.reorder(), words);
    if (asked.reorderGap() > 0) {
      words.addAll(List.of("gap", Integer.toString(asked.reorderGap())));
    }
    asked
        .rate()
        .ifPresent(
            rate ->
                words.addAll(
                    List.of(
                        "rate",
                        rate.bitsPerSecond() + "bit",
                        Integer.toString(rate.packetOverheadBytes()),
                        Integer.toString(rate.cellBytes()),
                        Integer.toString(rate.cellOverheadBytes()))));
    asked
        .slot()
        .ifPresent(
            slot -> {
              words.add("slot");
              words.addAll(
                  switch (slot.times()) {
                    case SlotTimes.Between(long least, long most) ->
                        List.of(time(least), time(most));
                    case SlotTimes.Drawn(long nanos, long jitter, Distribution distribution) ->
                        List.of("distribution", distribution.diskName(), time(nanos), time(jitter));
                  });
              if (slot.packets() > 0) {
                words.addAll(List.of("packets", Integer.toString(slot.packets())));
              }
              if (slot.bytes() > 0) {
                words.addAll(List.of("bytes", Integer.toString(slot.bytes())));
              }
            });
    return netem(words, List.of(), asked.limitPackets());
  }

  private static List<String> delayed(Delay delay) {
    var words = new ArrayList<>(List.of("delay", time(delay.nanos())));
    if (delay.jitterNanos() > 0) {
      words.add(time(delay.jitterNanos()));
      if (delay.correlationPpm() > 0) {
        words.add(share(delay.correlationPpm()));
      }
      if (delay.distribution() != Distribution.UNIFORM) {
        words.addAll(List.of("distribution", delay.distribution().diskName()));
      }
    }
    return words;
  }

  private static List<String> lost(Loss loss) {
    return switch (loss) {
      case Loss.Random(Chance(int ppm, int correlation)) ->
          correlation == 0
              ? List.of("loss", "random", share(ppm))
              : List.of("loss", "random", share(ppm), share(correlation));
      case Loss.State(int p13, int p31, int p32, int p23, int p14) ->
          List.of("loss", "state", share(p13), share(p31), share(p32), share(p23), share(p14));
      case Loss.Gemodel(LossModel.GilbertElliott(int p, int r, int inBad, int inGood)) ->
          List.of("loss", "gemodel", share(p), share(r), share(inBad), share(inGood));
    };
  }

  private static void chance(String name, Chance chance, List<String> words) {
    if (chance.ppm() > 0) {
      words.addAll(List.of(name, share(chance.ppm())));
      if (chance.correlationPpm() > 0) {
        words.add(share(chance.correlationPpm()));
      }
    }
  }

  private static String share(int ppm) {
    return BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString() + "%";
  }

  private static String time(long nanos) {
    return nanos % 1_000 == 0 ? nanos / 1_000 + "us" : nanos + "ns";
  }
}
