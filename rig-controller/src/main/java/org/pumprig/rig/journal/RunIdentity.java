package org.pumprig.rig.journal;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;

/**
 * Whose journal this is; stands in every segment's first line and in every checkpoint's origin.
 *
 * @param runId 1 to 100 of {@code A–Z a–z 0–9 . _ -}
 * @param planSha256 digest of the plan file, 64 lower-case hex digits
 * @param rigSha256 digest of the rig file, 64 lower-case hex digits
 */
public record RunIdentity(String runId, String planSha256, String rigSha256) {
  /** Refuses other shapes with {@link IllegalArgumentException}. */
  public RunIdentity {
    if (!Names.isName(runId, 100)) {
      throw new IllegalArgumentException("run id " + runId);
    }
    if (!Sha256.isHex(planSha256) || !Sha256.isHex(rigSha256)) {
      throw new IllegalArgumentException("digests of plan and rig file: 64 hex digits each");
    }
  }

  void write(FieldSink out) {
    out.text("planSha256", planSha256).text("rigSha256", rigSha256).text("run", runId);
  }

  static RunIdentity read(Fields in) {
    try {
      return new RunIdentity(in.text("run"), in.text("planSha256"), in.text("rigSha256"));
    } catch (IllegalArgumentException bad) {
      throw new JournalFormatException(String.valueOf(bad.getMessage()));
    }
  }

  /** The origin line of this run's checkpoints. */
  String origin() {
    return "pumprig/" + runId;
  }
}
