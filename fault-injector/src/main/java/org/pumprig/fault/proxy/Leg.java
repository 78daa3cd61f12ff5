package org.pumprig.fault.proxy;

import org.jspecify.annotations.Nullable;

/** One of a connection's two sockets, as the core drives it; called on the loop's thread. */
interface Leg<T> {
  /**
   * Writes in order; takes the payload over.
   *
   * @param written run once the operating system has taken it; never if that fails; may be null
   */
  void write(T payload, @Nullable Runnable written);

  /** Pushes out what was written. */
  void flush();

  /**
   * Ends this side in order (FIN) after what was written. The other side stays open where the
   * transport knows half-closed connections.
   */
  void finish(Runnable done);

  /** Closes a leg both of whose sides are finished. */
  void close();

  /** Breaks off with a reset. Idempotent; the core hears nothing of this leg afterwards. */
  void reset();

  /** Pauses or resumes reading, where the transport can. */
  void reading(boolean on);

  /** Whether more can be written without piling up. */
  boolean writable();
}
