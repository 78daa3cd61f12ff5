package org.pumprig.rig.validation;

import java.util.List;
import org.pumprig.rig.compare.stats.Proportion;

/**
 * How often a defect was found.
 *
 * @param defect which
 * @param found trials in which it was found as it must be
 * @param counted trials in which it truly showed
 * @param notExercised trials in which it did not
 * @param missedSeeds seeds of the campaigns in which it was missed
 */
public record DefectCount(
    KnownDefect defect, int found, int counted, int notExercised, List<Long> missedSeeds) {
  /** Copies the list. */
  public DefectCount {
    missedSeeds = List.copyOf(missedSeeds);
  }

  static DefectCount of(KnownDefect defect, List<Trial> all) {
    List<Trial> own = all.stream().filter(one -> one.unit().equals(defect.word())).toList();
    // A false watchdog lies in good firmware; everything else where the old firmware trips.
    List<Trial> trials =
        own.stream()
            .filter(
                one ->
                    one.firmware()
                        .equals(defect.word().equals("falseWatchdog") ? "after" : "before"))
            .toList();
    List<Trial> counted = trials.stream().filter(one -> one.exercised(defect)).toList();
    List<Trial> missed = counted.stream().filter(one -> !one.found(defect)).toList();
    return new DefectCount(
        defect,
        counted.size() - missed.size(),
        counted.size(),
        trials.size() - counted.size(),
        missed.stream().map(Trial::seed).toList());
  }

  /** Lower bound of the sensitivity, one-sided, 95 %; 0 without a trial. */
  public double sensitivityAbove() {
    return counted == 0 ? 0 : new Proportion(found, counted).lowerBound(0.95);
  }
}
