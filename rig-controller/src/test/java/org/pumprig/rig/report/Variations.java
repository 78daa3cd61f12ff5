package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.pumprig.rig.report.ReportHeader.Bench;
import org.pumprig.rig.report.ReportHeader.TimeBase;

/** Models that reports must bear: empty, hostile, huge. */
final class Variations {
  private Variations() {}

  static ReportHeader header(Bench bench, TimeBase time, String approval) {
    return new ReportHeader(
        "R", "T", "P", "00", approval, "C", 1, "V", bench, time, OptionalLong.empty(), arms("a"));
  }

  static ReportModel with(ReportModel model, ReportHeader header) {
    return new ReportModel(
        header,
        model.trust(),
        model.expectations(),
        model.comparisons(),
        model.requirements(),
        model.hazards(),
        model.verdicts(),
        model.runs());
  }

  static ReportModel withComparison(ReportModel model, List<Comparison> comparisons) {
    return new ReportModel(
        model.header(),
        model.trust(),
        model.expectations(),
        comparisons,
        model.requirements(),
        model.hazards(),
        model.verdicts(),
        model.runs());
  }

  static ReportModel withVerdicts(ReportModel model, List<RequirementVerdict> verdicts) {
    return new ReportModel(
        model.header(),
        model.trust(),
        model.expectations(),
        model.comparisons(),
        model.requirements(),
        model.hazards(),
        verdicts,
        model.runs());
  }

  static Comparison concluding(Comparison comparison, Comparison.Conclusion conclusion) {
    return new Comparison(
        comparison.endpoint(),
        comparison.definition(),
        comparison.arms(),
        comparison.plots(),
        comparison.permutation(),
        comparison.rateRatio(),
        conclusion,
        comparison.reason());
  }

  static ReportModel nothing() {
    return new ReportModel(
        header(Bench.PHYSICAL, TimeBase.REAL, ""),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  static ReportModel oneEmptyRun() {
    return runs(List.of(run("r", "a", 0, List.of(), List.of(), List.of())), List.of());
  }

  /** Every text of a small model is the same hostile one. */
  static ReportModel hostile(String evil) {
    var header =
        new ReportHeader(
            evil,
            evil,
            evil,
            evil,
            evil,
            evil,
            1,
            evil,
            Bench.EMULATED,
            TimeBase.VIRTUAL,
            OptionalLong.of(2),
            arms(evil));
    var fault =
        new FaultWindow(
            evil,
            evil,
            evil,
            true,
            1,
            OptionalLong.of(2),
            OptionalLong.of(3),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());
    var plot =
        new SurvivalPlot(
            SurvivalPlot.Axis.CONNECTIVITY_ERRORS,
            evil,
            List.of(new SurvivalPlot.Curve(evil, 1, List.of(), List.of(3L), 3)));
    var comparison =
        new Comparison(
            evil,
            evil,
            List.of(new Comparison.ArmExposure(evil, 1, 1, 0, 3, 3, true)),
            List.of(plot),
            Optional.of(new Comparison.PermutationTest(evil, evil, 1, 0.05, 1, evil)),
            Optional.of(
                new Comparison.RateRatio(
                    OptionalDouble.empty(),
                    0,
                    OptionalDouble.empty(),
                    0.95,
                    OptionalDouble.empty(),
                    evil,
                    evil)),
            Comparison.Conclusion.INCONCLUSIVE,
            evil);
    return new ReportModel(
        header,
        List.of(new TrustPoint(TrustPoint.Level.BAD, evil)),
        List.of(new ArmExpectation(evil, evil, evil, ArmExpectation.State.NOT_MET)),
        List.of(comparison),
        List.of(new Requirement(evil, evil, List.of(evil))),
        List.of(new Hazard(evil, evil), new Hazard(evil + evil, evil)),
        List.of(new RequirementVerdict(evil, evil, evil, evil, Outcome.PASS, evil)),
        List.of(run(evil, evil, 100, List.of(fault), List.of(), List.of())));
  }

  /** Many runs, each with many faults, errors and flow samples. */
  static ReportModel huge(int runs, int faults, int samples) {
    var windows = new ArrayList<FaultWindow>();
    for (int i = 0; i < faults; i++) {
      windows.add(fault(i, i * 1000L));
    }
    var errors = new ArrayList<RunReport.ErrorCount>();
    var flow = new ArrayList<RunReport.Flow>();
    for (int i = 0; i < samples; i++) {
      errors.add(new RunReport.ErrorCount(i * 10L, i));
      flow.add(new RunReport.Flow(i * 10L, 100_000 + i % 977));
    }
    var all = new ArrayList<RunReport>();
    var verdicts = new ArrayList<RequirementVerdict>();
    for (int i = 0; i < runs; i++) {
      all.add(run("run-" + i, "a", samples * 10L, windows, errors, flow));
      for (int j = 0; j < 10; j++) {
        verdicts.add(
            new RequirementVerdict("Q" + j, "a", "U" + i, "run-" + i, Outcome.PASS, "because"));
      }
    }
    return runs(all, verdicts);
  }

  static FaultWindow fault(int number, long at) {
    return new FaultWindow(
        "F" + number,
        "a fault with a rather long name",
        "detail",
        false,
        at,
        OptionalLong.of(at + 10),
        OptionalLong.of(at + 20),
        OptionalLong.of(at + 9000),
        OptionalLong.of(at + 9900),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  static RunReport run(
      String id,
      String arm,
      long duration,
      List<FaultWindow> faults,
      List<RunReport.ErrorCount> errors,
      List<RunReport.Flow> flow) {
    boolean empty = duration == 0;
    return new RunReport(
        id,
        arm,
        id,
        Outcome.PASS,
        duration,
        empty ? List.of() : List.of(new RunReport.Phase(id, 0, duration)),
        faults,
        errors,
        false,
        flow,
        flow,
        empty ? List.of() : List.of(new RunMark(RunMark.Kind.NOTE, duration / 2, id)),
        empty ? List.of() : List.of(new RunReport.Blind(0, duration / 4, id, id)),
        List.of(),
        empty ? List.of() : List.of(new RunReport.EvidenceFile(id, 1, id)));
  }

  static ReportModel runs(List<RunReport> runs, List<RequirementVerdict> verdicts) {
    return new ReportModel(
        header(Bench.EMULATED, TimeBase.REAL, ""),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        verdicts,
        runs);
  }

  private static List<ReportHeader.Arm> arms(String name) {
    return List.of(new ReportHeader.Arm(name, name, name), new ReportHeader.Arm("b", "", ""));
  }
}
