package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.trace.RequirementsFile;
import org.pumprig.rig.trace.SourceItem;
import org.pumprig.rig.trace.TraceExport;
import org.pumprig.rig.trace.TraceMatrix;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Option;

/** Requirements from outside, and the matrix that joins them to runs. */
final class TraceFiles {
  @Option(
      names = "--requirements",
      paramLabel = "FILE",
      description = {
        "Requirements as they stand in a document: CSV, or Markdown with a table or with",
        "OpenFastTrace's items; may be given more than once."
      })
  private List<Path> files = List.of();

  TraceMatrix matrix(CampaignResult result, List<JudgedRun> runs) throws InputProblem {
    var items = new ArrayList<SourceItem>();
    for (Path file : files) {
      items.addAll(RequirementsFile.read(file));
    }
    return TraceMatrix.of(result.plan(), items, runs.stream().map(TraceFiles::traced).toList());
  }

  static SequencedMap<String, byte[]> export(TraceMatrix matrix) {
    return TraceExport.files(matrix);
  }

  private static TraceMatrix.TracedRun traced(JudgedRun run) {
    return new TraceMatrix.TracedRun(
        run.verdict().runId(),
        run.verdict().unit(),
        run.verdict().arm(),
        run.verdict().results(),
        run.evidence().stream()
            .map(file -> new TraceMatrix.RawFile(file.path(), file.sha256()))
            .toList());
  }
}
