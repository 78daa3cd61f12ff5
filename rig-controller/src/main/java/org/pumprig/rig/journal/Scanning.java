package org.pumprig.rig.journal;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.pumprig.host.Storage;

/**
 * A journal that was read: on two threads if it is long, for whom is shown in the same order.
 *
 * @param scan where it stands
 * @param outcome how it ends
 */
record Scanning(JournalScan scan, ReadOutcome outcome) {
  /** Below so many bytes in the longest segment a second thread costs more than it saves. */
  private static final long LONG_BYTES = 128 << 10;

  /** Reads all of it. */
  static Scanning all(Storage storage, JournalVisitor visitor) throws JournalDamage, IOException {
    return read(
        storage,
        visitor,
        sink -> {
          var scan = new JournalScan(storage, sink);
          return new Scanning(scan, scan.run());
        });
  }

  /**
   * Reads from the newest snapshot on that can be used.
   *
   * @return empty if what follows is not as the snapshot says: nothing of what was shown counts
   */
  static Optional<Scanning> fromSnapshot(
      Storage storage, RunIdentity run, JournalRecovery.Rebuilder rebuilder)
      throws JournalDamage, IOException {
    var usedSnapshot = new boolean[1];
    try {
      return read(
          storage,
          rebuilder,
          sink -> {
            var scan = new JournalScan(storage, sink);
            return scan.runFromSnapshot(
                    run,
                    state -> {
                      usedSnapshot[0] = rebuilder.restore(state);
                      return usedSnapshot[0];
                    })
                .map(outcome -> new Scanning(scan, outcome));
          });
    } catch (JournalDamage damage) {
      if (usedSnapshot[0]) {
        return Optional.empty(); // shown by the pipe's other end, and the whole journal tells
      }
      throw damage;
    }
  }

  private static <T> T read(Storage storage, JournalVisitor visitor, BatchPipe.Reading<T> reading)
      throws JournalDamage, IOException {
    var shower = new LineShower(visitor);
    return isLong(storage) ? BatchPipe.read(reading, shower) : reading.into(shower);
  }

  private static boolean isLong(Storage storage) throws JournalDamage, IOException {
    for (Map.Entry<Integer, Boolean> segment : SegmentFiles.list(storage).entrySet()) {
      int number = segment.getKey();
      String name = segment.getValue() ? Names.compressed(number) : Names.segment(number);
      if (storage.size(name) >= LONG_BYTES) {
        return true;
      }
    }
    return false;
  }
}
