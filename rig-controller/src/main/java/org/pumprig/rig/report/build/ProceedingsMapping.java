package org.pumprig.rig.report.build;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.pumprig.rig.approval.LogSignature;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.event.LogBook;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.judge.Invalidity;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Phases;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.report.Proceedings;
import org.pumprig.time.WallMicros;

/** What was planned and how it was done. */
final class ProceedingsMapping {
  private ProceedingsMapping() {}

  static Proceedings of(CampaignResult result, List<RunMaterial> runs) {
    return new Proceedings(
        result.plan().requirements().stream()
            .map(one -> new Proceedings.CriterionLine(one.id(), CriterionWords.of(one.criterion())))
            .toList(),
        design(result),
        units(result.runs()),
        result.runs().stream().flatMap(run -> begin(run, runs).stream()).toList(),
        Stream.concat(result.runs().stream(), result.ruledOut().stream())
            .flatMap(run -> log(run, runs).stream())
            .toList(),
        result.approval().signatures().stream()
            .map(one -> new Proceedings.Signed(one.name(), one.role(), one.time(), one.key()))
            .toList(),
        result.approval().missing(),
        BenchMapping.of(runs));
  }

  private static List<Proceedings.DesignLine> design(CampaignResult result) {
    Plan plan = result.plan();
    Phases phases = plan.phases();
    var lines = new ArrayList<Proceedings.DesignLine>();
    lines.add(
        new Proceedings.DesignLine(
            "Arms", String.join(", ", plan.arms().stream().map(Arm::name).toList())));
    lines.add(
        new Proceedings.DesignLine(
            "Sample",
            "%s of %s, %s each in every arm, order %s"
                .formatted(
                    Figures.count(result.runs().size(), "run", "runs"),
                    Figures.count(
                        result.runs().stream().map(RunVerdict::unit).distinct().count(),
                        "unit",
                        "units"),
                    Figures.count(plan.replicates(), "replicate", "replicates"),
                    plan.order().name().toLowerCase(java.util.Locale.ROOT))));
    lines.add(
        new Proceedings.DesignLine(
            "Phases of a run",
            "settle %s s, stress %s s, recover %s s, check %s s"
                .formatted(
                    seconds(phases.settleNanos()),
                    seconds(phases.stressNanos()),
                    seconds(phases.recoverNanos()),
                    seconds(phases.checkNanos()))));
    plan.comparison()
        .ifPresent(
            comparison ->
                lines.add(
                    new Proceedings.DesignLine(
                        "Level of the comparison",
                        "α = " + Figures.number(comparison.alphaPpm() / 1e6) + ", one-sided")));
    lines.add(
        new Proceedings.DesignLine(
            "Claim", plan.claim().isPresent() ? "stated in the plan, in four parts" : "none"));
    return lines;
  }

  private static String seconds(long nanos) {
    return Figures.number(nanos / 1e9);
  }

  private static List<Proceedings.UnitSeen> units(List<RunVerdict> runs) {
    var units = new LinkedHashSet<Proceedings.UnitSeen>();
    for (RunVerdict run : runs) {
      Optional<ServiceIdentity> told = run.facts().identity();
      Optional<BenchDeclared> bench = run.facts().bench();
      String from = told.isPresent() ? "version asked of the unit" : "the unit told no version";
      units.add(
          new Proceedings.UnitSeen(
              run.unit(),
              run.arm(),
              told.map(ServiceIdentity::firmware).orElse(""),
              bench.map(BenchDeclared::firmwareDigest).orElse(""),
              from
                  + bench
                      .map(
                          one ->
                              (one.emulated()
                                      ? "; digest of the emulated firmware’s profile"
                                      : "; digest as the bench declares it")
                                  + ", service port "
                                  + one.servicePort())
                      .orElse("")));
    }
    return List.copyOf(units);
  }

  private static Optional<Proceedings.Begin> begin(RunVerdict run, List<RunMaterial> runs) {
    OptionalLong micros = RunMaterial.of(run, runs).begunWallMicros();
    return micros.isPresent()
        ? Optional.of(new Proceedings.Begin(run.runId(), WallMicros.second(micros.getAsLong())))
        : Optional.empty();
  }

  private static List<Proceedings.LogLine> log(RunVerdict run, List<RunMaterial> runs) {
    RunMaterial material = RunMaterial.of(run, runs);
    return Stream.concat(
            run.invalid().stream().map(rule -> ruledOut(run, rule, material)),
            material.log().stream().map(line -> line(run, line)))
        .toList();
  }

  /** A run that the plan's rules make invalid is not among the others; here it is told. */
  private static Proceedings.LogLine ruledOut(
      RunVerdict run, Invalidity rule, RunMaterial material) {
    return new Proceedings.LogLine(
        run.runId(),
        "invalid by rule",
        "the plan",
        WallMicros.second(material.begunWallMicros().orElse(0)),
        "%s: %s Its verdict: %s. It is not counted in this report."
            .formatted(rule.rule(), rule.reason(), run.overall().onDisk()),
        true);
  }

  private static Proceedings.LogLine line(RunVerdict run, LogBook.Stamped stamped) {
    LogBook.LogEntry entry = stamped.entry();
    String about = entry.about().isEmpty() ? "" : " [" + entry.about() + "]";
    String signed = LogSignature.remark(run.runId(), entry);
    return new Proceedings.LogLine(
        run.runId(),
        entry.entry().onDisk(),
        signed.isEmpty() ? entry.by() : entry.by() + " (" + signed + ")",
        WallMicros.second(stamped.wallMicros()),
        entry.text() + about,
        entry.late());
  }
}
