package org.pumprig.rig.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.pumprig.host.Storage;
import org.pumprig.rig.emulated.SeenBenches.Trip;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.RunRecord.PhaseEntered;
import org.pumprig.rig.event.RunRecord.RunEnded;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.plan.Criterion;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.Requirement;
import org.pumprig.rig.rundir.JudgeRun;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.yaml.InputProblem;

/** What must hold of every verdict, held against ground truth. */
final class VerdictProperties {
  private final Plan plan;
  private final RunRead run;
  private final JudgedRun judged;
  private final List<Trip> trips;
  private final List<String> broken = new ArrayList<>();

  private VerdictProperties(Plan plan, RunRead run, JudgedRun judged, List<Trip> trips) {
    this.plan = plan;
    this.run = run;
    this.judged = judged;
    this.trips = trips;
  }

  /**
   * What doesn't hold.
   *
   * @param trips true trips of this run, with run times
   */
  static List<String> broken(Plan plan, RunRead run, Storage storage, List<Trip> trips)
      throws IOException, InputProblem, JournalDamage {
    JudgedRun judged = JudgeRun.readAll(storage, "run");
    var properties = new VerdictProperties(plan, run, judged, trips);
    properties.judgedTwice(JudgeRun.readAll(storage, "run"));
    properties.everyTripIsSeen();
    properties.nothingPassesBlindly();
    properties.onlyWholeRunsPass();
    return properties.broken;
  }

  private void judgedTwice(JudgedRun again) {
    boolean same =
        again.verdict().equals(judged.verdict())
            && again.series().equals(judged.series())
            && again.evidence().equals(judged.evidence());
    if (!same) {
      broken.add("judging twice gives different results");
    }
  }

  /** A watchdog that tripped is in the record, or the time is marked blind, or it came too late. */
  private void everyTripIsSeen() {
    for (Trip trip : trips) {
      boolean seen =
          run.all(WatchdogSeen.class).anyMatch(watchdog -> watchdog.code().equals(trip.code()));
      boolean late = trip.atNanos() > run.lastNanos() - plan.watch().blindAfterNanos();
      boolean blind =
          isBlind(Channel.SERVICE, trip.atNanos(), trip.atNanos())
              && isBlind(Channel.SCREEN, trip.atNanos(), trip.atNanos());
      if (!seen && !late && !blind && run.complete()) {
        broken.add("missed: " + trip);
      }
      if (!late && verdict(Criterion.NoWatchdog.class).equals(Optional.of(Verdict.PASS))) {
        broken.add("a pass over " + trip);
      }
    }
  }

  private void nothingPassesBlindly() {
    long end = Long.MAX_VALUE;
    if (isBlind(Channel.SERVICE, 0, end) || isBlind(Channel.SCREEN, 0, end)) {
      mayNotPass(Criterion.NoWatchdog.class);
    }
    long until =
        LongStream.concat(
                Arrays.stream(run.times(WatchdogSeen.class)),
                run.lines().stream()
                    .filter(
                        line ->
                            line.event() instanceof PhaseEntered entered
                                && entered.phase() == Phase.CHECK)
                    .mapToLong(RunRead.Line::runNanos))
            .min()
            .orElse(end);
    if (isBlind(Channel.FLOW, 0, until)) {
      mayNotPass(Criterion.TherapyContinuity.class);
    }
    long tripped = Arrays.stream(run.times(WatchdogSeen.class)).min().orElse(-1);
    if (tripped >= 0 && isBlind(Channel.CONTACT, tripped, tripped)) {
      mayNotPass(Criterion.FailSafe.class);
    }
  }

  private void onlyWholeRunsPass() {
    boolean wentOn = run.all(RunEnded.class).anyMatch(end -> end.reason() == EndReason.COMPLETED);
    if (!run.complete() || run.lines().getLast().stamp().epoch() > 1 && !wentOn) {
      for (var result : judged.verdict().results()) {
        if (result.verdict().equals(Optional.of(Verdict.PASS))) {
          broken.add("a pass of a run that was cut: " + result);
        }
      }
    }
  }

  private void mayNotPass(Class<? extends Criterion> criterion) {
    if (verdict(criterion).equals(Optional.of(Verdict.PASS))) {
      broken.add(criterion.getSimpleName() + " passes over a blind stretch");
    }
  }

  private Optional<Verdict> verdict(Class<? extends Criterion> criterion) {
    return verdict(plan, judged.verdict(), criterion);
  }

  /** The verdict on the requirement with that criterion. */
  static Optional<Verdict> verdict(
      Plan plan, RunVerdict verdict, Class<? extends Criterion> criterion) {
    String id =
        plan.requirements().stream()
            .filter(requirement -> criterion.isInstance(requirement.criterion()))
            .map(Requirement::id)
            .findFirst()
            .orElseThrow();
    return verdict.results().stream()
        .filter(result -> result.requirementId().equals(id))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  private boolean isBlind(Channel channel, long fromNanos, long toNanos) {
    return run.all(BlindInterval.class)
        .anyMatch(
            blind ->
                blind.channel() == channel
                    && blind.toNanos() >= fromNanos
                    && blind.fromNanos() <= toNanos);
  }
}
