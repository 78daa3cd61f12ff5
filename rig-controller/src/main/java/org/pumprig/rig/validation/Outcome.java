package org.pumprig.rig.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.pumprig.rig.compare.stats.Proportion;

/**
 * What the trials come to.
 *
 * @param asked how many trials a defect were asked for
 * @param defects a count for each defect
 * @param honest trials of honest pumps, good firmware and old
 * @param falseAlarms honest trials with an accusation
 * @param withheld honest trials whose pass was withheld
 * @param timing largest error of a measured stop against the truth
 * @param band the guard band that stops were held against
 * @param switchedOff checkers that were switched off: then nothing is validated
 */
public record Outcome(
    int asked,
    List<DefectCount> defects,
    int honest,
    int falseAlarms,
    int withheld,
    Timing timing,
    GuardBand band,
    List<String> switchedOff) {
  /** Copies the lists. */
  public Outcome {
    defects = List.copyOf(defects);
    switchedOff = List.copyOf(switchedOff);
  }

  /**
   * Times of honest pumps as measured, and how far the measured stops lie from the true ones.
   *
   * @param stop code to stop
   * @param alarm code to alarm
   * @param screen code to screen
   * @param error measured stop less true stop, of honest pumps and those that stop late
   */
  public record Timing(Spread stop, Spread alarm, Spread screen, Spread error) {}

  /** Least, middle and greatest of some times in nanoseconds. */
  public record Spread(int count, long least, long median, long greatest) {
    static Spread of(List<Long> times) {
      List<Long> sorted = times.stream().sorted().toList();
      return sorted.isEmpty()
          ? new Spread(0, 0, 0, 0)
          : new Spread(
              sorted.size(), sorted.getFirst(), sorted.get(sorted.size() / 2), sorted.getLast());
    }
  }

  static Outcome of(int asked, List<Trial> trials, GuardBand band, List<String> switchedOff) {
    List<Trial> honest = trials.stream().filter(Outcome::isHonest).toList();
    return new Outcome(
        asked,
        KnownDefect.ALL.stream().map(defect -> DefectCount.of(defect, trials)).toList(),
        honest.size(),
        (int) honest.stream().filter(one -> !one.accusations().isEmpty()).count(),
        (int) honest.stream().filter(Trial::withheld).count(),
        new Timing(
            spread(honest, Trial::measuredStopNanos),
            spread(honest, Trial::measuredAlarmNanos),
            spread(honest, Trial::measuredScreenNanos),
            errors(trials)),
        band,
        switchedOff);
  }

  private static boolean isHonest(Trial trial) {
    return trial.unit().equals("honest") || trial.unit().startsWith("good-");
  }

  private static Spread spread(List<Trial> trials, Function<Trial, OptionalLong> time) {
    var times = new ArrayList<Long>();
    trials.forEach(one -> time.apply(one).ifPresent(times::add));
    return Spread.of(times);
  }

  private static Spread errors(List<Trial> trials) {
    var errors = new ArrayList<Long>();
    for (Trial one : trials) {
      boolean timed = isHonest(one) || one.unit().equals("stopsTooLate");
      if (timed && one.measuredStopNanos().isPresent() && one.trueStopNanos().isPresent()) {
        errors.add(one.measuredStopNanos().getAsLong() - one.trueStopNanos().getAsLong());
      }
    }
    return Spread.of(errors);
  }

  /** Upper bound of the share of false alarms, one-sided, 95 %. */
  public double falseAlarmsBelow() {
    return honest == 0 ? 1 : new Proportion(falseAlarms, honest).upperBound(0.95);
  }

  /** Whether these are fewer trials than a sensitivity of 95 % needs. */
  public boolean tooFew() {
    return asked < Validation.TRIALS;
  }

  /** Why the rig isn't fit for the intended use; empty: it is, within what the record says. */
  public List<String> problems() {
    var problems = new ArrayList<String>();
    if (!switchedOff.isEmpty()) {
      problems.add("switched off: " + String.join(", ", switchedOff));
    }
    for (DefectCount count : defects) {
      if (count.counted() < asked) {
        problems.add(
            "%s truly showed in %d of the %d trials that are needed"
                .formatted(count.defect().word(), count.counted(), asked));
      }
      if (count.found() < count.counted()) {
        problems.add(
            "%s was found in %d of %d trials"
                .formatted(count.defect().word(), count.found(), count.counted()));
      }
    }
    if (falseAlarms > 0) {
      problems.add("%d false alarms in %d honest trials".formatted(falseAlarms, honest));
    }
    if (timing.error().count() == 0) {
      problems.add("no stop was measured, so no time was checked");
    } else if (Math.max(Math.abs(timing.error().least()), Math.abs(timing.error().greatest()))
        > band.uncertaintyNanos()) {
      problems.add("a measured stop lies farther from the true one than the stated uncertainty");
    }
    return problems;
  }
}
