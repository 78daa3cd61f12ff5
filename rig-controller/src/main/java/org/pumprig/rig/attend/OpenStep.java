package org.pumprig.rig.attend;

import java.nio.file.Path;
import java.util.List;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.judge.RunHeader;

/**
 * A step that waits for somebody.
 *
 * @param run the run's directory
 * @param header whose run it is
 * @param step what is asked for
 */
public record OpenStep(Path run, RunHeader header, StepAsked step) {
  /** What must be entered, and what photographed, in words; empty: nothing. */
  public String wanted() {
    return step.entry()
        + (step.entry().isEmpty() || step.photo().isEmpty() ? "" : "; ")
        + (step.photo().isEmpty() ? "" : "photo: " + step.photo());
  }

  /** All of them as one JSON object. */
  public static byte[] json(List<OpenStep> steps) {
    return CanonicalJson.bytes(
        out ->
            out.objects(
                "steps",
                steps,
                (each, inner) ->
                    inner
                        .text("arm", each.header().arm())
                        .text("entry", each.step().entry())
                        .text("photo", each.step().photo())
                        .text("runId", each.header().runId())
                        .text("step", each.step().step())
                        .text("text", each.step().text())
                        .text("unit", each.header().unit())
                        .number("untilNanos", each.step().untilNanos())));
  }
}
