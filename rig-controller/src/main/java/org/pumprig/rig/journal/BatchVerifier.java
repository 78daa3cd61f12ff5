package org.pumprig.rig.journal;

import java.io.IOException;
import java.util.Arrays;
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
  private int[] ends = new int[1024];
  private int count;
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
    count = 0;
  }

  /** The line of the file that comes next or is being looked at, from 1. */
  long line() {
    return position.lines() - linesBefore + count + 1;
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
    frame.read(source.buffer(), source.lineStart(), end, true);
    if (frame.n != position.lines() + count + 1) {
      throw new BadLine(
          "its number is " + frame.n + " instead of " + (position.lines() + count + 1), false);
    }
    boolean follows =
        count > 0
            ? frame.epoch == batchEpoch
            : frame.epoch == position.epoch + 1 || frame.epoch == Math.max(1, position.epoch);
    if (!follows) {
      throw new BadLine("epoch " + frame.epoch + " where it can't be", false);
    }
    batchEpoch = frame.epoch;
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    if (frame.isBatch()) {
      verifyHash(source);
      ends[count++] = source.lineEnd() - source.batchStart();
      show(source.buffer(), source.batchStart());
      source.endBatch();
    } else {
      ends[count++] = source.lineEnd() - source.batchStart();
    }
  }

  private void verifyHash(LineSource source) throws JournalDamage {
    byte[] bytes = source.buffer();
    int length = source.lineStart() - source.batchStart();
    byte[] head = chain.next(position.head, bytes, source.batchStart(), length);
    int start = source.lineStart() + LineFrame.PAYLOAD_AT;
    try {
      Fields batch = parser.parse(bytes, start, frame.payloadEnd() - start);
      if (count == 0
          || batch.number("from") != position.lines() + 1
          || batch.number("to") != position.lines() + count) {
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
    int lines = count;
    count = 0;
    int start = batchStart;
    for (int i = 0; i < lines; i++) {
      int end = batchStart + ends[i];
      if (i < lines - 1) {
        showLine(bytes, start, end - 1);
      }
      position.tree.add(bytes, start, end - start);
      if (position.lines() >= checkpoints.dueLines()) {
        checkpoints.verify();
      }
      start = end;
    }
    position.epoch = Math.toIntExact(batchEpoch);
  }

  private void showLine(byte[] bytes, int start, int end) throws JournalDamage {
    try {
      frame.read(bytes, start, end, false);
      int payload = start + LineFrame.PAYLOAD_AT;
      Fields fields = parser.parse(bytes, payload, frame.payloadEnd() - payload);
      boolean first = position.lines() == linesBefore;
      String kind = kinds.get(bytes, frame.kindStart(), frame.kindLength());
      if (first != kind.equals(Names.SEGMENT_KIND)) {
        throw new JournalFormatException("segment lines are the first of their segment");
      }
      if (first) {
        segmentLine(fields);
        return;
      }
      var stamp = new Stamp(frame.n, Math.toIntExact(frame.epoch), frame.nanos, frame.wallMicros);
      raw.set(bytes, start, frame.payloadEnd(), end);
      visitor.line(stamp, kind, raw);
      visitor.event(stamp, kind, fields);
      events++;
      lastEvent = stamp;
    } catch (BadLine bad) {
      throw damage(line(), bad.what());
    } catch (JournalFormatException bad) {
      throw damage(line(), String.valueOf(bad.getMessage()));
    }
  }

  private void segmentLine(Fields fields) throws JournalDamage {
    if (fields.number("format") > FORMAT) {
      throw new JournalDamage(
          file, 1, "its format is newer than " + FORMAT, "read it with a newer pumprig");
    }
    RunIdentity here = RunIdentity.read(fields);
    if (run != null && !run.equals(here)) {
      throw damage(1, "the segment belongs to another run or plan: " + here.runId());
    }
    if (fields.number("number") != segment || fields.number("firstN") != frame.n) {
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
