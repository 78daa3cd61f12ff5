package org.pumprig.rig.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.DemoPlan;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;

final class CampaignTest {
  @Test
  void everyUnitPassesOnceThroughEveryArmInEachReplicate() throws InputProblem {
    Plan plan = DemoPlan.with("replicates: 1", "replicates: 3");
    Campaign campaign = Campaign.of(plan, DemoPlan.rig());

    assertThat(campaign.slots()).hasSize(6);
    Set<String> ids = new HashSet<>();
    for (Campaign.Slot slot : campaign.slots()) {
      assertThat(slot.replicate()).isEqualTo(slot.index() / 2);
      assertThat(slot.runs())
          .extracting(Campaign.Run::serial)
          .containsExactlyElementsOf(DemoPlan.rig().serials());
      slot.runs().forEach(run -> ids.add(run.id()));
    }
    assertThat(ids).hasSize(36).contains("r0-before-SN-1001", "r2-after-SN-1006");
    assertThat(campaign.runCount()).isEqualTo(36);
    assertThat(campaign.runNanos()).isEqualTo(28_000_000_000L);
    assertThat(campaign.totalNanos()).isEqualTo(168_000_000_000L);
    assertThat(campaign.startNanos(campaign.slots().get(2))).isEqualTo(56_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6, 7})
  void asManyUnitsAsPossibleStartWithEachArm(int units) throws InputProblem {
    Plan plan = DemoPlan.with("replicates: 1", "replicates: 10");
    for (Campaign.Slot slot : Campaign.of(plan, rig(units)).slots()) {
      assertThat(inArm(slot, "before"))
          .as("slot %d with seed %d", slot.index(), plan.seed().value())
          .isBetween(units / 2L, (units + 1) / 2L);
    }
  }

  @Test
  void interleavedArmsTakeTurnsFromUnitToUnitAndReplicateToReplicate() throws InputProblem {
    Plan plan =
        DemoPlan.parse(
            DemoPlan.TEXT
                .replace("order: randomised", "order: interleaved")
                .replace("replicates: 1", "replicates: 2"));
    List<Campaign.Slot> slots = Campaign.of(plan, rig(3)).slots();

    assertThat(slots.stream().map(CampaignTest::arms).toList())
        .containsExactly(
            List.of("before", "after", "before"),
            List.of("after", "before", "after"),
            List.of("after", "before", "after"),
            List.of("before", "after", "before"));
  }

  private static List<String> arms(Campaign.Slot slot) {
    return slot.runs().stream().map(run -> run.arm().name()).toList();
  }

