package org.pumprig.rig.journal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.json.CanonicalParser;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;

/** Gathers the lines of a batch, verifies their hash, and only then passes them on. */
final class BatchVerifier {
  private static final int FORMAT = 1;
  private final JournalPosition position;
  private final CheckpointVerifier checkpoints;
  private final BatchSink sink;
  private final CanonicalParser parser = new CanonicalParser(JournalLimits.LINE_BYTES);
  private final LineFrame frame = new LineFrame();
  private final Chain chain = new Chain();
  private final BatchFrames frames = new BatchFrames();
  private String file = "";
  private int segment;
  private long linesBefore;
  private byte[] headBefore = {};
  private long batchEpoch;
  private long events;
  private @Nullable RunIdentity run;
  private @Nullable Stamp lastEvent;

  BatchVerifier(JournalPosition position, CheckpointVerifier checkpoints, BatchSink sink) {
    this.position = position;
    this.checkpoints = checkpoints;
    this.sink = sink;
  }

  void beginSegment(String name, int number) {
    file = name;
    segment = number;
    linesBefore = position.lines();
    headBefore = position.head;
    frames.clear();
  }

  /** The line of the file that comes next or is being looked at, from 1. */
  long line() {
    return position.lines() - linesBefore + frames.count() + 1;
  }

  long events() {
    return events;
  }

  @Nullable RunIdentity run() {
    return run;
  }

  @Nullable Stamp lastEvent() {
    return lastEvent;
  }

  /**
   * Takes the source's current line; with a batch line the whole batch is verified and passed on.
   */
  void line(LineSource source) throws BadLine, JournalDamage, IOException {
    int end = source.lineEnd() - 1;
    frame.read(source.buffer(), source.lineStart(), end);
    if (frame.n != position.lines() + frames.count() + 1) {
      throw new BadLine(
          "its number is " + frame.n + " instead of " + (position.lines() + frames.count() + 1),
          false);
    }
    boolean follows =
        frames.count() > 0
            ? frame.epoch == batchEpoch
            : frame.epoch == position.epoch + 1 || frame.epoch == Math.max(1, position.epoch);
    if (!follows) {
      throw new BadLine("epoch " + frame.epoch + " where it can't be", false);
    }
    batchEpoch = frame.epoch;
    if (frame.isBatch()) {
      verifyHash(source);
      frames.add(frame, source.batchStart(), source.lineEnd());
      passOn(source.buffer(), source.batchStart());
      source.endBatch();
    } else {
      frames.add(frame, source.batchStart(), source.lineEnd());
    }
  }

  private void verifyHash(LineSource source) throws JournalDamage {
    byte[] bytes = source.buffer();
    int length = source.lineStart() - source.batchStart();
    byte[] head = chain.next(position.head, bytes, source.batchStart(), length);
    int start = source.lineStart() + LineFrame.PAYLOAD_AT;
    try {
      Fields batch = parser.parse(bytes, start, frame.payloadEnd() - start);
      if (frames.count() == 0
          || batch.number("from") != position.lines() + 1
          || batch.number("to") != position.lines() + frames.count()) {
        throw damage(line(), "the batch doesn't cover the lines before it");
      }
      if (!batch.text("h").equals(Sha256.hex(head))) {
        throw damage(line(), "the lines of this batch were changed: their hash is another");
      }
    } catch (JournalFormatException bad) {
      throw damage(line(), String.valueOf(bad.getMessage()));
    }
    position.head = head;
  }

  /** Adds the lines of a verified batch, and the batch line, to the tree, and passes them on. */
  private void passOn(byte[] bytes, int batchStart) throws JournalDamage, IOException {
    int lines = frames.count();
    var place =
        new BatchPlace(
            file,
            position.lines() - linesBefore + 1,
            position.lines() + 1,
            lines,
            Math.toIntExact(batchEpoch));
    if (place.opensSegment()) {
      opening(bytes, batchStart, place.firstN());
    }
    int start = batchStart;
    for (int i = 0; i < lines; i++) {
      int end = batchStart + frames.end(i);
      position.tree.add(bytes, start, end - start);
      if (position.lines() >= checkpoints.dueLines()) {
        checkpoints.verify();
      }
      start = end;
    }
    position.epoch = place.epoch();
    int shown = lines - (place.opensSegment() ? 2 : 1);
    if (shown > 0) {
      events += shown;
      int last = lines - 2;
      lastEvent =
          new Stamp(
              position.lines() - 1, place.epoch(), frames.nanos(last), frames.wallMicros(last));
    }
    sink.batch(place, bytes, batchStart, frames, 0);
    frames.clear(); // line() counts these through the position
  }

  private void opening(byte[] bytes, int batchStart, long n) throws JournalDamage {
    int payload = batchStart + LineFrame.PAYLOAD_AT;
    try {
      Fields fields = parser.parse(bytes, payload, batchStart + frames.payloadEnd(0) - payload);
      if (!frames.isKind(0, bytes, batchStart, Names.SEGMENT_KIND)) {
        throw new JournalFormatException("segment lines are the first of their segment");
      }
      segmentLine(fields, n);
    } catch (JournalFormatException bad) {
      throw damage(1, String.valueOf(bad.getMessage()));
    }
  }

  private void segmentLine(Fields fields, long n) throws JournalDamage {
    if (fields.number("format") > FORMAT) {
      throw new JournalDamage(
          file, 1, "its format is newer than " + FORMAT, "read it with a newer pumprig");
    }
    RunIdentity here = RunIdentity.read(fields);
    if (run != null && !run.equals(here)) {
      throw damage(1, "the segment belongs to another run or plan: " + here.runId());
    }
    if (fields.number("number") != segment || fields.number("firstN") != n) {
      throw damage(1, "the segment stands in another's place");
    }
    if (!fields.text("head").equals(Sha256.hex(headBefore))) {
      throw damage(1, "the segment doesn't follow the one before: its head is another");
    }
    run = here;
    checkpoints.checkOrigin(here);
  }

  private JournalDamage damage(long line, String what) {
    return new JournalDamage(file, line, what, JournalScan.RESTORE);
  }
}
