package org.pumprig.link;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.LinkEvent.Closed;
import org.pumprig.link.LinkEvent.Opened;
import org.pumprig.link.LinkEvent.Reason;
import org.pumprig.link.LinkEvent.Received;
import org.pumprig.time.Scheduler;

/**
 * The events of one link on their way to the scheduler's thread: in order, and the first end wins.
 *
 * <p>May be fed from any thread. What comes before the link has a receiver waits for it.
 */
final class EventQueue {
  private final Scheduler scheduler;
  private final IntConsumer handedOver;
  private final ArrayDeque<LinkEvent> waiting = new ArrayDeque<>(1);
  private @Nullable Consumer<? super LinkEvent> receiver;
  private boolean openedPosted;
  private boolean ended;
  private boolean endedByOwn;
  private long waitingBytes;

  /**
   * @param handedOver told, on the scheduler's thread, how many bytes the receiver was just handed
   */
  EventQueue(Scheduler scheduler, IntConsumer handedOver) {
    this.scheduler = scheduler;
    this.handedOver = handedOver;
  }

  /** Names the receiver; what waits goes out. */
  synchronized void receiver(Consumer<? super LinkEvent> events) {
    if (receiver != null) {
      throw new IllegalStateException("a link is opened once; make a new one");
    }
    receiver = events;
    for (int i = waiting.size(); i > 0; i--) {
      scheduler.execute(this::handOver);
    }
  }

  /** Names the receiver of a link that is connected already: {@code Opened} comes first. */
  synchronized void receiverOfConnected(Consumer<? super LinkEvent> events) {
    if (!endedByOwn && !openedPosted) {
      waiting.addFirst(new Opened());
      openedPosted = true;
    }
    receiver(events);
  }

  /** Posts that the link is usable. */
  synchronized void opened() {
    if (!ended) {
      openedPosted = true;
      post(new Opened());
    }
  }

  /** Posts bytes; empty arrays and what comes after the end are dropped. */
  synchronized void received(byte[] bytes) {
    if (!ended && bytes.length > 0) {
      waitingBytes += bytes.length;
      post(new Received(bytes));
    }
  }

  /**
   * Ends the link. An end of one's own overtakes what was not handed over yet.
   *
   * @return whether this call ended it
   */
  synchronized boolean end(Reason reason, String detail) {
    if (ended) {
      return false;
    }
    ended = true;
    if (reason == Reason.OWN) {
      endedByOwn = true;
      waiting.clear();
      waitingBytes = 0;
    }
    post(new Closed(reason, detail));
    return true;
  }

  /** Whether {@code Opened} was posted and {@code Closed} was not. */
  synchronized boolean usable() {
    return openedPosted && !ended;
  }

  synchronized boolean ended() {
    return ended;
  }

  /** Bytes received that the receiver was not handed yet. */
  synchronized long waitingBytes() {
    return waitingBytes;
  }

  private void post(LinkEvent event) {
    waiting.add(event);
    if (receiver != null) {
      scheduler.execute(this::handOver);
    }
  }

  private void handOver() {
    LinkEvent event;
    Consumer<? super LinkEvent> to;
    synchronized (this) {
      event = waiting.poll();
      to = receiver;
      if (event == null || to == null) {
        return; // overtaken by an end of one's own
      }
      if (event instanceof Received received) {
        waitingBytes -= received.bytes().length;
      }
    }
    int bytes = event instanceof Received received ? received.bytes().length : 0;
    to.accept(event);
    if (bytes > 0) {
      handedOver.accept(bytes);
    }
  }
}