  @Test
  void blockedByUnitEachUnitHasAllItsRunsBeforeTheNext() throws InputProblem {
    Plan plan =
        DemoPlan.parse(
            DemoPlan.TEXT
                .replace("order: randomised", "order: blockedByUnit")
                .replace("replicates: 1", "replicates: 2"));
    List<Campaign.Slot> slots = Campaign.of(plan, rig(2)).slots();

    assertThat(slots).hasSize(8).allSatisfy(slot -> assertThat(slot.runs()).hasSize(1));
    List<String> units =
        slots.stream().map(slot -> slot.runs().getFirst().serial()).distinct().toList();
    assertThat(units).hasSize(2);
    assertThat(slots.stream().limit(4).map(slot -> slot.runs().getFirst().serial()))
        .containsOnly(units.getFirst());
    assertThat(slots.stream().limit(4).map(Campaign.Slot::replicate)).containsExactly(0, 0, 1, 1);
    assertThat(slots.stream().limit(2).map(slot -> slot.runs().getFirst().arm().name()))
        .containsExactlyInAnyOrder("before", "after");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 6, 7})
  void inParallelEachUnitStaysInTheArmThatWasDrawnForIt(int units) throws InputProblem {
    Plan plan =
        DemoPlan.parse(
            DemoPlan.TEXT
                .replace("order: randomised", "order: parallel")
                .replace("replicates: 1", "replicates: 3"));
    Campaign campaign = Campaign.of(plan, rig(units));

    assertThat(campaign.slots()).hasSize(3);
    for (Campaign.Slot slot : campaign.slots()) {
      assertThat(slot.runs()).hasSize(units);
      assertThat(inArm(slot, "before")).isEqualTo((units + 1) / 2);
      assertThat(slot.runs())
          .extracting(Campaign.Run::arm)
          .isEqualTo(campaign.slots().getFirst().runs().stream().map(Campaign.Run::arm).toList());
    }
    assertThat(Campaign.ofArm(plan, rig(units), "after").slots())
        .allSatisfy(slot -> assertThat(slot.runs()).hasSize(units / 2));
  }

  @Test
  void everyWayToDealTheUnitsIsDrawnAsOften() throws InputProblem {
    Plan plan = DemoPlan.with("order: randomised", "order: parallel");
    var ways = new java.util.TreeMap<String, Integer>();
    for (int seed = 0; seed < 600; seed++) {
      Campaign campaign = Campaign.of(plan.withSeed(new org.pumprig.seed.Seed(seed)), rig(4));
      String way =
          campaign.slots().getFirst().runs().stream()
              .map(run -> run.arm().name())
              .collect(java.util.stream.Collectors.joining(" "));
      ways.merge(way, 1, Integer::sum);
    }
    // Six ways, 100 each expected; four standard deviations are 37.
    assertThat(ways).hasSize(6).allSatisfy((_, times) -> assertThat(times).isBetween(63, 137));
  }

  @Test
  void threeArmsStandInEveryPositionEquallyOften() throws InputProblem {
    Plan plan =
        DemoPlan.with("arms:\n", "arms:\n  - {name: placebo, firmware: placebo, expect: fail}\n");

    for (Campaign.Slot slot : Campaign.of(plan, DemoPlan.rig()).slots()) {
      for (Arm arm : plan.arms()) {
        assertThat(inArm(slot, arm.name()))
            .as("arm %s in slot %d, seed %d", arm.name(), slot.index(), plan.seed().value())
            .isEqualTo(2);
      }
    }
  }

  @Test
  void bothOrdersComeUpForAUnit() throws InputProblem {
    Plan plan = DemoPlan.with("replicates: 1", "replicates: 40");
    long beforeFirst =
        Campaign.of(plan, DemoPlan.rig()).slots().stream()
            .filter(slot -> slot.index() % 2 == 0)
            .filter(slot -> slot.runs().getFirst().arm().name().equals("before"))
            .count();

    // Binomial(40, 1/2): outside 6 … 34 with a chance of 2e-6; the seed is fixed anyway.
    assertThat(beforeFirst).as("seed %d", plan.seed().value()).isBetween(6L, 34L);
  }

  @Test
  void aUnitAddedAtTheEndChangesNoOthersOrder() throws InputProblem {
    Plan plan = DemoPlan.with("replicates: 1", "replicates: 5");
    List<Campaign.Slot> six = Campaign.of(plan, rig(6)).slots();
    List<Campaign.Slot> seven = Campaign.of(plan, rig(7)).slots();

    for (int i = 0; i < six.size(); i++) {
      assertThat(seven.get(i).runs().subList(0, 6)).isEqualTo(six.get(i).runs());
    }
  }

  @Test
  void fixedOrderIsThatOfThePlan() throws InputProblem {
    Plan plan = DemoPlan.with("order: randomised", "order: fixed");
    List<String> arms = new ArrayList<>();
    for (Campaign.Slot slot : Campaign.of(plan, DemoPlan.rig()).slots()) {
      slot.runs().forEach(run -> arms.add(run.arm().name()));
    }

    assertThat(arms.subList(0, 6)).containsOnly("before");
    assertThat(arms.subList(6, 12)).containsOnly("after");
  }

  @Test
  void oneArmAloneTakesASlotAReplicate() throws InputProblem {
    Plan plan = DemoPlan.with("replicates: 1", "replicates: 2");
    Campaign campaign = Campaign.ofArm(plan, DemoPlan.rig(), "after");

    assertThat(campaign.slots()).hasSize(2);
    assertThat(campaign.slots().get(1).runs())
        .extracting(Campaign.Run::id)
        .startsWith("r1-after-SN-1001")
        .hasSize(6);
    assertThatThrownBy(() -> Campaign.ofArm(plan, DemoPlan.rig(), "other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the plan has no arm 'other'");
  }

  private static long inArm(Campaign.Slot slot, String arm) {
    return slot.runs().stream().filter(run -> run.arm().name().equals(arm)).count();
  }

  private static Rig rig(int units) throws InputProblem {
    var text =
        new StringBuilder(
            DemoPlan.RIG_TEXT.substring(0, DemoPlan.RIG_TEXT.indexOf("units:")) + "units:\n");
    for (int i = 1; i <= units; i++) {
      text.append("  - {serial: SN-100").append(i).append("}\n");
    }
    return RigFile.parse("rig.yaml", DemoPlan.bytes(text.toString()));
  }
}
