package org.pumprig.rig.journal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.json.CanonicalParser;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.rig.json.TextCache;

/** Gathers the lines of a batch, verifies their hash, and only then shows them to the visitor. */
final class BatchVerifier {
  private static final int FORMAT = 1;
  private final JournalPosition position;
  private final CheckpointVerifier checkpoints;
  private final JournalVisitor visitor;
  private final CanonicalParser parser = new CanonicalParser(JournalLimits.LINE_BYTES);
  private final TextCache kinds = new TextCache();
  private final LineFrame frame = new LineFrame();
  private final RawLine raw = new RawLine();
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

  BatchVerifier(JournalPosition position, CheckpointVerifier checkpoints, JournalVisitor visitor) {
    this.position = position;
    this.checkpoints = checkpoints;
    this.visitor = visitor;
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

  /** Takes the source's current line; with a batch line the whole batch is verified and shown. */
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
      show(source.buffer(), source.batchStart());
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

  /** Shows the lines of a verified batch and adds them, and the batch line, to the tree. */
  private void show(byte[] bytes, int batchStart) throws JournalDamage, IOException {
    long first = position.lines() + 1;
    int lines = frames.count();
    frames.clear(); // they stay readable; line() counts the shown ones through the position
    int start = batchStart;
    for (int i = 0; i < lines; i++) {
      int end = batchStart + frames.end(i);
      if (i < lines - 1) {
        showLine(bytes, batchStart, i, first + i, start);
      }
      position.tree.add(bytes, start, end - start);
      if (position.lines() >= checkpoints.dueLines()) {
        checkpoints.verify();
      }
      start = end;
    }
    position.epoch = Math.toIntExact(batchEpoch);
  }

  private void showLine(byte[] bytes, int batchStart, int line, long n, int start)
      throws JournalDamage {
    try {
      int payload = start + LineFrame.PAYLOAD_AT;
      int payloadEnd = batchStart + frames.payloadEnd(line);
      Fields fields = parser.parse(bytes, payload, payloadEnd - payload);
      boolean first = position.lines() == linesBefore;
      String kind = kinds.get(bytes, batchStart + frames.kindStart(line), frames.kindLength(line));
      if (first != kind.equals(Names.SEGMENT_KIND)) {
        throw new JournalFormatException("segment lines are the first of their segment");
      }
      if (first) {
        segmentLine(fields, n);
        return;
      }
      var stamp =
          new Stamp(n, Math.toIntExact(batchEpoch), frames.nanos(line), frames.wallMicros(line));
      raw.set(bytes, start, payloadEnd, batchStart + frames.end(line) - 1);
      visitor.line(stamp, kind, raw);
      visitor.event(stamp, kind, fields);
      events++;
      lastEvent = stamp;
    } catch (JournalFormatException bad) {
      throw damage(line(), String.valueOf(bad.getMessage()));
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
