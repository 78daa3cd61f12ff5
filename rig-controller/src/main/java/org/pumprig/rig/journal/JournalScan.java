package org.pumprig.rig.journal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.Storage;

/** One pass over a whole journal: files, segments, and how it ends. */
final class JournalScan {
  static final String RESTORE = "restore it from a copy; no verdict can stand on this record";
  private final Storage storage;
  private final BatchVerifier batches;
  private final CheckpointVerifier checkpoints;
  private final JournalPosition position = new JournalPosition();
  private final SortedMap<Integer, String> compressed = new TreeMap<>();
  private final SortedMap<Integer, Boolean> skipped = new TreeMap<>();
  private long wholeBytes;
  private long tornBytes;
  private @Nullable String tornWhy;

  JournalScan(Storage storage, BatchSink sink) throws IOException {
    this.storage = storage;
    this.checkpoints = new CheckpointVerifier(storage, position);
    this.batches = new BatchVerifier(position, checkpoints, sink);
  }

  ReadOutcome run() throws JournalDamage, IOException {
    return run(SegmentFiles.list(storage), false);
  }

  /**
   * Begins at the newest snapshot that can be used, of a segment that is there; without one at the
   * beginning.
   *
   * @return empty if what follows the snapshot is not as it says: then nothing of it counts
   */
  Optional<ReadOutcome> runFromSnapshot(RunIdentity run, Snapshot.Restorer restorer)
      throws JournalDamage, IOException {
    SortedMap<Integer, Boolean> segments = SegmentFiles.list(storage);
    for (int segment = segments.isEmpty() ? 0 : segments.lastKey(); segment > 1; segment--) {
      if (Snapshot.load(storage, run, segment, position, restorer)) {
        try {
          return Optional.of(run(segments, true));
        } catch (JournalDamage mismatch) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(run(segments, false));
  }

  private ReadOutcome run(SortedMap<Integer, Boolean> all, boolean fromSnapshot)
      throws JournalDamage, IOException {
    try (checkpoints) {
      SortedMap<Integer, Boolean> segments = fromSnapshot ? all.tailMap(position.segment + 1) : all;
      if (fromSnapshot) {
        skipped.putAll(all.headMap(position.segment + 1));
      }
      if (segments.isEmpty() && !storage.exists(Names.CHECKPOINTS)) {
        throw new JournalDamage(Names.FOLDER, 0, "there is no journal", "is this a run's folder?");
      }
      checkpoints.start();
      for (Map.Entry<Integer, Boolean> segment : segments.entrySet()) {
        boolean last = segment.getKey().equals(segments.lastKey());
        segment(segment.getKey(), segment.getValue(), last);
      }
      return end();
    }
  }

  /** Where the journal stands after its last complete batch. */
  JournalPosition position() {
    return position;
  }

  /** Bytes of the last segment's complete batches. */
  long wholeSegmentBytes() {
    return wholeBytes;
  }

  /** Bytes of the checkpoints file's complete entries. */
  long wholeCheckpointBytes() {
    return checkpoints.wholeBytes();
  }

  private void segment(int number, boolean isCompressed, boolean last)
      throws JournalDamage, IOException {
    String name = isCompressed ? Names.compressed(number) : Names.segment(number);
    batches.beginSegment(name, number);
    if (!isCompressed) {
      try (InputStream in = storage.read(name)) {
        lines(name, in, last);
      }
      tornBytes = storage.size(name) - wholeBytes;
      position.uncompressed.add(number);
    } else {
      try (var in = new DigestedGzip(storage.read(name))) {
        lines(name, in.plain(), false);
        compressed.put(number, in.digestHex());
      } catch (EOFException | ZipException bad) {
        throw new JournalDamage(
            name, batches.line(), "it can't be decompressed: " + bad.getMessage(), RESTORE);
      }
      wholeBytes = 0;
    }
    position.segment = number;
    position.segmentBytes = wholeBytes;
    position.segmentOpen = !isCompressed && wholeBytes > 0;
  }

  private void lines(String name, InputStream in, boolean mayBeTorn)
      throws JournalDamage, IOException {
    var source = new LineSource(in);
    try {
      while (source.next()) {
        batches.line(source);
      }
      if (source.batchStart() < source.lineStart() || source.batchOffset() == 0) {
        throw new BadLine("the segment ends within a batch", true);
      }
    } catch (BadLine bad) {
      long line = batches.line();
      if (!mayBeTorn || isDamage(source, bad)) {
        throw new JournalDamage(name, line, bad.what(), RESTORE);
      }
      tornWhy =
          name + " is torn after its last complete batch (line " + line + ": " + bad.what() + ")";
    }
    wholeBytes = source.batchOffset();
  }

  /**
   * A bad line is damage, not the torn end of a dead process, if a checkpoint covers it or a whole
   * batch line follows.
   */
  private boolean isDamage(LineSource source, BadLine bad) throws IOException, JournalDamage {
    var frame = new LineFrame();
    int start = source.lineStart();
    if (bad.isUnterminated()) {
      return frame.isWhole(source.buffer(), start, source.lineEnd() - 1);
    }
    long batchOffset = source.batchOffset();
    if (checkpoints.claimedLines() > position.lines()) {
      return true;
    }
    try {
      while (source.next()) {
        if (frame.isWhole(source.buffer(), source.lineStart(), source.lineEnd() - 1)
            && frame.isBatch()) {
          return true;
        }
      }
    } catch (BadLine alsoBad) {
      return false;
    }
    if (source.batchOffset() != batchOffset) {
      throw new IllegalStateException("looking ahead must not end a batch");
    }
    return false;
  }

  private ReadOutcome end() throws JournalDamage, IOException {
    long claimed = checkpoints.claimedLines();
    passOver();
    checkpoints.checkDigests(compressed);
    Extent extent = extent();
    if (claimed > position.lines()) {
      return new ReadOutcome.Cut(
          extent,
          claimed - position.lines(),
          tornBytes,
          "the last checkpoint claims " + claimed + " lines, " + position.lines() + " are there");
    }
    if (tornWhy != null) {
      return new ReadOutcome.Cut(extent, 0, tornBytes, tornWhy);
    }
    if (!checkpoints.isFinal(position.lines())) {
      return new ReadOutcome.Cut(
          extent, 0, tornBytes, "there is no final checkpoint: the process ended before its run");
    }
    for (Map.Entry<Integer, String> segment : compressed.entrySet()) {
      if (position.unnamedDigests.containsKey(segment.getKey())) {
        throw new JournalDamage(
            Names.compressed(segment.getKey()), 0, "no checkpoint names its digest", RESTORE);
      }
    }
    return new ReadOutcome.Complete(extent);
  }

  /**
   * Segments before the snapshot: those still raw are to be compressed, new digests to be named.
   */
  private void passOver() throws IOException {
    for (Map.Entry<Integer, Boolean> segment : skipped.entrySet()) {
      if (!segment.getValue()) {
        position.uncompressed.add(segment.getKey());
      } else if (!checkpoints.names(segment.getKey())) {
        var digest = new Sha256();
        byte[] buffer = new byte[64 << 10];
        try (InputStream in = storage.read(Names.compressed(segment.getKey()))) {
          for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            digest.add(buffer, 0, count);
          }
        }
        compressed.put(segment.getKey(), digest.finishHex());
      }
    }
  }

  private Extent extent() {
    return new Extent(
        Optional.ofNullable(batches.run()),
        position.lines(),
        batches.events(),
        position.epoch,
        Optional.ofNullable(batches.lastEvent()),
        Sha256.hex(position.head),
        Checkpoint.base64(position.tree.root()));
  }
}
