package org.pumprig.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.time.Scheduler;

/**
 * Listeners and connections in memory and virtual time; nothing is ever lost or reordered.
 *
 * <p>Timing follows TCP's handshake with a fixed one-way latency L: a refusal arrives after 2 L,
 * the connecting side is open after 2 L, the listening side after 3 L; bytes, FIN and RST take L.
 * What one {@code send} held arrives as one {@code Received}; receivers must not rely on that. All
 * methods, also those of the links, are called on the scheduler's thread.
 */
public final class VirtualNetwork implements Network {
  /**
   * Bytes that one side of a connection may have under way: sent, and not yet handed to the peer. A
   * link that sends more is broken off: {@code Closed(FAILED, "send limit …")} here, {@code RESET}
   * at the peer.
   */
  public static final long MAX_BYTES_IN_FLIGHT = 4L << 20;

  private static final int FIRST_FREE_PORT = 49_152; // RFC 6335, 6: dynamic ports
  private static final int LAST_PORT = 65_535;

  private final Scheduler scheduler;
  private final long latencyNanos;
  private final LinkedHashMap<Endpoint, VirtualListener> listeners = new LinkedHashMap<>();
  private final LinkedHashSet<VirtualLink> links = new LinkedHashSet<>();
  private boolean closed;
  private long connections;

  /**
   * @param scheduler whose time passes, and on whose thread all events arrive
   * @param latencyNanos one way, 0 or more
   */
  public VirtualNetwork(Scheduler scheduler, long latencyNanos) {
    if (latencyNanos < 0) {
      throw new IllegalArgumentException("latency is negative: " + latencyNanos + " ns");
    }
    this.scheduler = scheduler;
    this.latencyNanos = latencyNanos;
  }

  /** Two ends of a byte pipe. */
  public record Pipe(Link left, Link right) {}

  /** A lone connection without a listener; each end reports {@code Opened} when it is opened. */
  public Pipe pipe() {
    String number = "virtual pipe " + ++connections;
    var left = new VirtualLink(this, scheduler, number + " left", null);
    var right = new VirtualLink(this, scheduler, number + " right", null);
    left.join(right);
    right.join(left);
    if (closed) {
      left.fail("network closed");
      right.fail("network closed");
    }
    return new Pipe(left, right);
  }

  @Override
  public Listener listen(Endpoint local, Consumer<? super Link> accepted) throws IOException {
    if (closed) {
      throw new IOException("cannot listen on " + local + ": network closed");
    }
    Endpoint bound = local.port() == 0 ? freePort(local.host()) : local;
    if (listeners.containsKey(bound)) {
      throw new IOException("cannot listen on " + bound + ": address in use");
    }
    var listener = new VirtualListener(bound, accepted);
    listeners.put(bound, listener);
    return listener;
  }

  @Override
  public Link connect(Endpoint remote) {
    var link = new VirtualLink(this, scheduler, "virtual tcp " + remote, remote);
    if (closed) {
      link.fail("network closed");
    }
    return link;
  }

  @Override
  public void close() {
    closed = true;
    new ArrayList<>(listeners.values()).forEach(VirtualListener::close);
    new ArrayList<>(links).forEach(VirtualLink::close);
  }

  void track(VirtualLink link) {
    links.add(link);
  }

  void forget(VirtualLink link) {
    links.remove(link);
  }

  /** Runs {@code arrival} when what is sent now reaches the other side. */
  void afterLatency(Runnable arrival) {
    scheduler.schedule(latencyNanos, arrival);
  }

  /** SYN, then SYN-ACK or RST. */
  void dial(VirtualLink client, Endpoint remote) {
    afterLatency(
        () -> {
          VirtualListener listener = listeners.get(remote);
          afterLatency(
              () -> {
                if (listener == null) {
                  client.refused();
                } else if (client.isConnecting()) {
                  handshakeDone(client, listener);
                }
              });
        });
  }

  private void handshakeDone(VirtualLink client, VirtualListener listener) {
    String number = "virtual tcp " + listener.local() + " connection " + ++connections;
    var server = new VirtualLink(this, scheduler, number, null);
    server.join(client);
    client.join(server);
    afterLatency(() -> listener.accept(server)); // the handshake's third segment
    client.established();
  }

  private Endpoint freePort(String host) throws IOException {
    for (int port = FIRST_FREE_PORT; port <= LAST_PORT; port++) {
      var candidate = new Endpoint(host, port);
      if (!listeners.containsKey(candidate)) {
        return candidate;
      }
    }
    throw new IOException("cannot listen on " + host + ": no free port");
  }

  private final class VirtualListener implements Listener {
    private final Endpoint local;
    private @Nullable Consumer<? super Link> accepted;

    VirtualListener(Endpoint local, Consumer<? super Link> accepted) {
      this.local = local;
      this.accepted = accepted;
    }

    void accept(VirtualLink server) {
      if (accepted == null) {
        server.abort(); // closed with the connection still in its backlog
      } else {
        accepted.accept(server);
      }
    }

    @Override
    public Endpoint local() {
      return local;
    }

    @Override
    public void close() {
      accepted = null;
      listeners.remove(local, this);
    }
  }
}
