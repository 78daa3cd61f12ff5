package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.pumprig.rig.report.Comparison.ArmExposure;
import org.pumprig.rig.report.SurvivalPlot.Curve;
import org.pumprig.rig.report.SurvivalPlot.Limits;
import org.pumprig.rig.report.SurvivalPlot.Step;

/** A model as the demo fills it: six units, two arms, a clear result, one blind run. */
final class SampleReport {
  private SampleReport() {}

  static ReportModel demo() {
    var runs = new ArrayList<RunReport>();
    for (int unit = 0; unit < 6; unit++) {
      runs.add(SampleRuns.before(unit));
      runs.add(SampleRuns.after(unit));
    }
    return new ReportModel(
        header(),
        List.of(
            new TrustPoint(TrustPoint.Level.GOOD, "The rig’s self-check passed before every run.")),
        expectations(),
        List.of(comparison(runs)),
        requirements(),
        List.of(
            new Hazard("HAZ-01", "Interruption of therapy"),
            new Hazard("HAZ-02", "Unnoticed stop of delivery"),
            new Hazard("HAZ-07", "Wrong dose after a restart")),
        verdicts(runs),
        runs);
  }

  static ReportHeader header() {
    return new ReportHeader(
        "PR-20260101-0007",
        "Does firmware 9.4.1 survive an unstable gateway?",
        "gateway-instability",
        SampleRuns.digest("plan"),
        "",
        "demo-7",
        20260101,
        "0.1.0",
        ReportHeader.Bench.EMULATED,
        ReportHeader.TimeBase.REAL,
        OptionalLong.of(40),
        List.of(
            new ReportHeader.Arm("before", "9.3.0", SampleRuns.digest("before")),
            new ReportHeader.Arm("after", "9.4.1", SampleRuns.digest("after"))));
  }

  private static List<ArmExpectation> expectations() {
    return List.of(
        new ArmExpectation(
            "before",
            "at least 4 of 6 units trip",
            "6 of 6 tripped between 9.24 s and 15.93 s",
            ArmExpectation.State.MET),
        new ArmExpectation(
            "after",
            "no unit trips; therapy goes on",
            "0 of 6 tripped; one run was blind for 1.15 s",
            ArmExpectation.State.UNDECIDED));
  }

  private static List<Requirement> requirements() {
    return List.of(
        new Requirement(
            "REQ-FLOW-01",
            "Delivery stays within ±10 % of the programmed rate through every network fault.",
            List.of("HAZ-01")),
        new Requirement(
            "REQ-ALARM-02",
            "After a watchdog code, flow stops within 1 s and alarm and screen say so.",
            List.of("HAZ-01", "HAZ-02")),
        new Requirement(
            "REQ-RESTART-03",
            "After a power cycle nothing resumes by itself and earlier parameters are gone.",
            List.of("HAZ-07")));
  }

  private static List<RequirementVerdict> verdicts(List<RunReport> runs) {
    var verdicts = new ArrayList<RequirementVerdict>();
    for (RunReport run : runs) {
      boolean trips = !run.trips().isEmpty();
      String flow =
          trips
              ? "flow 0 mL/h for 6.6 s after EC221 at "
                  + Figures.duration(run.trips().getFirst().codeAtNanos())
              : run.blind().isEmpty()
                  ? "between 122.4 and 127.6 mL/h throughout"
                  : "balance blind from 6.20 s to 7.35 s";
      verdicts.add(verdict("REQ-FLOW-01", run, run.outcome(), flow));
      boolean screen = trips && run.trips().getFirst().screenAfterNanos().isEmpty();
      Outcome alarm = screen ? Outcome.INCONCLUSIVE : trips ? Outcome.PASS : Outcome.NOT_EXERCISED;
      String why = trips ? "stop, alarm and screen within 0.46 s" : "no watchdog code came";
      verdicts.add(verdict("REQ-ALARM-02", run, alarm, screen ? "screen was not seen" : why));
      verdicts.add(
          verdict(
              "REQ-RESTART-03",
              run,
              trips ? Outcome.PASS : Outcome.NOT_EXERCISED,
              trips ? "no flow until it was reprogrammed" : "no power cycle was needed"));
    }
    return verdicts;
  }

