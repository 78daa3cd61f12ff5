package org.pumprig.rig.cli;

import java.util.List;
import org.pumprig.rig.approval.LogSignature;
import org.pumprig.rig.event.LogBook;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.judge.RequirementResult;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.rundir.JudgedRun;

/** Verdicts as one line of canonical JSON. */
final class VerdictJson {
  private VerdictJson() {}

  /** Verdicts alone. */
  static byte[] bytes(List<RunVerdict> runs) {
    return CanonicalJson.bytes(out -> out.objects("runs", runs, VerdictJson::verdict));
  }

  /** With the log book. */
  static byte[] judged(List<JudgedRun> runs) {
    return CanonicalJson.bytes(out -> out.objects("runs", runs, VerdictJson::run));
  }

  private static void run(JudgedRun judged, FieldSink out) {
    RunVerdict run = judged.verdict();
    out.text("arm", run.arm())
        .flag("emulated", run.emulated())
        .text("firmware", run.firmware())
        .objects(
            "invalidByRule",
            run.invalid(),
            (broken, inner) -> inner.text("reason", broken.reason()).text("rule", broken.rule()))
        .flag("invalidated", judged.invalidation().isPresent() || !run.counts())
        .objects("log", judged.log(), (each, inner) -> entry(judged.header().runId(), each, inner));
    rest(run, out);
  }

  private static void verdict(RunVerdict run, FieldSink out) {
    out.text("arm", run.arm()).flag("emulated", run.emulated()).text("firmware", run.firmware());
    rest(run, out);
  }

  private static void rest(RunVerdict run, FieldSink out) {
    out.objects("requirements", run.results(), VerdictJson::result)
        .text("runId", run.runId())
        .text("unit", run.unit())
        .text("verdict", run.overall().onDisk())
        .flag("virtual", run.virtual());
  }

  private static void entry(String run, LogBook.Stamped each, FieldSink out) {
    each.entry().write(out);
    out.text("verified", LogSignature.remark(run, each.entry()));
    out.number("wallMicros", each.wallMicros());
  }

  private static void result(RequirementResult result, FieldSink out) {
    out.text("id", result.requirementId())
        .text("reason", result.reason())
        .text("verdict", result.verdict().map(v -> v.onDisk()).orElse("notExercised"));
  }
}
