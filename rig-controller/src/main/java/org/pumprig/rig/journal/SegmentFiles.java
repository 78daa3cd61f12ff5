package org.pumprig.rig.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.pumprig.host.Storage;

/** Which segments there are: number to whether only the compressed file is left. */
final class SegmentFiles {
  private SegmentFiles() {}

  /** One of them as it was written; not buffered. */
  static InputStream open(Storage storage, int number, boolean compressed) throws IOException {
    return compressed
        ? new GZIPInputStream(storage.read(Names.compressed(number)))
        : storage.read(Names.segment(number));
  }

  /** Lists them; a raw file counts before a compressed one, which may be half written. */
  static SortedMap<Integer, Boolean> list(Storage storage) throws IOException, JournalDamage {
    var segments = new TreeMap<Integer, Boolean>();
    for (String name : storage.list(Names.FOLDER)) {
      if (name.matches("[0-9]{8}\\.jsonl(\\.gz)?")) {
        segments.merge(
            Integer.parseInt(name.substring(0, 8)), name.endsWith(".gz"), Boolean::logicalAnd);
      }
    }
    int expected = 1;
    for (Map.Entry<Integer, Boolean> segment : segments.entrySet()) {
      if (segment.getKey() != expected) {
        throw new JournalDamage(
            Names.segment(expected), 0, "the segment is missing", JournalScan.RESTORE);
      }
      expected++;
    }
    return segments;
  }
}
