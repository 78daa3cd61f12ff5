package org.pumprig.link;

import java.util.function.Consumer;

/**
 * A byte link to one peer: open, send, receive, close; what happens on it comes back as values.
 *
 * <p>Events are delivered in order, one at a time, on the thread of the link's {@link
 * org.pumprig.time.Scheduler}. After {@link LinkEvent.Closed} (also when opening fails) nothing
 * follows; a closed link is never reopened: make a new one.
 */
public interface Link extends AutoCloseable {
  /** Starts opening; the outcome arrives as {@code Opened} or {@code Closed}. Called once. */
  void open(Consumer<? super LinkEvent> events);

  /**
   * Queues bytes for sending, in order. The array is not modified afterwards by either side. Bytes
   * sent before {@code Opened} or after {@code Closed} are dropped.
   */
  void send(byte[] bytes);

  /**
   * Closes the link in order (FIN) after what was sent; idempotent; a {@code Closed} event with
   * reason {@code OWN} follows.
   */
  @Override
  void close();

  /**
   * Breaks the link off at once, unsent bytes lost; the peer of a stream connection sees a reset
   * (RST). Idempotent; a {@code Closed} event with reason {@code OWN} follows.
   */
  void abort();

  /** What the peer is, for messages: {@code tcp 127.0.0.1:4001}, {@code serial /dev/pts/4}. */
  String describe();
}
