package org.pumprig.rig.journal;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where a journal stands after its last complete batch: what a writer needs to go on. */
final class JournalPosition {
  final MerkleFrontier tree = new MerkleFrontier();

  /** The last batch's {@code h}; before the first one: SHA-256 of nothing. */
  byte[] head = new Sha256().finish();

  /** The last epoch; 0: no line yet. */
  int epoch;

  /** The last segment begun; 0: none. */
  int segment;

  /** Its raw bytes. */
  long segmentBytes;

  /** Whether the next line belongs to that segment; otherwise it begins the next one. */
  boolean segmentOpen;

  /** Closed segments that are still raw. */
  final SortedSet<Integer> uncompressed = new TreeSet<>();

  /** Digests of compressed segments that no checkpoint names yet. */
  final SortedMap<Integer, String> unnamedDigests = new TreeMap<>();

  /** The number of the last line. */
  long lines() {
    return tree.size();
  }
}
