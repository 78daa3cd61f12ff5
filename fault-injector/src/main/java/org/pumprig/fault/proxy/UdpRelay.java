package org.pumprig.fault.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Direction;
import org.pumprig.fault.model.packet.Fate;
import org.pumprig.fault.model.packet.Packet;
import org.pumprig.fault.model.packet.PacketModel;
import org.pumprig.fault.packet.PacketInjector;
import org.pumprig.fault.packet.PacketPath;
import org.pumprig.link.Endpoint;
import org.pumprig.time.PunctualTimer;
import org.pumprig.time.Scheduler;

/**
 * Passes datagrams between one pump's clients and its gateway and injects packet faults; needs no
 * root. Sending never waits, so no flow can hold up another. One thread receives, one lets go what
 * was delayed.
 */
public final class UdpRelay implements PacketPath, AutoCloseable {
  private static final int DATAGRAM_BYTES = 65_535;

  /** Datagrams that one socket may bring before the others have their turn. */
  private static final int TURN_DATAGRAMS = 64;

  private static final int LOOK_MILLIS = 500;
  private static final long CLOSE_MILLIS = 5_000;

  private final UdpRelaySettings settings;
  private final Scheduler scheduler;
  private final Selector selector;
  private final DatagramChannel listener;
  private final Endpoint listen;
  private final PacketModel model;
  private final PunctualTimer timer;
  private final PacketInjector injector;
  private final Map<InetSocketAddress, UdpSession> byClient = new LinkedHashMap<>();
  private final Map<Long, UdpSession> byNumber = new LinkedHashMap<>();
  private final AtomicLong refused = new AtomicLong();
  private final Thread thread;
  private Scheduler.@Nullable Timer wakeUp;
  private long wakeUpNanos = Long.MAX_VALUE;
  private long lastNumber;
  private volatile boolean closed;

  private UdpRelay(UdpRelaySettings settings, Scheduler scheduler, Selector selector)
      throws IOException {
    this.settings = settings;
    this.scheduler = scheduler;
    this.selector = selector;
    this.model = new PacketModel(settings.waiting());
    listener = open();
    try {
      listener.bind(NettySockets.address(settings.listen()));
      var bound = (InetSocketAddress) listener.getLocalAddress();
      listen = new Endpoint(settings.listen().host(), bound.getPort());
    } catch (IOException e) {
      listener.close();
      throw new IOException("cannot listen on " + settings.listen() + ": " + e.getMessage(), e);
    }
    timer = new PunctualTimer("udp-delay-" + settings.unit(), this::report);
    injector = new PacketInjector(BackEnd.PROXY, "relay", Map.of(settings.unit(), this), scheduler);
    thread = Thread.ofPlatform().name("udp-relay-" + settings.unit()).daemon().start(this::serve);
  }

  /**
   * Starts a relay; when this returns, the pump can send.
   *
   * @param scheduler clock, and thread of the injector
   * @throws IOException if the address can't be listened on
   */
  public static UdpRelay start(UdpRelaySettings settings, Scheduler scheduler) throws IOException {
    Selector selector = Selector.open();
    try {
      return new UdpRelay(settings, scheduler, selector);
    } catch (IOException e) {
      selector.close();
      throw e;
    }
  }

