package org.pumprig.rig.plan;

import java.util.List;

/**
 * What is used up in a run, each fresh at its begin.
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
    BAG("bag", "Change the bag and start the infusion again"),
    /** The infusion set, by its time of use. */
    SET("set", "Change the infusion set and start the infusion again"),
    /** The unit's battery, where it runs on it. */
    BATTERY("battery", "Change or charge the battery, and see that the unit infuses"),
    /** What the balance's vessel may hold, or may be taken from it. */
    BALANCE("balance", "Empty or refill the balance's vessel, and see that the unit infuses");

    private final String key;
    private final String text;

    Kind(String key, String text) {
      this.key = key;
      this.text = text;
    }

    /** Its key in plans, and the beginning of its steps' ids. */
    public String key() {
      return key;
    }

    /** What a person is asked to do. */
    String text() {
      return text;
    }

    /** Whether fluid stops while it is changed: then the rig must see that. */
    boolean stopsFluid() {
      return this == BAG || this == SET;
    }
  }

  /**
   * One of them.
   *
   * @param kind what
   * @param lasts as the plan says it
   * @param changesNanos run times at which a change is asked for
   */
  public record Supply(Kind kind, String lasts, List<Long> changesNanos) {
    /** Copies the list. */
    public Supply {
      changesNanos = List.copyOf(changesNanos);
    }
  }
}
