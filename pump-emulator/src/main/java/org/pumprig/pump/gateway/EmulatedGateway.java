package org.pumprig.pump.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.Network;
import org.pumprig.link.frame.MllpFrame;
import org.pumprig.link.frame.MllpFramer;
import org.pumprig.pump.protocol.Acknowledgement;
import org.pumprig.pump.protocol.ReceivedStatus;
import org.pumprig.time.Scheduler;

/**
 * A gateway for any number of pumps. All methods are called on the scheduler's thread, except
 * {@link #endpoint}.
 */
public final class EmulatedGateway implements AutoCloseable {
  private static final int MAX_MESSAGE = 64 * 1024;

  private final Network network;
  private final Scheduler scheduler;
  private final Set<Link> connections = new LinkedHashSet<>();
  private volatile Endpoint endpoint;
  private Network.@Nullable Listener listener;
  private long delayNanos;
  private long received;
  private long refused;

  private EmulatedGateway(Network network, Scheduler scheduler, Endpoint endpoint) {
    this.network = network;
    this.scheduler = scheduler;
    this.endpoint = endpoint;
  }

  /**
   * Starts a gateway.
   *
   * @param listen where; port 0: any free one, kept over {@link #stop} and {@link #start}
   * @throws IOException if the address is taken
   */
  public static EmulatedGateway start(Network network, Scheduler scheduler, Endpoint listen)
      throws IOException {
    EmulatedGateway gateway = new EmulatedGateway(network, scheduler, listen);
    gateway.start();
    return gateway;
  }

  /** Where it listens, or would. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Starts to listen again at the same endpoint; nothing happens if it does. */
  public void start() throws IOException {
    if (listener == null) {
      listener = network.listen(endpoint, this::accept);
      endpoint = listener.local();
    }
  }

  /** Stops as a server process does: no listener, connections closed. */
  public void stop() {
    if (listener != null) {
      listener.close();
      listener = null;
    }
    for (Link link : new ArrayList<>(connections)) {
      link.close();
    }
    connections.clear();
  }

  /** From now on each acknowledgement is sent so much later; 0: at once. */
  public void slowAcknowledgements(long delayNanos) {
    this.delayNanos = delayNanos;
  }

  /** Status messages taken since it was made. */
  public long receivedMessages() {
    return received;
  }

  /** Frames that were no status message, since it was made; they get no answer. */
  public long refusedMessages() {
    return refused;
  }

  @Override
  public void close() {
    stop();
  }

  private void accept(Link link) {
    if (listener == null) {
      link.abort();
      return;
    }
    connections.add(link);
    var framer = new MllpFramer(MAX_MESSAGE);
    link.open(
        event -> {
          switch (event) {
            case LinkEvent.Opened _ -> {}
            case LinkEvent.Received data -> framer.push(data.bytes()).forEach(f -> take(link, f));
            case LinkEvent.Closed _ -> connections.remove(link);
          }
        });
  }

  private void take(Link link, MllpFrame frame) {
    ReceivedStatus status =
        switch (frame) {
          case MllpFrame.Message message -> ReceivedStatus.decode(message.content());
          case MllpFrame.Garbage _, MllpFrame.Broken _ -> null;
        };
    if (status == null) {
      refused++;
      return;
    }
    received++;
    long own = received;
    Runnable answer =
        () ->
            link.send(
                MllpFramer.encode(
                    new Acknowledgement(Acknowledgement.Code.AA, status.controlId())
                        .encode("G" + own, status.sender(), scheduler.wallMicros())));
    if (delayNanos == 0) {
      answer.run();
    } else {
      scheduler.schedule(delayNanos, answer);
    }
  }
}