  private static RequirementVerdict verdict(
      String requirement, RunReport run, Outcome outcome, String reason) {
    return new RequirementVerdict(requirement, run.arm(), run.unit(), run.id(), outcome, reason);
  }

  private static Comparison comparison(List<RunReport> runs) {
    return new Comparison(
        "watchdog trip with fail-safe stop",
        "Event: the first watchdog code (EC220, EC221, EC222 or SysEcode0) that is followed by a"
            + " proved stop of flow. Censored: the end of the stress phase and of recovery.",
        List.of(exposure("before", runs), exposure("after", runs)),
        List.of(byTime(), byErrors(runs)),
        Optional.of(
            new Comparison.PermutationTest(
                "log-rank, exchanged within each unit",
                "“before” trips earlier than “after”",
                1 / 64.0,
                0.025,
                64,
                "the two runs of a unit are exchangeable: same faults, order drawn at random")),
        Optional.of(
            new Comparison.RateRatio(
                OptionalDouble.of(0),
                0,
                OptionalDouble.of(0.3157),
                0.95,
                OptionalDouble.of(0.5),
                "hour",
                "events come at a constant rate; here damage accumulates, so read it with the"
                    + " curves")),
        Comparison.Conclusion.BETTER,
        "“after” had no trip in 6 runs under the faults that tripped “before” in 6 of 6; p and the"
            + " upper limit of the rate ratio are inside the plan’s criteria.");
  }

  private static ArmExposure exposure(String arm, List<RunReport> runs) {
    var own = runs.stream().filter(r -> r.arm().equals(arm)).toList();
    long time = 0;
    long errors = 0;
    int events = 0;
    for (RunReport run : own) {
      time += run.trips().isEmpty() ? run.durationNanos() : run.trips().getFirst().codeAtNanos();
      errors += run.errors().getLast().total();
      events += run.trips().size();
    }
    return new ArmExposure(arm, own.size(), own.size(), events, time, errors, true);
  }

  private static SurvivalPlot byTime() {
    var at = new ArrayList<Long>();
    for (long millis : SampleRuns.TRIP_MILLIS) {
      at.add(millis * SampleRuns.MILLI);
    }
    var ends = java.util.Collections.nCopies(6, SampleRuns.DURATION);
    return plot(SurvivalPlot.Axis.TIME_NANOS, at, ends);
  }

  private static SurvivalPlot byErrors(List<RunReport> runs) {
    var trips = new ArrayList<Long>();
    var ends = new ArrayList<Long>();
    for (RunReport run : runs) {
      (run.trips().isEmpty() ? ends : trips).add(run.errors().getLast().total());
    }
    trips.sort(Long::compare);
    ends.sort(Long::compare);
    return plot(SurvivalPlot.Axis.CONNECTIVITY_ERRORS, trips, ends);
  }

  private static SurvivalPlot plot(SurvivalPlot.Axis axis, List<Long> events, List<Long> ends) {
    double[] lower = {0.54, 0.36, 0.22, 0.12, 0.04, 0.004, 0};
    double[] upper = {1, 0.996, 0.96, 0.88, 0.78, 0.64, 0.46};
    var steps = new ArrayList<Step>();
    steps.add(new Step(0, 1, Optional.of(new Limits(lower[0], 1))));
    for (int i = 1; i <= 6; i++) {
      var limits = Optional.of(new Limits(lower[i], upper[i]));
      steps.add(new Step(events.get(i - 1), (6 - i) / 6.0, limits));
    }
    var flat = List.of(new Step(0, 1, Optional.of(new Limits(lower[0], 1))));
    return new SurvivalPlot(
        axis,
        "exact 95 % limits at each point",
        List.of(
            new Curve("before", 6, steps, List.of(), events.getLast()),
            new Curve("after", 6, flat, ends, ends.getLast())));
  }
}
