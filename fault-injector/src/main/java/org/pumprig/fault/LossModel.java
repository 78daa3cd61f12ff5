package org.pumprig.fault;

import static org.pumprig.fault.FaultWords.requireBetween;
import static org.pumprig.fault.FaultWords.requireChance;
import static org.pumprig.fault.FaultWords.requireShare;
import static org.pumprig.fault.FaultWords.share;

/** Which packets of a flow are lost. */
public sealed interface LossModel {
  /** Parameters as text: {@code rate=5%}. */
  String parameters();

  /** Long-run share of packets lost, 0 to 1. */
  double meanLoss();

  /**
   * Each packet on its own.
   *
   * @param ppm chance, parts per million, more than 0
   */
  record Bernoulli(int ppm) implements LossModel {
    /** Checks the range. */
    public Bernoulli {
      requireChance("loss", ppm);
    }

    @Override
    public String parameters() {
      return "rate=" + share(ppm);
    }

    @Override
    public double meanLoss() {
      return ppm / 1e6;
    }
  }

  /**
   * Two states, good and bad (Gilbert 1960, Elliott 1963; parameters named as in netem: p, r, 1-h,
   * 1-k). The state is drawn anew before each packet, then the packet is lost or not by the state's
   * own chance. Starts in the good state.
   *
   * @param goodToBadPpm p, chance of the step from good to bad, more than 0
   * @param badToGoodPpm r, chance of the step back, more than 0
   * @param lossInBadPpm 1-h, chance of loss in the bad state, more than 0
   * @param lossInGoodPpm 1-k, chance of loss in the good state
   */
  record GilbertElliott(int goodToBadPpm, int badToGoodPpm, int lossInBadPpm, int lossInGoodPpm)
      implements LossModel {
    /** Checks the ranges. */
    public GilbertElliott {
      requireChance("p", goodToBadPpm);
      requireChance("r", badToGoodPpm);
      requireChance("loss in the bad state", lossInBadPpm);
      requireShare("loss in the good state", lossInGoodPpm);
    }

    @Override
    public String parameters() {
      return "p=%s r=%s lossInBad=%s lossInGood=%s"
          .formatted(
              share(goodToBadPpm), share(badToGoodPpm), share(lossInBadPpm), share(lossInGoodPpm));
    }

    @Override
    public double meanLoss() {
      double bad = (double) goodToBadPpm / ((double) goodToBadPpm + badToGoodPpm);
      return (bad * lossInBadPpm + (1 - bad) * lossInGoodPpm) / 1e6;
    }
  }

  /**
   * The nth packet of each flow and direction, the 2nth and so on.
   *
   * @param n 1 or more; 1 loses everything
   */
  record EveryNth(int n) implements LossModel {
    /** Checks the range. */
    public EveryNth {
      requireBetween("every", n, 1, 1_000_000);
    }

    @Override
    public String parameters() {
      return "every=" + n;
    }

    @Override
    public double meanLoss() {
      return 1.0 / n;
    }
  }
}
