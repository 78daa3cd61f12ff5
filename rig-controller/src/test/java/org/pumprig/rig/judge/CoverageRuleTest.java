package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.plan.Criterion.Coverage;

class CoverageRuleTest {
  private static final Coverage LIMIT =
      new Coverage(List.of(Channel.FLOW, Channel.SCREEN), 900_000);

  private static RunFacts facts(BlindInterval... blind) {
    RunFacts facts = RunScript.quiet("SN-1", "after").facts();
    for (BlindInterval each : blind) {
      facts = facts.withBlind(each);
    }
    return facts;
  }

  private static BlindInterval blind(Channel channel, long fromMillis, long toMillis) {
    return new BlindInterval(channel, fromMillis * 1_000_000, toMillis * 1_000_000, "x");
  }

  @Test
  void whatWasSeenOftenEnoughPassesAndIsTold() {
    Finding found = CoverageRule.judge(LIMIT, facts());
    assertThat(found.verdict()).contains(Verdict.PASS);
    assertThat(found.reason()).contains("flow", "screen", "100");
  }

  @Test
  void tooLittleIsInconclusiveNeverAFailure() {
    Finding found = CoverageRule.judge(LIMIT, facts(blind(Channel.SCREEN, 1_000, 8_000)));
    assertThat(found.verdict()).contains(Verdict.INCONCLUSIVE);
    assertThat(found.reason()).contains("screen");
  }

  @Test
  void overlappingStretchesCountOnceAndOtherChannelsNotAtAll() {
    RunFacts facts =
        facts(
            blind(Channel.FLOW, 1_000, 2_500),
            blind(Channel.FLOW, 1_200, 2_000),
            blind(Channel.FLOW, 2_000, 2_600),
            blind(Channel.CONTACT, 0, 20_000));
    assertThat(CoverageRule.judge(LIMIT, facts).verdict()).contains(Verdict.PASS);
  }

  @Test
  void aChannelThatNeverSpokeWasNotSeen() {
    var power = new Coverage(List.of(Channel.POWER), 1);
    assertThat(CoverageRule.judge(power, facts()).verdict()).contains(Verdict.INCONCLUSIVE);
  }
}
