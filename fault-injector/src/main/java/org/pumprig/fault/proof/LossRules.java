package org.pumprig.fault.proof;

import java.util.Locale;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketCounts;
import org.pumprig.fault.proof.PacketProof.NotEffective;
import org.pumprig.fault.proof.PacketProof.NotProved;
import org.pumprig.fault.proof.PacketProof.Proven;

/** Whether what was lost fits the model that was asked for. */
final class LossRules {
  private LossRules() {}

  static PacketProof judge(LossModel model, PacketCounts counts, double falseRejection) {
    if (counts.left() > counts.entered() - counts.lost()) {
      return new NotEffective(
          "%d entered, %d were dropped, yet %d left"
              .formatted(counts.entered(), counts.lost(), counts.left()));
    }
    return switch (model) {
      case LossModel.Bernoulli bernoulli ->
          PacketProof.share(
              bernoulli.ppm(), counts.lost(), counts.entered(), "lost", falseRejection);
      case LossModel.EveryNth every -> everyNth(every.n(), counts);
      case LossModel.GilbertElliott gilbert -> gilbert(gilbert, counts, falseRejection);
    };
  }

  /** Each connection with a count of its own may be up to n-1 packets short of its next loss. */
  private static PacketProof everyNth(int n, PacketCounts counts) {
    String seen =
        "%d of %d packets lost, asked every %d.".formatted(counts.lost(), counts.entered(), n);
    if (counts.lost() > counts.entered() / n) {
      return new NotEffective(seen);
    }
    long flows = counts.states().flows();
    if (flows > 0 && counts.lost() * n < counts.entered() - flows * (n - 1)) {
      return new NotEffective(seen);
    }
    return counts.lost() == 0 ? new NotProved(seen) : new Proven(seen);
  }

  /**
   * Three facts, each with a third of the budget: how often the good state was left, how often the
   * bad one (so how long bursts are), and how many were lost given the states. They make up mean
   * and variance of the loss, for any number of connections. How many packets meet a state is
   * itself random: each possible number has its share of the budget.
   */
  private static PacketProof gilbert(
      LossModel.GilbertElliott model, PacketCounts counts, double falseRejection) {
    var states = counts.states();
    long packets = states.metGood() + states.metBad();
    if (packets == 0 && counts.entered() > 0) {
      return unseenStates(model, counts, falseRejection);
    }
    String seen =
        String.format(
            Locale.ROOT,
            "%d of %d packets lost in %d bursts; the bad state lasted %.2f packets",
            counts.lost(),
            packets,
            states.toBad(),
            states.toBad() == 0 ? 0.0 : (double) states.drawnInBad() / states.toBad());
    double third = falseRejection / 3;
    if (!new ExactBinomial(packets, model.goodToBadPpm() / 1e6, third).canTell()) {
      return new NotProved("too few to tell: " + seen);
    }
    double each = third / (packets + 1);
    boolean fits =
        new ExactBinomial(states.metGood(), model.goodToBadPpm() / 1e6, each).fits(states.toBad())
            && new ExactBinomial(states.metBad(), model.badToGoodPpm() / 1e6, each)
                .fits(states.toGood())
            && lossFits(model, counts.lost(), packets, states.drawnInBad(), third);
    return fits
        ? new Proven(seen)
        : new NotEffective(
            seen
                + String.format(
                    Locale.ROOT,
                    ", asked %.3f %% and %.2f packets",
                    model.meanLoss() * 100,
                    1e6 / model.badToGoodPpm()));
  }

  /**
   * Where the states can't be seen (the kernel's network emulator) only the mean can be judged. Its
   * bound is Hoeffding's for Markov chains (Fan, Jiang and Sun 2021): with the second eigenvalue
   * {@code 1-p-r} the sum of n packets strays less than it would at n(1-λ)/(1+λ) free draws; and it
   * starts in the good state, which is at most 1/π(good) times as likely as in the long run.
   */
  static PacketProof unseenStates(
      LossModel.GilbertElliott model, PacketCounts counts, double falseRejection) {
    double p = model.goodToBadPpm() / 1e6;
    double r = model.badToGoodPpm() / 1e6;
    double eigenvalue = StrictMath.max(0, 1 - p - r);
    double start = (p + r) / r;
    double n = counts.entered();
    double stray =
        StrictMath.sqrt(
            n
                * (1 + eigenvalue)
                / (1 - eigenvalue)
                * StrictMath.log(2 * start / falseRejection)
                / 2);
    double mean = n * model.meanLoss();
    String seen =
        String.format(
            Locale.ROOT,
            "%d of %d packets lost, asked %.3f %% in the mean, states unseen",
            counts.lost(),
            counts.entered(),
            model.meanLoss() * 100);
    if (mean <= stray) {
      return new NotProved("too few to tell: " + seen);
    }
    return StrictMath.abs(counts.lost() - mean) <= stray
        ? new Proven(seen)
        : new NotEffective(seen);
  }

  private static boolean lossFits(
      LossModel.GilbertElliott model, long lost, long packets, long inBad, double falseRejection) {
    if (model.lossInGoodPpm() == 0) {
      return inBad == 0
          ? lost == 0
          : new ExactBinomial(inBad, model.lossInBadPpm() / 1e6, falseRejection).fits(lost);
    }
    double mean =
        ((double) inBad * model.lossInBadPpm() + (double) (packets - inBad) * model.lossInGoodPpm())
            / packets;
    return new ChernoffBound(packets, mean, falseRejection).fits(lost);
  }
}
