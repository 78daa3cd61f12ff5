package org.pumprig.rig.journal;

import java.io.IOException;

/** Takes the batches of a journal in order, each once all of it is verified. */
@FunctionalInterface
interface BatchSink {
  /**
   * A batch.
   *
   * @param bytes its lines; they and the frames are valid until this returns
   * @param base where the frames' positions count from
   * @param frames of its lines, the batch line last
   * @param first the first of them
   */
  void batch(BatchPlace place, byte[] bytes, int base, BatchFrames frames, int first)
      throws JournalDamage, IOException;
}
