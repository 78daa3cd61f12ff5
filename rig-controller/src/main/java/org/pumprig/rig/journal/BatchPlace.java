package org.pumprig.rig.journal;

/**
 * Where a batch stands in its journal.
 *
 * @param file its segment
 * @param line in the file, of its first line, from 1
 * @param firstN the number of its first line
 * @param lines how many it has, framing included
 * @param epoch of all of them
 */
record BatchPlace(String file, long line, long firstN, int lines, int epoch) {
  /** Whether its first line is the segment's own. */
  boolean opensSegment() {
    return line == 1;
  }
}
