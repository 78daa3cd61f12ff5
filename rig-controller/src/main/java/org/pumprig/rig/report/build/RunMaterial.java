package org.pumprig.rig.report.build;

import java.util.List;
import org.pumprig.rig.judge.RunSeries;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.report.RunReport.EvidenceFile;
import org.pumprig.rig.rundir.JudgedRun;

/**
 * What a report shows of a run beside its verdicts.
 *
 * @param campaignId the run's campaign
 * @param runId the run
 * @param series what is drawn
 * @param evidence the files that it was judged from
 */
public record RunMaterial(
    String campaignId, String runId, RunSeries series, List<EvidenceFile> evidence) {
  /** Copies the list. */
  public RunMaterial {
    evidence = List.copyOf(evidence);
  }

  /** What a run directory holds. */
  public static RunMaterial of(JudgedRun run) {
    return new RunMaterial(
        run.verdict().campaignId(),
        run.verdict().runId(),
        run.series(),
        run.evidence().stream()
            .map(file -> new EvidenceFile(file.path(), file.bytes(), file.sha256()))
            .toList());
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
                    List.of()));
  }
}
