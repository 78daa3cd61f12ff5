package org.pumprig.rig.journal;

import java.io.IOException;
import org.pumprig.host.Storage;

/** Reads a journal as a stream, in bounded memory, and verifies all of it on the way. */
public final class JournalReader {
  private JournalReader() {}

  /**
   * Reads the journal of a run that no process is writing.
   *
   * <p>Verified: each line's checksum and number, the chain of batch hashes, each segment's head,
   * every checkpoint's Merkle root and the digest of each compressed segment.
   *
   * @param storage the run's directory
   * @throws JournalDamage if it isn't what was written, or of a newer format
   * @throws IOException if the disk refuses
   */
  public static ReadOutcome read(Storage storage, JournalVisitor visitor)
      throws JournalDamage, IOException {
    return Scanning.all(storage, visitor).outcome();
  }

  /**
   * The same verification for one who wants no event: nothing is parsed, on the caller's thread
   * alone.
   */
  public static ReadOutcome verify(Storage storage) throws JournalDamage, IOException {
    return new JournalScan(storage, (place, bytes, base, frames, first) -> {}).run();
  }
}
