package org.pumprig.rig.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.host.MemoryStorage;
import org.pumprig.rig.emulated.SeenBenches.Trip;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.rundir.JudgeRun;
import org.pumprig.rig.scenario.Scenario.PlayedRun;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Holds one scenario against everything that must be true of it. */
final class Properties {
  private final Scenario scenario;
  private final Plan plan;
  private final RandomStream random;
  private final List<String> broken = new ArrayList<>();
  private final Tally tally;

  private Properties(Scenario scenario, long number, Tally tally) {
    this.scenario = scenario;
    this.plan = scenario.inputs.plan();
    this.random = new Seed(number).stream("rescue");
    this.tally = tally;
  }

  /** What doesn't hold. */
  static List<String> broken(Scenario scenario, long number, Tally tally)
      throws IOException, InputProblem, JournalDamage {
    var properties = new Properties(scenario, number, tally);
    properties.ofTheCampaign();
    for (PlayedRun run : scenario.runs) {
      properties.ofRun(run);
    }
    return properties.broken;
  }

  private void ofTheCampaign() throws IOException {
    tally.count(scenario);
    broken.addAll(scenario.aftermath());
    if (scenario.goesOn()) {
      broken.add("something goes on and on after the campaign's end");
    }
    if (scenario.ends() != 1) {
      broken.add("the campaign says " + scenario.ends() + " times that it is over");
    }
    if (scenario.died()) {
      broken.addAll(Rescue.ledger(scenario, scenario.ledger.crash(random)));
    }
    boolean excused =
        !scenario.troubles.links().isEmpty()
            || scenario.troubles.disk().isPresent()
            || scenario.troubles.abortNanos() >= 0;
    if (!scenario.problems.isEmpty() && !excused) {
      broken.add("problems without troubles: " + scenario.problems);
    }
  }

  private void ofRun(PlayedRun run) throws IOException, InputProblem, JournalDamage {
    boolean diskRefused = scenario.troubles.disk().filter(disk -> disk.run() >= 0).isPresent();
    if (!scenario.died()) {
      ofJournal(run, run.storage, Optional.empty());
    }
    if (scenario.died() || diskRefused) {
      run.storage.failAfter(Long.MAX_VALUE);
      run.storage.failSyncsAfter(Long.MAX_VALUE);
      MemoryStorage left = run.storage.crash(random);
      if (left.list("journal").isEmpty()) {
        return;
      }
      RunRead before = RunRead.of(left, plan, run.place.serial());
      if (before.startedNanos().isEmpty()) {
        return;
      }
      ofJournal(run, left, Optional.empty());
      add(run, intentBeforeEffect(run, before));
      Optional<MemoryStorage> recovered = Rescue.recover(left, scenario.wallMicros(), random);
      if (recovered.isPresent()) {
        tally.recovered++;
        ofJournal(run, recovered.get(), Optional.of(before));
      }
    }
  }

  /** What was in force when the process died was announced in the journal, durably. */
  private List<String> intentBeforeEffect(PlayedRun run, RunRead left) {
    boolean last = run.place.slot() == scenario.runs.getLast().place.slot();
    if (!last || !scenario.died()) {
      return List.of();
    }
    String serial = run.place.serial() + " ";
    return scenario.inForce().stream()
        .filter(fault -> fault.startsWith(serial))
        .map(fault -> fault.substring(serial.length()))
        .filter(
            fault ->
                left.all(EffectRequested.class)
                    .noneMatch(
                        asked ->
                            asked.action().equals("applyFault") && asked.subject().equals(fault)))
        .map(fault -> "in force at the crash without an intent in the journal: " + fault)
        .toList();
  }

  private void ofJournal(PlayedRun run, MemoryStorage storage, Optional<RunRead> before)
      throws IOException, InputProblem, JournalDamage {
    RunRead read = RunRead.of(storage, plan, run.place.serial());
    tally.records += read.lines().size();
    if (read.startedNanos().isEmpty()) {
      boolean empty = scenario.died() || scenario.troubles.disk().isPresent();
      if (!empty) {
        add(run, List.of("its journal has no start"));
      }
      return;
    }
    List<Trip> trips = trips(run, read.startedNanos());
    add(run, JournalProperties.broken(plan, read));
    add(run, VerdictProperties.broken(plan, read, storage, trips));
    before.ifPresent(earlier -> add(run, Rescue.broken(plan, earlier, read)));
    if (scenario.troubles.none()) {
      add(run, untroubled(run, read, storage, trips));
    }
  }

  /** With nothing wrong on the rig, verdicts and truth agree. */
  private List<String> untroubled(
      PlayedRun run, RunRead read, MemoryStorage storage, List<Trip> trips)
      throws IOException, InputProblem, JournalDamage {
    var wrong = new ArrayList<String>();
    Verdict overall = JudgeRun.readAll(storage, "run").verdict().overall();
    boolean inTime =
        trips.stream()
            .anyMatch(t -> t.atNanos() < read.lastNanos() - plan.watch().statusEveryNanos());
    tally.verdict(run.place.arm().name(), overall, !trips.isEmpty());
    if (!read.complete()) {
      wrong.add("its journal is cut without troubles");
    }
    if (inTime && overall == Verdict.PASS) {
      wrong.add("passes though it tripped: " + trips);
    }
    if (run.place.arm().name().equals("after") && trips.isEmpty() && overall == Verdict.FAIL) {
      wrong.add(
          "fails though it did not trip: " + JudgeRun.readAll(storage, "run").verdict().results());
    }
    return wrong;
  }

  /** True trips of a run, in its run time. */
  private List<Trip> trips(PlayedRun run, OptionalLong startedNanos) {
    long zero = run.originNanos + startedNanos.orElseThrow();
    return scenario.trips().stream()
        .filter(t -> t.slot() == run.place.slot() && t.serial().equals(run.place.serial()))
        .map(t -> new Trip(t.slot(), t.serial(), t.code(), t.atNanos() - zero))
        .toList();
  }

  private void add(PlayedRun run, List<String> wrong) {
    wrong.forEach(each -> broken.add(run.place.runId() + ": " + each));
  }
}
