package org.pumprig.rig.validation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.judge.RequirementResult;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.Verdict;

/**
 * One run of one unit whose truth is known.
 *
 * @param seed of its campaign
 * @param unit serial number: the defect's name, or an honest pump
 * @param firmware of the arm
 * @param results the verdicts
 * @param tripped whether a watchdog truly acted
 * @param measuredStopNanos from code to stop, as the rig measured it
 * @param trueStopNanos from trip to stop, as it was
 * @param measuredAlarmNanos from code to alarm, as the rig measured it
 * @param measuredScreenNanos from code to screen, as the rig measured it
 * @param guardBand where the measured stop stands against the plan's limit; empty: no stop measured
 * @param faults how many faults were asked for
 * @param proven how many a witness saw acting
 * @param journalSha256 of the run's journal: the same seed gives it again
 */
public record Trial(
    long seed,
    String unit,
    String firmware,
    List<RequirementResult> results,
    boolean tripped,
    OptionalLong measuredStopNanos,
    OptionalLong trueStopNanos,
    OptionalLong measuredAlarmNanos,
    OptionalLong measuredScreenNanos,
    Optional<GuardBand.Standing> guardBand,
    int faults,
    int proven,
    String journalSha256) {
  /** Copies the list. */
  public Trial {
    results = List.copyOf(results);
  }

  Trial with(List<RequirementResult> others) {
    return new Trial(
        seed,
        unit,
        firmware,
        others,
        tripped,
        measuredStopNanos,
        trueStopNanos,
        measuredAlarmNanos,
        measuredScreenNanos,
        guardBand,
        faults,
        proven,
        journalSha256);
  }

  static Trial of(long seed, RunVerdict run, Truth truth, GuardBand band, String journalSha256) {
    var failSafe = run.facts().failSafe();
    OptionalLong stop = failSafe.stopAfterNanos();
    return new Trial(
        seed,
        run.unit(),
        run.firmware(),
        run.results(),
        truth.tripped(run.unit()),
        stop,
        truth.stopAfterNanos(run.unit()),
        failSafe.alarmAfterNanos(),
        failSafe.screenAfterNanos(),
        stop.isPresent() ? Optional.of(band.of(stop.getAsLong())) : Optional.empty(),
        run.facts().faults().size(),
        (int) run.facts().faults().stream().filter(one -> one.provenNanos().isPresent()).count(),
        journalSha256);
  }

  /** What a requirement came to; empty: not exercised, or not asked. */
  public Optional<Verdict> verdict(String requirementId) {
    return results.stream()
        .filter(one -> one.requirementId().equals(requirementId))
        .flatMap(one -> one.verdict().stream())
        .findFirst();
  }

  /** Whether it tells of this defect at all. */
  boolean exercised(KnownDefect defect) {
    return !defect.needsTrip() || tripped;
  }

  /**
   * Whether the defect was found as it must be. A stop that lies within the guard band finds
   * nothing: the rig could not have told it from a good one.
   */
  boolean found(KnownDefect defect) {
    if (defect.requirementId().equals("REQ-FAILSAFE")
        && guardBand.equals(Optional.of(GuardBand.Standing.UNDECIDED))) {
      return false;
    }
    Optional<Verdict> verdict = verdict(defect.requirementId());
    return verdict.isPresent()
        && (verdict.get() == Verdict.FAIL
            || defect.refusalSuffices() && verdict.get() == Verdict.INCONCLUSIVE);
  }

  /** Requirements that an honest pump was accused of; a true trip is no accusation. */
  List<String> accusations() {
    return results.stream()
        .filter(one -> one.verdict().equals(Optional.of(Verdict.FAIL)))
        .map(RequirementResult::requirementId)
        .filter(id -> !(tripped && id.equals("REQ-WATCHDOG")))
        .toList();
  }

  /** Whether an honest pump's pass was withheld without an accusation. */
  boolean withheld() {
    return accusations().isEmpty()
        && (results.stream()
                .flatMap(one -> one.verdict().stream())
                .anyMatch(one -> one == Verdict.INCONCLUSIVE || one == Verdict.ABORTED)
            || guardBand.filter(one -> one != GuardBand.Standing.WITHIN).isPresent());
  }
}
