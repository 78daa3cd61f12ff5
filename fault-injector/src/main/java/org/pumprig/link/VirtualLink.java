package org.pumprig.link;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.LinkEvent.Reason;
import org.pumprig.time.Scheduler;

/** One side of a connection of a {@link VirtualNetwork}. */
final class VirtualLink implements Link {
  private enum Phase {
    NEW,
    CONNECTING,
    OPEN,
    CLOSED
  }

  private final VirtualNetwork network;
  private final String describe;
  private final @Nullable Endpoint remote;
  private final EventQueue events;
  private @Nullable VirtualLink peer;
  private Phase phase = Phase.NEW;
  private long bytesInFlight;

  /**
   * @param remote whom {@link #open} dials; null where the other side is joined
   */
  VirtualLink(
      VirtualNetwork network, Scheduler scheduler, String describe, @Nullable Endpoint remote) {
    this.network = network;
    this.describe = describe;
    this.remote = remote;
    this.events = new EventQueue(scheduler, this::handedOver);
    network.track(this);
  }

  void join(VirtualLink other) {
    peer = other;
  }

  boolean isConnecting() {
    return phase == Phase.CONNECTING;
  }

  void established() {
    phase = Phase.OPEN;
    events.opened();
  }

  void refused() {
    end(Reason.REFUSED, "connection refused");
  }

  void fail(String detail) {
    end(Reason.FAILED, detail);
  }

  @Override
  public void open(Consumer<? super LinkEvent> receiver) {
    if (remote == null) {
      if (phase == Phase.NEW) {
        phase = Phase.OPEN;
      }
      events.receiverOfConnected(receiver);
      return;
    }
    events.receiver(receiver);
    if (phase == Phase.NEW) {
      phase = Phase.CONNECTING;
      network.dial(this, remote);
    }
  }

  @Override
  public void send(byte[] bytes) {
    VirtualLink to = peer;
    if (to == null || phase != Phase.OPEN || bytes.length == 0) {
      return;
    }
    if (bytesInFlight + bytes.length > VirtualNetwork.MAX_BYTES_IN_FLIGHT) {
      end(
          Reason.FAILED,
          "send limit of " + VirtualNetwork.MAX_BYTES_IN_FLIGHT + " bytes in flight");
      tellPeer(Reason.RESET, "connection reset");
      return;
    }
    bytesInFlight += bytes.length;
    byte[] copy = bytes.clone(); // the receiver owns what it gets; the sender may send it again
    network.afterLatency(() -> to.arrive(copy));
  }

  @Override
  public void close() {
    leave(Reason.PEER, "end of stream");
  }

  @Override
  public void abort() {
    leave(Reason.RESET, "connection reset");
  }

  @Override
  public String describe() {
    return describe;
  }

  private void leave(Reason seenByPeer, String detail) {
    if (phase != Phase.CLOSED) {
      end(Reason.OWN, "");
      tellPeer(seenByPeer, detail);
    }
  }

  private void tellPeer(Reason reason, String detail) {
    VirtualLink to = peer;
    if (to != null) {
      network.afterLatency(() -> to.end(reason, detail));
    }
  }

  private void arrive(byte[] bytes) {
    if (phase != Phase.CLOSED) {
      events.received(bytes);
    }
  }

  private void handedOver(int bytes) {
    if (peer != null) {
      peer.bytesInFlight -= bytes;
    }
  }

  private void end(Reason reason, String detail) {
    if (events.end(reason, detail)) {
      phase = Phase.CLOSED;
      network.forget(this);
    }
  }
}
