package org.pumprig.rig.judge;

import java.util.Optional;
import org.pumprig.rig.event.Named;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.CanonicalParser;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;

/**
 * {@code run.json}: what lies in a run directory, at a glance. The journal is the only truth; a
 * header that disagrees with it is refused when the run is judged.
 *
 * @param runId the run
 * @param campaignId its campaign
 * @param unit serial number
 * @param arm arm of the comparison
 * @param firmware firmware of the arm, as the plan calls it
 * @param replicate from 0
 * @param slot from 0
 * @param planId the plan's name
 * @param planSha256 of {@code plan.yaml}, lower-case hex
 * @param rigId the rig's name
 * @param rigSha256 of {@code rig.yaml}, lower-case hex
 * @param emulated whether the unit is an emulated pump
 * @param virtual whether time and network are modelled
 * @param state where it stands
 * @param verdict as judged when it ended; can be judged again at any time
 */
public record RunHeader(
    String runId,
    String campaignId,
    String unit,
    String arm,
    String firmware,
    long replicate,
    long slot,
    String planId,
    String planSha256,
    String rigId,
    String rigSha256,
    boolean emulated,
    boolean virtual,
    RunState state,
    Optional<Verdict> verdict) {
  /** Name of the file. */
  public static final String FILE = "run.json";

  private static final long FORMAT = 1;

  /** The header of a run that begins. */
  public RunHeader(
      String runId,
      String campaignId,
      String unit,
      String arm,
      String firmware,
      long replicate,
      long slot,
      String planId,
      String planSha256,
      String rigId,
      String rigSha256,
      boolean emulated,
      boolean virtual) {
    this(
        runId,
        campaignId,
        unit,
        arm,
        firmware,
        replicate,
        slot,
        planId,
        planSha256,
        rigId,
        rigSha256,
        emulated,
        virtual,
        RunState.RUNNING,
        Optional.empty());
  }

  /** The file's bytes: one line of canonical JSON and a line feed. */
  public byte[] bytes() {
    var json = new CanonicalJson();
    json.write(this::write);
    json.append((byte) '\n');
    return java.util.Arrays.copyOf(json.buffer(), json.length());
  }

  private void write(FieldSink out) {
    out.text("arm", arm)
        .text("campaignId", campaignId)
        .flag("emulated", emulated)
        .text("firmware", firmware)
        .number("format", FORMAT)
        .text("planId", planId)
        .text("planSha256", planSha256)
        .number("replicate", replicate)
        .text("rigId", rigId)
        .text("rigSha256", rigSha256)
        .text("runId", runId)
        .number("slot", slot)
        .text("state", state.onDisk())
        .text("unit", unit);
    verdict.ifPresent(known -> out.text("verdict", known.onDisk()));
    out.flag("virtual", virtual);
  }

  /**
   * Reads it back.
   *
   * @throws JournalFormatException if it isn't a header of this format
   */
  public static RunHeader parse(byte[] file) {
    int length = file.length > 0 && file[file.length - 1] == '\n' ? file.length - 1 : file.length;
    Fields in = new CanonicalParser(length).parse(file, 0, length);
    if (in.number("format") != FORMAT) {
      throw new JournalFormatException(
          "format " + in.number("format") + " is not known; this version reads " + FORMAT);
    }
    return new RunHeader(
        in.text("runId"),
        in.text("campaignId"),
        in.text("unit"),
        in.text("arm"),
        in.text("firmware"),
        in.number("replicate"),
        in.number("slot"),
        in.text("planId"),
        in.text("planSha256"),
        in.text("rigId"),
        in.text("rigSha256"),
        in.flag("emulated"),
        in.flag("virtual"),
        Named.find(RunState.values(), in.text("state")),
        in.has("verdict")
            ? Optional.of(Named.find(Verdict.values(), in.text("verdict")))
            : Optional.empty());
  }

  /** The same in another state, with its verdict if there is one. */
  public RunHeader with(RunState nextState, Optional<Verdict> nextVerdict) {
    return new RunHeader(
        runId,
        campaignId,
        unit,
        arm,
        firmware,
        replicate,
        slot,
        planId,
        planSha256,
        rigId,
        rigSha256,
        emulated,
        virtual,
        nextState,
        nextVerdict);
  }
}
