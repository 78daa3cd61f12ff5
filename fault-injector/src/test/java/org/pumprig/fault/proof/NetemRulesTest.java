package org.pumprig.fault.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.NetemSettings;
import org.pumprig.fault.NetemSettings.Chance;
import org.pumprig.fault.NetemSettings.Distribution;
import org.pumprig.fault.PacketCounts;
import org.pumprig.fault.PacketFault;
import org.pumprig.seed.Seed;

class NetemRulesTest {
  private static final double BUDGET = 1e-4;
  private static final long MILLI = 1_000_000;

  private static PacketCounts lost(long entered, long lost) {
    return new PacketCounts(entered, entered - lost, lost, lost, 0, 0, 0, 0, 0, 0);
  }

  private static PacketCounts late(long least, long mean) {
    return new PacketCounts(100, 100, 0, 100, 100, least * MILLI, mean * MILLI, mean * MILLI, 0, 0);
  }

  private static PacketFault delayOf100Ms() {
    return new PacketFault.Netem(
        new NetemSettings(
            Optional.of(new NetemSettings.Delay(100 * MILLI, 0, 0, Distribution.UNIFORM)),
            Optional.empty(),
            false,
            Chance.NONE,
            Chance.NONE,
            Chance.NONE,
            0,
            Optional.empty(),
            Optional.empty(),
            1_000));
  }

  @Test
  void aPlainDelayIsSeenNotSeenAndNotAsAsked() {
    assertThat(PacketProof.judge(delayOf100Ms(), late(100, 103), BUDGET))
        .isInstanceOf(PacketProof.Proven.class);
    assertThat(PacketProof.judge(delayOf100Ms(), late(20, 103), BUDGET))
        .isInstanceOf(PacketProof.NotEffective.class);
    assertThat(PacketProof.judge(delayOf100Ms(), late(100, 200), BUDGET))
        .isInstanceOf(PacketProof.NotEffective.class);
    assertThat(PacketProof.judge(delayOf100Ms(), PacketCounts.NONE, BUDGET))
        .isInstanceOf(PacketProof.NotProved.class);
  }

  /** True chains, drawn many times: at a budget of 1e-4 none of 100 may be called a liar. */
  @Test
  void burstsWhoseStatesNobodySees() {
    var model = new LossModel.GilbertElliott(20_000, 200_000, 1_000_000, 0);
    var fault = new PacketFault.Loss(model);
    var random = new Seed(11).stream("chains");
    for (int chain = 0; chain < 100; chain++) {
      boolean bad = false;
      int lost = 0;
      for (int packet = 0; packet < 10_000; packet++) {
        bad = bad ? random.nextUnit() >= 0.2 : random.nextUnit() < 0.02;
        lost += bad ? 1 : 0;
      }
      assertThat(PacketProof.judge(fault, lost(10_000, lost), BUDGET))
          .as("chain %d of seed 11 lost %d", chain, lost)
          .isInstanceOf(PacketProof.Proven.class);
    }
    assertThat(PacketProof.judge(fault, lost(10_000, 0), BUDGET))
        .isInstanceOf(PacketProof.NotEffective.class);
    assertThat(PacketProof.judge(fault, lost(10_000, 2_000), BUDGET))
        .isInstanceOf(PacketProof.NotEffective.class);
    assertThat(PacketProof.judge(fault, lost(50, 5), BUDGET))
        .isInstanceOf(PacketProof.NotProved.class);
  }
}
