package org.pumprig.rig.journal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.NoRoomException;
import org.pumprig.host.Storage;
import org.pumprig.time.Scheduler;

/**
 * Compresses closed segments one after another, a slice at a time, so that an intent never waits
 * for a whole segment. Used by the scheduler's thread; the slices run where the committer says.
 *
 * <p>A full disk is waited for: until then a segment stays as it was written, which counts as well.
 */
final class SegmentCompressor {
  private static final long RETRY_NANOS = 10_000_000_000L;

  private final Storage storage;
  private final Committer committer;
  private final Scheduler scheduler;
  private final Done done;
  private final Consumer<IOException> onFailure;
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private @Nullable SegmentCompression current;
  private int announced;
  private boolean closing;

  /** Told of a segment whose raw file is gone and whose compressed one is durable. */
  interface Done {
    void compressed(int segment, String sha256);

    /** The disk is full, and the journal closes: what is left stays as it was written. */
    void left();
  }

  SegmentCompressor(
      Storage storage,
      Committer committer,
      Scheduler scheduler,
      Done done,
      Consumer<IOException> onFailure) {
    this.storage = storage;
    this.committer = committer;
    this.scheduler = scheduler;
    this.done = done;
    this.onFailure = onFailure;
  }

  /** Whether every segment that was announced is compressed. */
  boolean isIdle() {
    return announced == 0 && current == null && waiting.isEmpty();
  }

  /** The journal closes: a full disk isn't waited for any more. */
  void closing() {
    closing = true;
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
      step(compression);
    }
  }

  private void step(SegmentCompression compression) {
    committer.execute(
        compression::step, () -> stepped(compression), cause -> refused(compression, cause));
  }

  private void refused(SegmentCompression compression, IOException cause) {
    if (!(cause instanceof NoRoomException)) {
      onFailure.accept(cause);
      return;
    }
    committer.execute(compression::abandon, () -> abandoned(compression), onFailure);
  }

  private void abandoned(SegmentCompression compression) {
    if (closing) {
      current = null;
      waiting.clear();
      done.left();
      return;
    }
    scheduler.schedule(
        RETRY_NANOS,
        () -> {
          waiting.addFirst(compression.segment());
          next();
        });
  }

  private void stepped(SegmentCompression compression) {
    if (!compression.isDone()) {
      step(compression);
      return;
    }
    current = null;
    done.compressed(compression.segment(), compression.digest());
    if (current == null) {
      next();
    }
  }
}
