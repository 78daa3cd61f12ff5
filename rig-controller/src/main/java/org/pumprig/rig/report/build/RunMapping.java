package org.pumprig.rig.report.build;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pumprig.rig.judge.FaultFacts;
import org.pumprig.rig.judge.RunFacts;
import org.pumprig.rig.judge.RunFacts.PhaseMark;
import org.pumprig.rig.judge.RunSeries;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.report.FaultWindow;
import org.pumprig.rig.report.RunMark;
import org.pumprig.rig.report.RunReport;
import org.pumprig.rig.report.TripResponse;

/** One run in the report. */
final class RunMapping {
  private static final String FLOW_WITNESS = "flow witness";

  private RunMapping() {}

  static RunReport of(Plan plan, RunVerdict run, RunMaterial material) {
    RunFacts facts = run.facts();
    long end = Math.max(0, facts.course().lastNanos());
    RunSeries series = material.series();
    return new RunReport(
        run.runId(),
        run.arm(),
        run.unit(),
        Outcomes.of(run.overall()),
        end,
        phases(facts, end),
        faults(run),
        series.errors().stream()
            .map(one -> new RunReport.ErrorCount(one.atNanos(), one.total()))
            .toList(),
        facts.errors().lowerBound().isPresent(),
        series.flow().stream()
            .map(one -> new RunReport.Flow(one.atNanos(), one.microlitresPerHour()))
            .toList(),
        ProgrammedFlow.of(plan.therapy(), series, end),
        series.marks().stream().map(RunMapping::mark).toList(),
        facts.blind().stream()
            .map(
                one ->
                    new RunReport.Blind(
                        one.fromNanos(), one.toNanos(), one.channel().onDisk(), one.reason()))
            .sorted(Comparator.comparingLong(RunReport.Blind::fromNanos))
            .toList(),
        facts.trip().map(trip -> response(plan, facts, trip)).stream().toList(),
        material.evidence());
  }

  private static List<RunReport.Phase> phases(RunFacts facts, long end) {
    List<PhaseMark> marks = facts.course().phases();
    var phases = new ArrayList<RunReport.Phase>();
    for (int i = 0; i < marks.size(); i++) {
      long to = i + 1 < marks.size() ? marks.get(i + 1).atNanos() : end;
      phases.add(new RunReport.Phase(marks.get(i).phase().onDisk(), marks.get(i).atNanos(), to));
    }
    return phases;
  }

  private static List<FaultWindow> faults(RunVerdict run) {
    return run.facts().faults().stream()
        .sorted(Comparator.comparingLong(RunMapping::requested))
        .map(
            fault ->
                new FaultWindow(
                    fault.id(),
                    fault.name(),
                    fault.parameters(),
                    run.virtual(),
                    requested(fault),
                    fault.appliedNanos(),
                    fault.provenNanos(),
                    fault.revertedNanos(),
                    fault.recoveredNanos(),
                    fault.away().goneNanos(),
                    fault.away().backNanos()))
        .toList();
  }

  /** A fault that was never asked for stands at its planned time, with nothing after it. */
  private static long requested(FaultFacts fault) {
    return fault.requestedNanos().orElse(fault.plannedNanos());
  }

  private static TripResponse response(Plan plan, RunFacts facts, RunFacts.CodeSeen trip) {
    return new TripResponse(
        trip.code(),
        trip.channel().onDisk(),
        trip.atNanos(),
        facts.failSafe().stopAfterNanos(),
        facts.failSafe().stopAfterNanos().isPresent() ? FLOW_WITNESS : "",
        facts.failSafe().alarmAfterNanos(),
        facts.failSafe().screenAfterNanos(),
        facts
            .own()
            .logged(trip.code(), trip.atNanos(), plan.watch().statusEveryNanos())
            .map(
                when ->
                    new TripResponse.Logged(
                        when.fromNanos() - trip.atNanos(), when.toNanos() - trip.atNanos())));
  }

  private static RunMark mark(RunSeries.Mark mark) {
    RunMark.Kind kind =
        switch (mark.kind()) {
          case WATCHDOG -> RunMark.Kind.WATCHDOG;
          case FLOW_STOP -> RunMark.Kind.FLOW_STOP;
          case ALARM -> RunMark.Kind.ALARM;
          case SCREEN -> RunMark.Kind.SCREEN;
          case POWER_CYCLE -> RunMark.Kind.POWER_CYCLE;
          case REPROGRAMMED -> RunMark.Kind.REPROGRAMMED;
          case NOTE -> RunMark.Kind.NOTE;
        };
    return new RunMark(kind, mark.atNanos(), mark.text());
  }
}
