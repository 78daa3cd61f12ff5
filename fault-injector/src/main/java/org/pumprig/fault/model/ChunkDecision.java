package org.pumprig.fault.model;

/** What becomes of a chunk, or of the end of a stream, that has just arrived. */
public sealed interface ChunkDecision {
  /** It goes on at once; the model keeps nothing of it. */
  record Forward() implements ChunkDecision {}

  /** It waits in the model until {@code dueNanos} and until all before it have gone. */
  record ForwardAt(long dueNanos) implements ChunkDecision {}

  /** It waits in the model until a fault is reverted. */
  record Hold() implements ChunkDecision {}

  /** It is taken in and never delivered; the caller discards it. */
  record Swallow() implements ChunkDecision {}

  /** It is discarded, and the connection is answered with a reset. */
  record Cut() implements ChunkDecision {}

  /** The one {@link Forward}: the path without faults allocates nothing. */
  Forward FORWARD = new Forward();

  /** The one {@link Hold}. */
  Hold HOLD = new Hold();

  /** The one {@link Swallow}. */
  Swallow SWALLOW = new Swallow();

  /** The one {@link Cut}. */
  Cut CUT = new Cut();
}
