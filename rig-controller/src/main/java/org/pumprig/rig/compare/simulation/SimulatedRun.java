package org.pumprig.rig.compare.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.judge.BenchDrift;
import org.pumprig.rig.judge.Course;
import org.pumprig.rig.judge.FaultFacts;
import org.pumprig.rig.judge.FlowSamples;
import org.pumprig.rig.judge.LogClock;
import org.pumprig.rig.judge.LogLines;
import org.pumprig.rig.judge.OwnRecord;
import org.pumprig.rig.judge.RunFacts;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.judge.Watched;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Phases;
import org.pumprig.rig.plan.Plan;

/**
 * One run that never ran, told as a judged journal would tell it, so that a claim's own judgement
 * can be put to it. All times are run time, nanoseconds.
 *
 * @param unit serial number
 * @param arm one of the plan's
 * @param replicate from 0
 * @param slot place in the campaign, from 0
 * @param tripNanos when the watchdog tripped, before the check phase; empty: it didn't
 * @param conduct how the unit behaved until then
 * @param stoodNanos when the fluid stood with no watchdog before; empty: it never did
 * @param reconnectedNanos the first exchange after the faults had ended; empty: none
 * @param errors failed connections from the begin of the stress phase on
 * @param blind where the rig could not see
 * @param faults what the unit met
 */
public record SimulatedRun(
    String unit,
    Arm arm,
    int replicate,
    int slot,
    OptionalLong tripNanos,
    RunFacts.Conduct conduct,
    OptionalLong stoodNanos,
    OptionalLong reconnectedNanos,
    long errors,
    List<BlindInterval> blind,
    List<FaultFacts> faults) {
  private static final String CAMPAIGN = "simulated";

  /** Copies the lists. */
  public SimulatedRun {
    blind = List.copyOf(blind);
    faults = List.copyOf(faults);
  }

  /** What a journal of it would hold; no requirement is judged. */
  public RunVerdict verdict(Plan plan) {
    return new RunVerdict(
        arm.runId(replicate, unit),
        CAMPAIGN,
        unit,
        arm.name(),
        arm.firmware(),
        replicate,
        slot,
        true,
        true,
        Verdict.INCONCLUSIVE,
        List.of(),
        facts(plan),
        List.of());
  }

  private RunFacts facts(Plan plan) {
    Phases phases = plan.phases();
    OptionalLong atTrip = tripNanos.isPresent() ? OptionalLong.of(errors) : OptionalLong.empty();
    OptionalLong alarmAfter = tripNanos.isPresent() ? OptionalLong.of(0) : OptionalLong.empty();
    return new RunFacts(
        new RunStarted(
            arm.runId(replicate, unit),
            CAMPAIGN,
            unit,
            arm.name(),
            arm.firmware(),
            replicate,
            slot,
            true,
            1),
        Optional.of(new BenchDeclared(true, "", 1, "virtual", CAMPAIGN)),
        Optional.empty(),
        course(phases),
        tripNanos.stream()
            .mapToObj(
                at -> new RunFacts.CodeSeen(plan.watch().codes().getFirst(), Channel.SERVICE, at))
            .toList(),
        List.of(),
        new RunFacts.FailSafe(
            alarmAfter, alarmAfter, alarmAfter, RunFacts.FirstSound.NONE, List.of()),
        new OwnRecord(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            names(),
            0,
            names(),
            0,
            new LogClock(List.of()),
            new LogLines(List.of())),
        new RunFacts.Power(
            OptionalLong.empty(), OptionalLong.empty(), List.of(), Optional.empty(), false),
        therapy(),
        new RunFacts.Errors(
            errors, OptionalLong.of(0), atTrip, OptionalLong.of(errors), Optional.empty()),
        faults,
        reconnects(phases),
        conduct,
        List.of(),
        blind,
        none(),
        readings(),
        none(),
        names(),
        FlowSamples.none(),
        List.of(),
        Watched.NOTHING,
        List.of(),
        BenchDrift.NONE,
        names());
  }

  private static Course course(Phases phases) {
    long check = phases.stressEndNanos() + phases.recoverNanos();
    return new Course(
        List.of(
            new RunFacts.PhaseMark(Phase.SETTLE, 0),
            new RunFacts.PhaseMark(Phase.STRESS, phases.settleNanos()),
            new RunFacts.PhaseMark(Phase.RECOVER, phases.stressEndNanos()),
            new RunFacts.PhaseMark(Phase.CHECK, check)),
        Optional.of(EndReason.COMPLETED),
        true,
        Optional.empty(),
        1,
        phases.runNanos(),
        phases.runNanos(),
        Optional.empty());
  }

  private RunFacts.Therapy therapy() {
    return new RunFacts.Therapy(
        OptionalLong.of(1),
        stoodNanos.isPresent() ? 1 : 0,
        stoodNanos.stream().mapToObj(at -> new RunFacts.Deviation(at, at, 1, 0)).findFirst());
  }

  private List<RunFacts.Reconnect> reconnects(Phases phases) {
    List<RunFacts.Reconnect> all = new ArrayList<>();
    reconnectedNanos.ifPresent(
        at -> all.add(new RunFacts.Reconnect("faultsEnded", at - phases.stressEndNanos(), at)));
    return all;
  }

  private static SortedMap<Channel, Long> readings() {
    var readings = new TreeMap<Channel, Long>();
    for (Channel channel : Channel.values()) {
      readings.put(channel, 1L);
    }
    return readings;
  }

  private static SortedMap<Channel, Long> none() {
    return new TreeMap<>();
  }

  private static SortedSet<String> names() {
    return new TreeSet<>();
  }
}
