package org.pumprig.pump.device;

import org.jspecify.annotations.Nullable;
import org.pumprig.pump.firmware.LibraryProfile;

/**
 * The drug library of one power cycle: which version is there, and how far another one was fetched.
 * A version counts once all of it is there; until then therapy goes on by the old one. What a lost
 * connection cut short is taken up again where it stopped.
 */
final class LibrarySync {
  private static final long NEVER = Long.MAX_VALUE;

  private final @Nullable LibraryProfile profile;
  private final Heap heap;
  private long version;
  private long coming;
  private long entry;
  private long dueNanos;
  private boolean asking;
  private boolean holdsHeap;

  /** What a part of it led to. */
  enum Outcome {
    NOTHING_NEW,
    MORE_TO_COME,
    INSTALLED,
    NO_MEMORY
  }

  LibrarySync(@Nullable LibraryProfile profile, Heap heap, long version, long nowNanos) {
    this.profile = profile;
    this.heap = heap;
    this.version = version;
    this.dueNanos = profile == null ? NEVER : nowNanos;
  }

  /** When it wants to ask, while there is a connection; {@link Long#MAX_VALUE}: not at all. */
  long dueNanos() {
    return dueNanos;
  }

  /** Whether an answer of it is waited for. */
  boolean asking() {
    return asking;
  }

  long version() {
    return version;
  }

  long blockNanos() {
    return profile == null ? 0 : profile.blockNanos();
  }

  /** It asks now; returns from which entry on. */
  long ask() {
    asking = true;
    dueNanos = NEVER;
    return entry;
  }

  Outcome take(PumpInput.LibraryPart part, long nowNanos) {
    asking = false;
    if (part.version() == version) {
      later(nowNanos);
      return Outcome.NOTHING_NEW;
    }
    if (part.version() != coming && entry > 0) { // another one was released meanwhile
      entry = 0;
      coming = part.version();
      dueNanos = nowNanos;
      return Outcome.MORE_TO_COME;
    }
    coming = part.version();
    if (!holdsHeap && profile != null && !heap.allocate(profile.heapBytes())) {
      later(nowNanos);
      return Outcome.NO_MEMORY;
    }
    holdsHeap = true;
    entry = part.nextEntry();
    if (part.more()) {
      dueNanos = nowNanos;
      return Outcome.MORE_TO_COME;
    }
    version = coming;
    entry = 0;
    release();
    later(nowNanos);
    return Outcome.INSTALLED;
  }

  /** The gateway has none, or not for this pump. */
  void refused(long nowNanos) {
    asking = false;
    later(nowNanos);
  }

  /** The connection is gone: it asks again in the next session. */
  void lost(long nowNanos) {
    asking = false;
    release();
    if (profile != null) {
      dueNanos = nowNanos;
    }
  }

  private void release() {
    if (holdsHeap && profile != null) {
      heap.free(profile.heapBytes());
      holdsHeap = false;
    }
  }

  private void later(long nowNanos) {
    dueNanos = profile == null ? NEVER : nowNanos + profile.everyNanos();
  }
}
