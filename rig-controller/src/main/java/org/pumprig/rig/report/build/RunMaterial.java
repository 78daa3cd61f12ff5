package org.pumprig.rig.report.build;

import java.util.List;
import java.util.OptionalLong;
import org.pumprig.rig.event.LogBook;
import org.pumprig.rig.judge.BenchDrift;
import org.pumprig.rig.judge.RunSeries;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.report.RunReport.EvidenceFile;
import org.pumprig.rig.rundir.BenchRecords;
import org.pumprig.rig.rundir.JudgedRun;

/**
 * What a report shows of a run beside its verdicts.
 *
 * @param campaignId the run's campaign
 * @param runId the run
 * @param series what is drawn
 * @param evidence the files that it was judged from
 * @param begunWallMicros when it began, microseconds since 1970; empty: unknown
 * @param log its log book
 * @param unit serial number of its unit
 * @param bench what it says of instruments and clock
 * @param drift how far its instruments moved
 */
public record RunMaterial(
    String campaignId,
    String runId,
    RunSeries series,
    List<EvidenceFile> evidence,
    OptionalLong begunWallMicros,
    List<LogBook.Stamped> log,
    String unit,
    BenchRecords bench,
    BenchDrift drift) {
  /** Copies the lists. */
  public RunMaterial {
    evidence = List.copyOf(evidence);
    log = List.copyOf(log);
  }

  /** What a run directory holds. */
  public static RunMaterial of(JudgedRun run) {
    return new RunMaterial(
        run.verdict().campaignId(),
        run.verdict().runId(),
        run.series(),
        run.evidence().stream()
            .map(file -> new EvidenceFile(file.path(), file.bytes(), file.sha256()))
            .toList(),
        OptionalLong.of(run.begin().wallMicros()),
        run.log(),
        run.header().unit(),
        run.begin().bench(),
        run.verdict().facts().drift());
  }

  static RunMaterial of(RunVerdict run, List<RunMaterial> all) {
    return all.stream()
        .filter(one -> one.campaignId.equals(run.campaignId()) && one.runId.equals(run.runId()))
        .findFirst()
        .orElseGet(
            () ->
                new RunMaterial(
                    run.campaignId(),
                    run.runId(),
                    new RunSeries(List.of(), List.of(), List.of(), List.of(), List.of()),
                    List.of(),
                    OptionalLong.empty(),
                    List.of(),
                    run.unit(),
                    BenchRecords.NONE,
                    run.facts().drift()));
  }
}
