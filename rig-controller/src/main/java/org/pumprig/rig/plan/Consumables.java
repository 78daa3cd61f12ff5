package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.event.StepEffect;

/**
 * What is used up, each fresh at the begin of every run, or of the campaign.
 *
 * @param supplies what there is
 * @param withinNanos how long a change may take; 0: none is planned
 */
public record Consumables(List<Supply> supplies, long withinNanos) {
  /** Copies the list. */
  public Consumables {
    supplies = List.copyOf(supplies);
  }

  /** What is used up, and what is done then. */
  public enum Kind {
    /** The container that the fluid comes from. */
    BAG("bag", "Change the bag and start the infusion again", true),
    /** The infusion set, by its time of use. */
    SET("set", "Change the infusion set and start the infusion again", true),
    /** The unit's battery, where it runs on it. */
    BATTERY("battery", "Change or charge the battery, and see that the unit infuses", false),
    /** What the balance's vessel may hold, or may be taken from it. */
    BALANCE(
        "balance", "Empty or refill the balance's vessel, and see that the unit infuses", false);

    private final String key;
    private final String text;

    /** Whether fluid stops while it is changed: then the rig must see that. */
    private final boolean stopsFluid;

    Kind(String key, String text, boolean stopsFluid) {
      this.key = key;
      this.text = text;
      this.stopsFluid = stopsFluid;
    }

    /** Its key in plans, and the beginning of its steps' ids. */
    public String key() {
      return key;
    }
  }

  /**
   * One of them.
   *
   * @param kind what
   * @param lasts as the plan says it
   * @param overCampaign whether what one run leaves goes on to be used in the unit's next
   * @param changesNanos run times at which a change is asked for, by the unit's runs; for what is
   *     fresh in every run one list
   */
  public record Supply(
      Kind kind, String lasts, boolean overCampaign, List<List<Long>> changesNanos) {
    /** Copies the lists. */
    public Supply {
      changesNanos = changesNanos.stream().map(List::copyOf).toList();
    }

    /** Of a unit's run, from 0; one beyond the planned ones begins with a fresh supply. */
    public List<Long> changesNanos(int run) {
      return changesNanos.get(run < changesNanos.size() ? run : 0);
    }
  }

  /** Of how many runs of a unit the changes differ. */
  public int runs() {
    return supplies.stream().mapToInt(supply -> supply.changesNanos().size()).max().orElse(1);
  }

  /** The changes in a unit's run, from 0, as steps for people. */
  public List<OperatorStep> steps(int run) {
    var steps = new ArrayList<OperatorStep>();
    for (Supply supply : supplies) {
      List<Long> changes = supply.changesNanos(run);
      for (int i = 0; i < changes.size(); i++) {
        steps.add(step(supply.kind(), i + 1, changes.get(i)));
      }
    }
    return steps;
  }

  private OperatorStep step(Kind kind, int number, long atNanos) {
    return new OperatorStep(
        kind.key() + "-change-" + number,
        kind.text,
        List.of(),
        atNanos,
        withinNanos,
        "",
        "",
        kind.stopsFluid
            ? List.of(StepEffect.STOPPED, StepEffect.INFUSING)
            : List.of(StepEffect.INFUSING));
  }
}
