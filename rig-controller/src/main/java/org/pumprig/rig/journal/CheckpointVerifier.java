package org.pumprig.rig.journal;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.Storage;

/** Compares each checkpoint with the tree when the tree has reached its size. */
final class CheckpointVerifier implements AutoCloseable {
  private final CheckpointSource source;
  private final JournalPosition position;
  private final SortedMap<Integer, String> digests = new TreeMap<>();
  private @Nullable Checkpoint next;
  private @Nullable Checkpoint last;
  private long nextLine;

  CheckpointVerifier(Storage storage, JournalPosition position) throws IOException {
    this.source = new CheckpointSource(storage);
    this.position = position;
  }

  void start() throws JournalDamage, IOException {
    advance();
    while (next != null && next.lines() < position.lines()) {
      advance(); // before the snapshot from which reading begins
    }
    verify();
  }

  /** Number of lines at which the next checkpoint is due. */
  long dueLines() {
    return next == null ? Long.MAX_VALUE : next.lines();
  }

  /** Verifies what is due at the tree's present size. */
  void verify() throws JournalDamage, IOException {
    while (next != null && next.lines() <= position.lines()) {
      if (next.lines() < position.lines()) {
        throw damage("it covers fewer lines than the one before");
      }
      if (!next.root().equals(Checkpoint.base64(position.tree.root()))) {
        throw damage("its root isn't that of the journal's first " + next.lines() + " lines");
      }
      advance();
    }
  }

  /** The checkpoints' origin must be this run's. */
  void checkOrigin(RunIdentity run) throws JournalDamage {
    Checkpoint any = next != null ? next : last;
    if (any != null && !any.origin().equals(run.origin())) {
      throw damage("its origin is " + any.origin() + ", the journal's is " + run.origin());
    }
  }

  /** Whether some checkpoint names a segment's digest. */
  boolean names(int segment) {
    return digests.containsKey(segment);
  }

  /** How many lines the last checkpoint claims; reads to the end. */
  long claimedLines() throws JournalDamage, IOException {
    while (next != null && next.lines() > position.lines()) {
      advance();
    }
    return last == null ? 0 : last.lines();
  }

  /** Whether the last checkpoint closed a journal of so many lines. */
  boolean isFinal(long lines) {
    return last != null && last.last() && last.lines() == lines && !source.isTorn();
  }

  long wholeBytes() {
    return source.wholeBytes();
  }

  /** Compares the digests of compressed segments; keeps those that no checkpoint names. */
  void checkDigests(SortedMap<Integer, String> found) throws JournalDamage {
    for (Map.Entry<Integer, String> segment : found.entrySet()) {
      String named = digests.get(segment.getKey());
      if (named == null) {
        position.unnamedDigests.put(segment.getKey(), segment.getValue());
      } else if (!named.equals(segment.getValue())) {
        throw new JournalDamage(
            Names.compressed(segment.getKey()),
            0,
            "its digest isn't the one in the checkpoints",
            JournalScan.RESTORE);
      }
    }
  }

  private void advance() throws JournalDamage, IOException {
    Checkpoint before = last;
    nextLine = source.line();
    Checkpoint read = source.next();
    next = read;
    if (read != null) {
      if (before != null && !before.origin().equals(read.origin())) {
        throw damage("its origin differs from the one before");
      }
      if (before != null && before.lines() > read.lines()) {
        throw damage("it covers fewer lines than the one before");
      }
      last = read;
      digests.putAll(read.segments());
    }
  }

  private JournalDamage damage(String what) {
    return new JournalDamage(Names.CHECKPOINTS, nextLine, what, JournalScan.RESTORE);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
