package org.pumprig.rig.cli;

import java.util.List;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.judge.RequirementResult;
import org.pumprig.rig.judge.RunVerdict;

/** Verdicts as one line of canonical JSON. */
final class VerdictJson {
  private VerdictJson() {}

  static byte[] bytes(List<RunVerdict> runs) {
    return CanonicalJson.bytes(out -> out.objects("runs", runs, VerdictJson::run));
  }

  private static void run(RunVerdict run, FieldSink out) {
    out.text("arm", run.arm())
        .flag("emulated", run.emulated())
        .text("firmware", run.firmware())
        .objects("requirements", run.results(), VerdictJson::result)
        .text("runId", run.runId())
        .text("unit", run.unit())
        .text("verdict", run.overall().onDisk())
        .flag("virtual", run.virtual());
  }

  private static void result(RequirementResult result, FieldSink out) {
    out.text("id", result.requirementId())
        .text("reason", result.reason())
        .text("verdict", result.verdict().map(v -> v.onDisk()).orElse("notExercised"));
  }
}