  private DatagramChannel open() throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
    return channel;
  }

  /** Where the pump sends to, with the port that was really bound. */
  public Endpoint listen() {
    return listen;
  }

  /** Injects packet faults into the unit's datagrams. */
  public PacketInjector injector() {
    return injector;
  }

  /** Datagrams that found no session or that the kernel didn't take. */
  public long refused() {
    return refused.get();
  }

  /** Clients that are known now. */
  public synchronized int sessions() {
    return byClient.size();
  }

  private void serve() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(DATAGRAM_BYTES);
    try {
      while (!closed) {
        selector.select(LOOK_MILLIS);
        for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
          receive(key, buffer);
        }
        selector.selectedKeys().clear();
        forgetIdle();
      }
    } catch (IOException e) {
      report(e);
    }
  }

  private void receive(SelectionKey key, ByteBuffer buffer) {
    var channel = (DatagramChannel) key.channel();
    try {
      for (int turn = 0; turn < TURN_DATAGRAMS && key.isValid(); turn++) {
        buffer.clear();
        var from = (InetSocketAddress) channel.receive(buffer);
        if (from == null) {
          return;
        }
        byte[] data = new byte[buffer.flip().remaining()];
        buffer.get(data);
        arrived((UdpSession) key.attachment(), from, data);
      }
    } catch (IOException e) {
      refused.incrementAndGet(); // the gateway's port is closed; the next datagram may find it open
    }
  }

  /**
   * @param session whose answer it is; null: it came from a client
   */
  private synchronized void arrived(
      @Nullable UdpSession session, InetSocketAddress from, byte[] data) throws IOException {
    long now = scheduler.nanoTime();
    UdpSession of = session == null ? sessionOf(from, now) : session;
    if (of == null) {
      refused.incrementAndGet();
      return;
    }
    of.lastNanos = now;
    Direction flow = session == null ? Direction.TOWARDS_GATEWAY : Direction.TOWARDS_PUMP;
    model.arrive(flow, Packet.datagram(data, of.number), now, this::carryOut);
    wakeWhenDue();
  }

  private @Nullable UdpSession sessionOf(InetSocketAddress client, long now) throws IOException {
    UdpSession known = byClient.get(client);
    if (known != null || byClient.size() >= settings.sessions()) {
      return known;
    }
    DatagramChannel upstream = open();
    upstream.connect(NettySockets.address(settings.upstream()));
    var made = new UdpSession(++lastNumber, client, upstream, now);
    upstream.keyFor(selector).attach(made);
    byClient.put(client, made);
    byNumber.put(made.number, made);
    return made;
  }

  private synchronized void forgetIdle() {
    long now = scheduler.nanoTime();
    byClient
        .values()
        .removeIf(
            session -> {
              boolean idle = now - session.lastNanos > settings.idleNanos();
              if (idle) {
                byNumber.remove(session.number);
                session.close();
              }
              return idle;
            });
  }

  @Override
  public synchronized <R> R with(Function<PacketModel, R> action) {
    R result = action.apply(model);
    wakeWhenDue();
    return result;
  }

  private synchronized void poll() {
    wakeUp = null;
    wakeUpNanos = Long.MAX_VALUE;
    model.poll(scheduler.nanoTime(), this::carryOut);
    wakeWhenDue();
  }

  private void wakeWhenDue() {
    long due = model.nextDueNanos();
    if (due < wakeUpNanos && !closed) {
      if (wakeUp != null) {
        wakeUp.cancel();
      }
      wakeUpNanos = due;
      wakeUp = timer.at(due, this::poll);
    }
  }

  private void carryOut(Fate fate) {
    UdpSession session = byNumber.get(fate.packet().flowNumber());
    boolean taken =
        switch (fate) {
          case Fate.Lost _ -> true;
          case Fate.Answered _ -> true; // no fault of this back end answers
          case Fate.Passed passed -> session != null && send(session, passed);
        };
    if (!taken) {
      refused.incrementAndGet();
    }
  }

  private boolean send(UdpSession session, Fate.Passed passed) {
    byte[] data = passed.packet().bytes();
    if (passed.flow() == Direction.TOWARDS_GATEWAY) {
      return session.sendUpstream(data);
    }
    try {
      return listener.send(ByteBuffer.wrap(data), session.client) == data.length;
    } catch (IOException e) {
      return false;
    }
  }

  /** A programming error, or a selector that failed: it goes to whoever runs the scheduler. */
  private void report(Throwable failure) {
    if (!closed) {
      scheduler.execute(
          () -> {
            throw new IllegalStateException("UDP relay of " + settings.unit(), failure);
          });
    }
  }

  /** Stops receiving; what waits is lost. Idempotent. */
  @Override
  public void close() throws IOException {
    closed = true;
    timer.close();
    selector.wakeup();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      byClient.values().forEach(UdpSession::close);
      byClient.clear();
      byNumber.clear();
    }
    listener.close();
    selector.close();
  }
}
