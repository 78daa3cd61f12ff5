package org.pumprig.pump.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.Network;
import org.pumprig.link.frame.MllpFrame;
import org.pumprig.link.frame.MllpFramer;
import org.pumprig.pump.protocol.Acknowledgement;
import org.pumprig.time.Scheduler;

/**
 * Passes on what a gateway stored to a listener beyond it, as it came and in order: one message is
 * under way until it is answered; the next connection begins with the one that wasn't. A listener
 * that rejects a message has had it. Confined to the scheduler's thread.
 */
public final class Forwarder implements AutoCloseable {
  private static final int MAX_ANSWER = 16 * 1024;
  private static final long REOPEN_NANOS = 1_000_000_000L;
  private static final long ANSWER_NANOS = 10_000_000_000L;

  /** Messages that wait; those beyond push out the oldest. */
  private static final int MOST_WAITING = 10_000;

  private final Network network;
  private final Scheduler scheduler;
  private final Endpoint listener;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private @Nullable Link open;
  private Scheduler.Timer patience = () -> {};
  private boolean underWay;
  private boolean closed;
  private long passedOn;
  private long rejected;
  private long dropped;

  /**
   * Starts to connect.
   *
   * @param network if the listener speaks TLS, a {@link org.pumprig.link.TlsNetwork}
   */
  public Forwarder(Network network, Scheduler scheduler, Endpoint listener) {
    this.network = network;
    this.scheduler = scheduler;
    this.listener = listener;
    connect();
  }

  /** Messages that the listener accepted. */
  public long passedOn() {
    return passedOn;
  }

  /** Messages that the listener rejected. */
  public long rejected() {
    return rejected;
  }

  /** Messages that wait, and those that were lost because too many waited. */
  public long notPassedOn() {
    return waiting.size() + dropped;
  }

  void send(byte[] message) {
    if (waiting.size() == MOST_WAITING) {
      if (underWay) {
        byte[] first = waiting.remove();
        waiting.remove();
        waiting.addFirst(first);
      } else {
        waiting.remove();
      }
      dropped++;
    }
    waiting.add(message);
    next();
  }

  private void connect() {
    if (closed) {
      return;
    }
    Link link = network.connect(listener);
    var framer = new MllpFramer(MAX_ANSWER);
    link.open(
        event -> {
          switch (event) {
            case LinkEvent.Opened _ -> {
              open = link;
              next();
            }
            case LinkEvent.Received data -> framer.push(data.bytes()).forEach(this::answer);
            case LinkEvent.Closed gone -> {
              if (gone.reason() != LinkEvent.Reason.OWN) {
                link.close();
              }
              lost();
            }
          }
        });
  }

  private void lost() {
    patience.cancel();
    open = null;
    underWay = false;
    scheduler.schedule(REOPEN_NANOS, this::connect);
  }

  private void next() {
    Link link = open;
    byte[] message = waiting.peek();
    if (link != null && message != null && !underWay) {
      underWay = true;
      link.send(MllpFramer.encode(message));
      patience = scheduler.schedule(ANSWER_NANOS, link::abort);
    }
  }

  private void answer(MllpFrame frame) {
    Acknowledgement answer =
        frame instanceof MllpFrame.Message message
            ? Acknowledgement.decode(message.content())
            : null;
    if (answer == null || !underWay) {
      return;
    }
    patience.cancel();
    underWay = false;
    waiting.remove();
    switch (answer.code()) {
      case AA, CA -> passedOn++;
      case AE, AR, CE, CR -> rejected++;
    }
    next();
  }

  @Override
  public void close() {
    closed = true;
    patience.cancel();
    Link link = open;
    if (link != null) {
      link.close();
    }
  }
}
