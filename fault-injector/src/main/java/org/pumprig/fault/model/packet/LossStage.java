package org.pumprig.fault.model.packet;

import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketCounts.LossStates;
import org.pumprig.seed.RandomStream;

/** Which packets are lost. */
final class LossStage {
  private static final Verdict.Lose LOST = new Verdict.Lose("lost");

  private LossStage() {}

  static PacketStage of(LossModel model, RandomStream random) {
    return switch (model) {
      case LossModel.Bernoulli each ->
          (_, _) -> random.nextChance(each.ppm()) ? LOST : Verdict.PASS;
      case LossModel.GilbertElliott gilbert -> new Gilbert(gilbert, random);
      case LossModel.EveryNth every -> new EveryNth(every.n());
    };
  }

  /** A channel for each flow, good at first. */
  private static final class Gilbert implements PacketStage {
    private final LossModel.GilbertElliott model;
    private final RandomStream random;
    private final FlowTable<Channel> channels = new FlowTable<>(Channel::new);
    private long metGood;
    private long toBad;
    private long metBad;
    private long toGood;

    Gilbert(LossModel.GilbertElliott model, RandomStream random) {
      this.model = model;
      this.random = random;
    }

    @Override
    public Verdict take(Packet packet, long nowNanos) {
      Channel channel = channels.of(packet);
      if (channel.bad) {
        metBad++;
        if (random.nextChance(model.badToGoodPpm())) {
          channel.bad = false;
          toGood++;
        }
      } else {
        metGood++;
        if (random.nextChance(model.goodToBadPpm())) {
          channel.bad = true;
          toBad++;
        }
      }
      int lossPpm = channel.bad ? model.lossInBadPpm() : model.lossInGoodPpm();
      return random.nextChance(lossPpm) ? LOST : Verdict.PASS;
    }

    @Override
    public LossStates states() {
      return new LossStates(channels.made(), metGood, toBad, metBad, toGood);
    }
  }

  private static final class Channel {
    boolean bad;
  }

  /** A count for each flow. */
  private static final class EveryNth implements PacketStage {
    private final int n;
    private final FlowTable<long[]> counts = new FlowTable<>(() -> new long[1]);

    EveryNth(int n) {
      this.n = n;
    }

    @Override
    public Verdict take(Packet packet, long nowNanos) {
      long count = ++counts.of(packet)[0];
      return count % n == 0 ? LOST : Verdict.PASS;
    }

    @Override
    public LossStates states() {
      return new LossStates(counts.made(), 0, 0, 0, 0);
    }
  }
}
