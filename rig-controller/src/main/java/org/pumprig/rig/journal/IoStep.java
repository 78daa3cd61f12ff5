package org.pumprig.rig.journal;

/** One thing to do to the journal's files; done in the order in which they were queued. */
sealed interface IoStep {
  /** Closed batches, appended to a segment. */
  record Lines(int segment, ByteQueue bytes) implements IoStep {}

  /** A checkpoint's entry; all lines before it are made durable first. */
  record Note(byte[] entry) implements IoStep {}

  /**
   * A snapshot, once all before it is durable.
   *
   * @param segment at whose start it was taken
   */
  record State(int segment, byte[] file) implements IoStep {}

  /** The files are closed; the next lines open theirs. */
  record CloseFiles() implements IoStep {}
}
