package org.pumprig.fault.model.packet;

import org.pumprig.fault.LossModel;
import org.pumprig.seed.RandomStream;

/** Which packets are lost. */
final class LossStage {
  private static final Verdict.Lose LOST = new Verdict.Lose("lost");

  private LossStage() {}

  static PacketStage of(LossModel model, RandomStream random) {
    return switch (model) {
      case LossModel.Bernoulli each ->
          (_, _) -> random.nextChance(each.ppm()) ? LOST : Verdict.PASS;
      case LossModel.GilbertElliott gilbert -> {
        var flows = new FlowTable<>(Channel::new);
        yield (packet, _) -> flows.of(packet).loses(gilbert, random) ? LOST : Verdict.PASS;
      }
      case LossModel.EveryNth every -> {
        var flows = new FlowTable<>(Counter::new);
        yield (packet, _) -> flows.of(packet).isNth(every.n()) ? LOST : Verdict.PASS;
      }
    };
  }

  /** The state of one flow's channel: good at first. */
  private static final class Channel {
    private boolean bad;

    boolean loses(LossModel.GilbertElliott model, RandomStream random) {
      bad =
          bad ? !random.nextChance(model.badToGoodPpm()) : random.nextChance(model.goodToBadPpm());
      return random.nextChance(bad ? model.lossInBadPpm() : model.lossInGoodPpm());
    }
  }

  private static final class Counter {
    private long seen;

    boolean isNth(int n) {
      return ++seen % n == 0;
    }
  }
}
