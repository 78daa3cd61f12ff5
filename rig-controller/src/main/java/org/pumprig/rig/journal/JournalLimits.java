package org.pumprig.rig.journal;

/**
 * When batches and segments close; {@link #STANDARD} everywhere but in tests.
 *
 * @param eventsPerBatch a batch closes at so many events
 * @param batchBytes or with the line that brings it to so many bytes
 * @param batchNanos or so long after its first line that tells anything new, on the scheduler's
 *     clock
 * @param bulkNanos or so long after its first line, if none tells anything new
 * @param segmentBytes a segment closes with the batch that brings it to so many bytes
 * @param checkpointNanos a line is in a checkpoint so long after it was written at the latest
 * @param backlogBytes more than this waiting for the disk is a failure
 */
record JournalLimits(
    int eventsPerBatch,
    int batchBytes,
    long batchNanos,
    long bulkNanos,
    long segmentBytes,
    long checkpointNanos,
    long backlogBytes) {
  private static final long OPEN_SEGMENTS_BYTES = 128L << 20;
  private static final long LEAST_SEGMENT_BYTES = 1L << 20;

  /** For so many runs side by side: their open segments are 128 MiB together, or 1 MiB each. */
  static long segmentBytes(int beside) {
    long share = OPEN_SEGMENTS_BYTES / Math.max(1, beside);
    return Math.clamp(share, LEAST_SEGMENT_BYTES, STANDARD.segmentBytes());
  }

  static JournalLimits ofSegment(long segmentBytes) {
    JournalLimits most = STANDARD;
    return new JournalLimits(
        most.eventsPerBatch(),
        most.batchBytes(),
        most.batchNanos(),
        most.bulkNanos(),
        segmentBytes,
        most.checkpointNanos(),
        most.backlogBytes());
  }

  /** A line at most, its LF included. */
  static final int LINE_BYTES = 64 << 10;

  /** A reader refuses batches beyond this. */
  static final int LONGEST_BATCH_BYTES = 2 << 20;

  /** 60 MiB and one batch of at most 1 MiB and a line stay below the 64 MiB of the format. */
  static final JournalLimits STANDARD =
      new JournalLimits(
          1000, 1 << 20, 100_000_000L, 5_000_000_000L, 60L << 20, 60_000_000_000L, 64L << 20);
}
