package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.FailSafeRecord.AlarmWitnessed;
import org.pumprig.rig.event.FailSafeRecord.FailSafeBroken;
import org.pumprig.rig.event.FaultRecord.FaultProven;
import org.pumprig.rig.event.UnitRecord.TherapyChecked;
import org.pumprig.rig.plan.Plan;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Rule 5 of the design: where the rig was blind, the answer is never pass because of it. */
class BlindnessPropertyTest {
  private static final long SEED = 20210802;
  private static final Plan PLAN = RunScript.plan();

  /** What a pass of each requirement needs to have seen, if it is exercised. */
  private static final Map<String, Set<Channel>> NEEDS =
      new TreeMap<>(
          Map.of(
              "REQ-WATCHDOG", EnumSet.of(Channel.SERVICE, Channel.SCREEN),
              "REQ-THERAPY", EnumSet.of(Channel.FLOW),
              "REQ-RECONNECT", EnumSet.of(Channel.WIRE),
              "REQ-FAILSAFE",
                  EnumSet.of(Channel.SERVICE, Channel.FLOW, Channel.CONTACT, Channel.SCREEN),
              "REQ-REPROGRAM", EnumSet.of(Channel.SERVICE, Channel.FLOW)));

  private static List<RunFacts> bases() {
    return List.of(
        RunScript.quiet("SN-1", "after").facts(),
        RunScript.tripped("SN-1", "before").facts(),
        RunScript.tripped("SN-1", "before").without(AlarmWitnessed.class).facts(),
        RunScript.tripped("SN-1", "before").at(15_000, new FailSafeBroken("flow")).facts(),
        RunScript.tripped("SN-1", "before").withoutStep("infusing").facts(),
        RunScript.quiet("SN-1", "after").without(TherapyChecked.class).facts(),
        RunScript.quiet("SN-1", "after").without(FaultProven.class).facts(),
        RunScript.quiet("SN-1", "after").cutAt(15_000).facts());
  }

  @Test
  void aBlindStretchNeverTurnsAnythingIntoAPass() {
    RandomStream random = new Seed(SEED).stream("blindness");
    List<RunFacts> bases = bases();
    for (int i = 0; i < 2_000; i++) {
      RunFacts base = bases.get((int) random.nextBelow(bases.size()));
      Channel channel = Channel.values()[(int) random.nextBelow(Channel.values().length)];
      long from = RunScript.ms(random.nextBelow(28_000));
      long to = from + RunScript.ms(random.nextBelow(10_000));
      RunFacts blinded = base.withBlind(new BlindInterval(channel, from, to, "test"));
      List<RequirementResult> before = RunJudge.judge(PLAN, base).results();
      List<RequirementResult> after = RunJudge.judge(PLAN, blinded).results();
      for (int r = 0; r < before.size(); r++) {
        if (!before.get(r).verdict().equals(Optional.of(Verdict.PASS))) {
          assertThat(after.get(r).verdict())
              .as("seed %d, case %d: %s blind on %s", SEED, i, before.get(r), channel)
              .isNotEqualTo(Optional.of(Verdict.PASS));
        }
      }
    }
  }

  @Test
  void aChannelThatWasBlindThroughoutTakesAwayThePassesThatNeedItAndNoOthers() {
    for (RunFacts base : bases()) {
      for (Channel channel : Channel.values()) {
        RunFacts blinded =
            base.withBlind(new BlindInterval(channel, 0, RunScript.ms(28_000), "test"));
        List<RequirementResult> before = RunJudge.judge(PLAN, base).results();
        List<RequirementResult> after = RunJudge.judge(PLAN, blinded).results();
        for (int r = 0; r < before.size(); r++) {
          if (before.get(r).verdict().equals(Optional.of(Verdict.PASS))) {
            boolean needed =
                NEEDS.getOrDefault(before.get(r).requirementId(), Set.of()).contains(channel);
            assertThat(after.get(r).verdict())
                .as("%s blind on %s", before.get(r), channel)
                .isEqualTo(Optional.of(needed ? Verdict.INCONCLUSIVE : Verdict.PASS));
          }
        }
      }
    }
  }
}
