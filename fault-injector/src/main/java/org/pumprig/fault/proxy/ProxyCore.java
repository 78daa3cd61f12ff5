package org.pumprig.fault.proxy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.fault.InjectionEvidence.Outcome;
import org.pumprig.fault.model.ProxyModel;
import org.pumprig.fault.proxy.WireEvent.Reason;
import org.pumprig.time.Scheduler;

/**
 * What every proxy does, whatever its sockets: connections under the model, and a listener that is
 * open exactly while no fault refuses and the gateway itself listens. Confined to the loop's
 * thread.
 */
final class ProxyCore<T> {
  /** Pause between two looks at an absent gateway, and between attempts to listen again. */
  static final long PROBE_PAUSE_NANOS = 50_000_000;

  private final Sockets<T> sockets;
  private final Scheduler loop;
  private final TapQueue tap;
  private final long heldLimitBytes;
  private final ProxyModel<Parcel<T>> model;
  private final Map<Long, Connection<T>> connections = new LinkedHashMap<>();
  private boolean listening;
  private String listenFailure = "";
  private boolean retrying;
  private boolean absent;
  private boolean asking;
  private boolean closed;

  ProxyCore(Sockets<T> sockets, Scheduler loop, TapQueue tap, long heldLimitBytes) {
    this.sockets = sockets;
    this.model = new ProxyModel<>(new ParcelPayloads<>(sockets));
    this.loop = loop;
    this.tap = tap;
    this.heldLimitBytes = heldLimitBytes;
  }

  void start() throws IOException {
    sockets.openListener();
    listening = true;
  }

  /** A pump connected. */
  Connection<T> accepted(Leg<T> pump) {
    var connection = new Connection<T>(this, model.accept(now()), pump);
    connections.put(connection.model().number(), connection);
    return connection;
  }

  void forget(Connection<T> connection) {
    connections.remove(connection.model().number());
    model.forget(connection.model());
  }

  ProxyModel<Parcel<T>> model() {
    return model;
  }

  /** Carries out what a changed set of faults means. */
  void faultsChanged() {
    syncListener(Reason.FAULT);
    List.copyOf(connections.values()).forEach(Connection::settle);
  }

  // The listener.

  /** Why the listener is not open although it should be; empty if all is as it should be. */
  Optional<String> listenFailure() {
    return listenerWanted() && !listening ? Optional.of(listenFailure) : Optional.empty();
  }

  /** Whether connecting should succeed now. */
  boolean listenerWanted() {
    return !closed && !absent && !model.refuses();
  }

  private void syncListener(Reason reason) {
    if (listenerWanted() == listening) {
      return;
    }
    if (listening) {
      sockets.closeListener();
      listening = false;
      tell(new WireEvent.ListenerClosed(reason, now()));
      return;
    }
    try {
      sockets.openListener();
      listening = true;
      tell(new WireEvent.ListenerOpened(reason, now()));
    } catch (IOException e) {
      listenFailure = String.valueOf(e.getMessage());
      retryListening(reason);
    }
  }

  private void retryListening(Reason reason) {
    if (!retrying) {
      retrying = true;
      loop.schedule(
          PROBE_PAUSE_NANOS,
          () -> {
            retrying = false;
            syncListener(reason);
          });
    }
  }

  // The gateway.

  /** The gateway ended a connection of its own accord: it may be going. Look now and once more. */
  void gatewayEndedConnection() {
    if (!absent && !asking && !closed) {
      asking = true;
      sockets.probeUpstream(
          first -> {
            if (first == Outcome.REFUSED) {
              asking = false;
              gatewayAbsent();
            } else {
              loop.schedule(PROBE_PAUSE_NANOS, this::askAgain);
            }
          });
    }
  }

  private void askAgain() {
    if (absent || closed) {
      asking = false;
      return;
    }
    sockets.probeUpstream(
        second -> {
          asking = false;
          if (second == Outcome.REFUSED) {
            gatewayAbsent();
          }
        });
  }

  /** The gateway doesn't listen; nor do we until it does. */
  void gatewayAbsent() {
    if (!absent && !closed) {
      absent = true;
      syncListener(Reason.MIRRORED);
      loop.schedule(PROBE_PAUSE_NANOS, this::lookForGateway);
    }
  }

  private void lookForGateway() {
    if (closed) {
      return;
    }
    sockets.probeUpstream(
        outcome -> {
          if (outcome == Outcome.ACCEPTED) {
            absent = false;
            syncListener(Reason.MIRRORED);
          } else if (!closed) {
            loop.schedule(PROBE_PAUSE_NANOS, this::lookForGateway);
          }
        });
  }

  // What connections need.

  Sockets<T> sockets() {
    return sockets;
  }

  Scheduler loop() {
    return loop;
  }

  long now() {
    return loop.nanoTime();
  }

  void tell(WireEvent event) {
    tap.offer(event);
  }

  boolean tapped() {
    return tap.wanted();
  }

  /** Whether so many waiting bytes forbid reading on; with hysteresis. */
  boolean tooMuch(long waitingBytes, boolean paused) {
    return waitingBytes > (paused ? heldLimitBytes / 2 : heldLimitBytes);
  }

  boolean closed() {
    return closed;
  }

  /** Resets everything and stops listening, without a word. */
  void close() {
    if (closed) {
      return;
    }
    closed = true;
    tap.close();
    if (listening) {
      sockets.closeListener();
      listening = false;
    }
    List.copyOf(connections.values()).forEach(Connection::abandon);
  }
}
