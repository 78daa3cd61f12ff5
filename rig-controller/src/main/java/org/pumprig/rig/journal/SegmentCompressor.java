package org.pumprig.rig.journal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.Storage;

/**
 * Compresses closed segments one after another, a slice at a time, so that an intent never waits
 * for a whole segment. Used by the scheduler's thread; the slices run where the committer says.
 */
final class SegmentCompressor {
  private final Storage storage;
  private final Committer committer;
  private final Done done;
  private final Consumer<IOException> onFailure;
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private @Nullable SegmentCompression current;
  private int announced;

  /** Told of a segment whose raw file is gone and whose compressed one is durable. */
  @FunctionalInterface
  interface Done {
    void compressed(int segment, String sha256);
  }

  SegmentCompressor(
      Storage storage, Committer committer, Done done, Consumer<IOException> onFailure) {
    this.storage = storage;
    this.committer = committer;
    this.done = done;
    this.onFailure = onFailure;
  }

  /** Whether every segment that was announced is compressed. */
  boolean isIdle() {
    return announced == 0 && current == null && waiting.isEmpty();
  }

  /** A closed segment will be added once its last lines are durable. */
  void announce() {
    announced++;
  }

  void addAnnounced(int segment) {
    announced--;
    add(segment);
  }

  void add(int segment) {
    waiting.add(segment);
    if (current == null) {
      next();
    }
  }

  private void next() {
    Integer segment = waiting.poll();
    if (segment != null) {
      var compression = new SegmentCompression(storage, segment);
      current = compression;
      committer.execute(compression::step, () -> stepped(compression), onFailure);
    }
  }

  private void stepped(SegmentCompression compression) {
    if (!compression.isDone()) {
      committer.execute(compression::step, () -> stepped(compression), onFailure);
      return;
    }
    current = null;
    done.compressed(compression.segment(), compression.digest());
    if (current == null) {
      next();
    }
  }
}
