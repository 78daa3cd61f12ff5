package org.pumprig.rig.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.pumprig.host.Storage;

/**
 * That one line stands in a journal: the Merkle audit path of RFC 6962, 2.1.1, computed in one
 * reading with a frontier for each subtree of the path.
 *
 * @param line the line with its line feed
 * @param path hashes from the leaf upward
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record InclusionProof(byte[] line, List<byte[]> path) {
  private static final int MOST_LINE_BYTES = 1 << 17;

  /** Copies the list. */
  public InclusionProof {
    path = List.copyOf(path);
  }

  /** A subtree whose root belongs to the path. */
  private record Subtree(long from, long to, MerkleFrontier frontier) {}

  /**
   * Of a line in the tree of a journal's first lines.
   *
   * @param number of the line, from 1, as its {@code n} says
   * @param size how many lines the checkpoint covers
   * @throws JournalDamage if the journal has fewer lines
   */
  public static InclusionProof of(Storage storage, long number, long size)
      throws IOException, JournalDamage {
    if (number < 1 || number > size) {
      throw new IllegalArgumentException("line " + number + " of " + size);
    }
    var subtrees = new ArrayList<Subtree>();
    split(number - 1, 0, size, subtrees);
    var found = new ByteArrayOutputStream();
    long index = 0;
    for (Map.Entry<Integer, Boolean> segment : SegmentFiles.list(storage).entrySet()) {
      try (InputStream in = open(storage, segment.getKey(), segment.getValue())) {
        for (byte[] line = line(in); line.length > 0 && index < size; line = line(in), index++) {
          if (index == number - 1) {
            found.writeBytes(line);
          }
          for (Subtree one : subtrees) {
            if (one.from() <= index && index < one.to()) {
              one.frontier().add(line, 0, line.length);
            }
          }
        }
      }
    }
    if (index < size) {
      throw new JournalDamage(
          Names.CHECKPOINTS, 0, "it covers more lines than the journal has", JournalScan.RESTORE);
    }
    var path = new ArrayList<byte[]>();
    subtrees.forEach(one -> path.add(one.frontier().root()));
    Collections.reverse(path);
    return new InclusionProof(found.toByteArray(), path);
  }

  /** From the root downward: the half without the leaf belongs to the path. */
  private static void split(long leaf, long from, long to, List<Subtree> subtrees) {
    long size = to - from;
    if (size <= 1) {
      return;
    }
    long half = from + Long.highestOneBit(size - 1);
    boolean left = leaf < half;
    subtrees.add(new Subtree(left ? half : from, left ? to : half, new MerkleFrontier()));
    split(leaf, left ? from : half, left ? half : to, subtrees);
  }

  private static InputStream open(Storage storage, int segment, boolean compressed)
      throws IOException {
    return new BufferedInputStream(SegmentFiles.open(storage, segment, compressed));
  }

  /** The next line with its line feed; empty at the end. */
  private static byte[] line(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      bytes.write(b);
      if (b == '\n') {
        return bytes.toByteArray();
      }
      if (bytes.size() > MOST_LINE_BYTES) {
        throw new IOException("a journal's line is longer than any writer makes it");
      }
    }
    return new byte[0];
  }
}
