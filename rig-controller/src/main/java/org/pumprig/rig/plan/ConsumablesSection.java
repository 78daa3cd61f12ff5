package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.event.StepEffect;
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
  private static final int MOST_CHANGES = 50;
  private static final double NANOS_PER_HOUR = 3.6e12;

  private ConsumablesSection() {}

  static Optional<Consumables> read(Fields plan, Phases phases, Therapy therapy)
      throws InputProblem {
    if (!plan.has(KEY)) {
      return Optional.empty();
    }
    Fields section = plan.fields(KEY).only("bag", "set", "battery", "balance", "change");
    long within = 0;
    long reserve = 0;
    if (section.has("change")) {
      Fields change = section.fields("change").only("within", "reserve");
      within = Limits.length(change, "within");
      reserve = change.has("reserve") ? change.quantity("reserve", Quantity.SHARE, 0, PPM / 2) : 0;
    }
    var supplies = new ArrayList<Supply>();
    for (Kind kind : Kind.values()) {
      if (section.has(kind.key())) {
        supplies.add(supply(section, kind, new Use(phases, therapy, within, reserve)));
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

  /** What changes are planned by. */
  private record Use(Phases phases, Therapy therapy, long withinNanos, long reservePpm) {
    /** The latest time at which a change may be asked for. */
    long latestNanos() {
      return phases.stressEndNanos() + phases.recoverNanos() - withinNanos;
    }
  }

  private static Supply supply(Fields section, Kind kind, Use use) throws InputProblem {
    return switch (kind) {
      case BAG, BALANCE -> {
        long volume = section.quantity(kind.key(), Quantity.VOLUME, 1, MOST_MICROLITRES);
        yield placed(
            section,
            kind,
            Quantity.VOLUME.format(volume),
            use,
            times -> infused(use.therapy(), (double) usable(volume, use) * times));
      }
      case SET, BATTERY -> {
        long life = Limits.length(section, kind.key());
        yield placed(
            section,
            kind,
            Quantity.DURATION.format(life),
            use,
            times -> saturated((double) usable(life, use) * times));
      }
    };
  }

  private static long usable(long amount, Use use) {
    return amount - (long) ((double) amount * use.reservePpm() / PPM);
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

  private static Supply placed(
      Fields section, Kind kind, String lasts, Use use, LongUnaryOperator usedUp)
      throws InputProblem {
    var changes = new ArrayList<Long>();
    long before = 0;
    for (int times = 1; usedUp.applyAsLong(times) < use.phases().runNanos(); times++) {
      long due = usedUp.applyAsLong(times);
      if (use.withinNanos() == 0) {
        throw section
            .place(kind.key())
            .problem(
                "a run of %s uses up the %s of %s after %s, and no change is planned"
                    .formatted(
                        Quantity.DURATION.format(use.phases().runNanos()),
                        kind.key(),
                        lasts,
                        text(due)),
                "Add 'change: {within: TIME}' for somebody who does it, or shorten the phases");
      }
      // somebody needs the time before it is used up, and none of the check phase is theirs
      long at = Math.min(due - use.withinNanos(), use.latestNanos());
      if (at < before || times > MOST_CHANGES) {
        throw section
            .place(kind.key())
            .problem(
                "the %s of %s would have to be changed again before a change of %s is over"
                    .formatted(kind.key(), lasts, text(use.withinNanos())),
                "Use a larger one, a shorter 'change.within', or shorter phases");
      }
      changes.add(at);
      before = at + use.withinNanos();
    }
    return new Supply(kind, lasts, changes);
  }

  private static String text(long nanos) {
    long whole = nanos - nanos % 1_000_000_000L;
    return Quantity.DURATION.format(whole == 0 ? nanos : whole);
  }

  /** The changes as steps for people. */
  static List<OperatorStep> steps(Optional<Consumables> consumables) {
    if (consumables.isEmpty()) {
      return List.of();
    }
    var steps = new ArrayList<OperatorStep>();
    for (Supply supply : consumables.get().supplies()) {
      List<Long> changes = supply.changesNanos();
      for (int i = 0; i < changes.size(); i++) {
        steps.add(step(supply.kind(), i + 1, changes.get(i), consumables.get()));
      }
    }
    return steps;
  }

  private static OperatorStep step(Kind kind, int number, long atNanos, Consumables all) {
    return new OperatorStep(
        kind.key() + "-change-" + number,
        kind.text(),
        List.of(),
        atNanos,
        all.withinNanos(),
        "",
        "",
        kind.stopsFluid()
            ? List.of(StepEffect.STOPPED, StepEffect.INFUSING)
            : List.of(StepEffect.INFUSING));
  }
}
