package org.pumprig.rig.plan;

import java.util.List;
import org.pumprig.fault.FaultSpec;

/** Whom a fault reaches. */
public sealed interface Target {
  /** Whether it reaches a unit. */
  boolean reaches(String serial);

  /** For people: {@code on each unit's own link}. */
  String summary();

  /** Every unit, each on its own. */
  record EachUnit() implements Target {
    @Override
    public boolean reaches(String serial) {
      return true;
    }

    @Override
    public String summary() {
      return "on each unit's own link";
    }
  }

  /**
   * Some units, each on its own.
   *
   * @param serials their serial numbers
   */
  record Listed(List<String> serials) implements Target {
    /** Copies the list. */
    public Listed {
      serials = List.copyOf(serials);
    }

    @Override
    public boolean reaches(String serial) {
      return serials.contains(serial);
    }

    @Override
    public String summary() {
      return "on the link of " + String.join(", ", serials);
    }
  }

  /**
   * A thing that units share: what happens to it happens to all of them at once, and statistics
   * must know it.
   *
   * @param thing {@code gateway}, or a name from the plan's {@code shared}
   * @param units whose traffic goes through it
   */
  record Shared(String thing, Units units) implements Target {
    @Override
    public boolean reaches(String serial) {
      return switch (units) {
        case Units.All _ -> true;
        case Units.Listed listed -> listed.listed().contains(serial);
      };
    }

    @Override
    public String summary() {
      return switch (units) {
        case Units.All _ ->
            List.of(FaultSpec.GATEWAY, FaultSpec.WIFI).contains(thing)
                ? "for all units at once"
                : "at '" + thing + "', for all units at once";
        case Units.Listed listed ->
            "at '%s', for %s at once".formatted(thing, String.join(", ", listed.listed()));
      };
    }
  }
}
