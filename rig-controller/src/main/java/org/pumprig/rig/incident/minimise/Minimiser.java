package org.pumprig.rig.incident.minimise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.incident.draft.DraftFault;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Makes a schedule smaller as long as it trips every pump of the trial: leaves out faults, then
 * shortens those that are left, then weakens them. Every step that is taken was tried; none rests
 * on the assumption that less is never worse.
 */
public final class Minimiser {
  /** Lengths that people can read, and no finer than a fault can be timed. */
  private static final long GRID_NANOS = 10_000_000;

  /** It stops where the next step would be smaller than this part. */
  private static final long FINENESS = 20;

  /** Parameters whose smaller values are weaker; of others nobody can say which way is weaker. */
  private static final List<String> WEAKER_IF_SMALLER =
      List.of("delay", "jitter", "pause", "variation");

  private final Trials trials;

  /**
   * @param repeats pumps of each trial, 1 or more
   * @param mostRuns the budget
   */
  public Minimiser(Bench bench, int repeats, int mostRuns) {
    this.trials = new Trials(bench, repeats, mostRuns);
  }

  /**
   * Minimises.
   *
   * @param all by start, at least one
   * @throws InputProblem if the bench can't run them
   */
  public Minimised minimise(List<DraftFault> all) throws InputProblem {
    Hits whole = trials.hits(all);
    if (!trials.tripsEach(all)) {
      return new Minimised(whole, List.of(), List.of(), 1, trials.runs(), trials.stopped());
    }
    List<DraftFault> core = Ddmin.part(all, trials::tripsEach);
    List<DraftFault> now = new ArrayList<>(core);
    for (int i = now.size() - 1; i >= 0; i--) {
      shorten(now, i);
    }
    for (int i = 0; i < now.size(); i++) {
      weaken(now, i);
    }
    List<Minimised.Kept> kept = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      kept.add(new Minimised.Kept(core.get(i), now.get(i), without(now, i)));
    }
    List<DraftFault> removed = new ArrayList<>(all);
    removed.removeAll(core);
    return new Minimised(whole, kept, removed, trials.schedules(), trials.runs(), trials.stopped());
  }

  private Hits without(List<DraftFault> faults, int index) throws InputProblem {
    List<DraftFault> rest = new ArrayList<>(faults);
    rest.remove(index);
    return rest.isEmpty() ? new Hits(0, 0) : trials.hits(rest);
  }

  private void shorten(List<DraftFault> faults, int index) throws InputProblem {
    DraftFault fault = faults.get(index);
    least(faults, index, fault.lastsNanos(), GRID_NANOS, fault::lasting);
  }

  private void weaken(List<DraftFault> faults, int index) throws InputProblem {
    for (String key : faults.get(index).keys().sequencedKeySet()) {
      DraftFault fault = faults.get(index);
      Quantity quantity = fault.quantity(key).orElse(null);
      if (quantity == Quantity.SHARE || quantity != null && WEAKER_IF_SMALLER.contains(key)) {
        long grid =
            switch (quantity) {
              case DURATION -> 1_000_000;
              case SHARE -> 1_000;
              case RATE, VOLUME, MASS, DATA_RATE, DATA, PRESSURE -> 1;
            };
        least(faults, index, fault.value(key), grid, value -> fault.with(key, quantity, value));
      }
    }
  }

  /** Halves the way between what is too little and what is enough. */
  private void least(
      List<DraftFault> faults, int index, long value, long grid, LongFunction<DraftFault> as)
      throws InputProblem {
    long enough = value;
    long less = 0;
    while (enough - less > Math.max(grid, enough / FINENESS)) {
      long middle = (less + (enough - less) / 2) / grid * grid;
      if (middle <= less) {
        return;
      }
      List<DraftFault> tried = new ArrayList<>(faults);
      tried.set(index, as.apply(middle));
      if (stillTrips(tried)) {
        enough = middle;
        faults.set(index, tried.get(index));
      } else {
        less = middle;
      }
    }
  }

  /** A fault that became too small to be a valid one doesn't trip. */
  private boolean stillTrips(List<DraftFault> faults) {
    try {
      return trials.tripsEach(faults);
    } catch (InputProblem tooSmall) {
      return false;
    }
  }
}
