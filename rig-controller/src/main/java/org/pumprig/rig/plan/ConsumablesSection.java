package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.plan.Consumables.Kind;
import org.pumprig.rig.plan.Consumables.Supply;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Reads the section {@code consumables}, and places the changes that a run needs as steps for
 * people: service windows that are journalled and masked like any other.
 */
final class ConsumablesSection {
  private static final String KEY = "consumables";
  private static final long MOST_MICROLITRES = 100_000_000;
  private static final long PPM = 1_000_000;
  private static final double NANOS_PER_HOUR = 3.6e12;

  private ConsumablesSection() {}

  /**
   * @param runsOfAUnit how many a unit goes through, one after the other
   */
  static Optional<Consumables> read(
      Fields plan, Phases phases, Therapy therapy, Order order, int runsOfAUnit)
      throws InputProblem {
    if (!plan.has(KEY)) {
      return Optional.empty();
    }
    Fields section = plan.fields(KEY).only("bag", "set", "battery", "balance", "change", "freshIn");
    long within = 0;
    long reserve = 0;
    if (section.has("change")) {
      Fields change = section.fields("change").only("within", "reserve");
      within = Limits.length(change, "within");
      reserve = change.has("reserve") ? change.quantity("reserve", Quantity.SHARE, 0, PPM / 2) : 0;
    }
    var placement =
        new ChangePlacement(
            phases.runNanos(),
            phases.stressEndNanos() + phases.recoverNanos() - within,
            within,
            freshInCampaign(section, order) ? runsOfAUnit : 1);
    var supplies = new ArrayList<Supply>();
    for (Kind kind : Kind.values()) {
      if (section.has(kind.key())) {
        supplies.add(supply(section, kind, therapy, reserve, placement));
      }
    }
    if (supplies.isEmpty()) {
      throw section
          .place()
          .problem(
              "nothing that is used up stands here", "Write 'bag', 'set', 'battery' or 'balance'");
    }
    return Optional.of(new Consumables(supplies, within));
  }

  /** Whether a supply is fresh in a unit's first run alone. */
  private static boolean freshInCampaign(Fields section, Order order) throws InputProblem {
    boolean first =
        section.has("freshIn")
            && section
                .choice("freshIn", List.of("everyRun", "firstRun"), word -> word)
                .equals("firstRun");
    if (first && order == Order.BLOCKED) {
      throw section
          .place("freshIn")
          .problem(
              "with 'order: blockedByUnit' a run doesn't tell which of its unit's runs it is",
              "Write 'everyRun' and change them between the runs, or choose another order");
    }
    return first;
  }

  private static Supply supply(
      Fields section, Kind kind, Therapy therapy, long reservePpm, ChangePlacement placement)
      throws InputProblem {
    return switch (kind) {
      case BAG, BALANCE -> {
        long volume = section.quantity(kind.key(), Quantity.VOLUME, 1, MOST_MICROLITRES);
        yield placement.place(
            section,
            kind,
            Quantity.VOLUME.format(volume),
            usable(volume, reservePpm),
            amount -> infused(therapy, amount),
            nanos -> delivered(therapy, nanos));
      }
      case SET, BATTERY -> {
        long life = Limits.length(section, kind.key());
        yield placement.place(
            section,
            kind,
            Quantity.DURATION.format(life),
            usable(life, reservePpm),
            ConsumablesSection::saturated,
            nanos -> (double) nanos);
      }
    };
  }

  private static double usable(long amount, long reservePpm) {
    return (double) (amount - (long) ((double) amount * reservePpm / PPM));
  }

  private static long saturated(double nanos) {
    return nanos >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) nanos;
  }

  /** When so many microlitres are in: the secondary to its end, then the primary to its own. */
  private static long infused(Therapy therapy, double microlitres) {
    double secondary = therapy.secondary().volumeMicrolitres();
    double primary = therapy.primary().volumeMicrolitres();
    if (microlitres >= secondary + primary) {
      return Long.MAX_VALUE;
    }
    double first = Math.min(microlitres, secondary);
    double hours =
        first / therapy.secondary().rateMicrolitresPerHour()
            + (microlitres - first) / therapy.primary().rateMicrolitresPerHour();
    return saturated(hours * NANOS_PER_HOUR);
  }

  /** How many microlitres are in by a run time. */
  private static double delivered(Therapy therapy, long nanos) {
    double hours = nanos / NANOS_PER_HOUR;
    double first =
        Math.min(
            (double) therapy.secondary().volumeMicrolitres(),
            hours * therapy.secondary().rateMicrolitresPerHour());
    double left = hours - first / therapy.secondary().rateMicrolitresPerHour();
    return first
        + Math.min(
            (double) therapy.primary().volumeMicrolitres(),
            left * therapy.primary().rateMicrolitresPerHour());
  }
}
