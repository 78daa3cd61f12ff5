package org.pumprig.pump.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.Network;
import org.pumprig.link.frame.MllpFramer;
import org.pumprig.pump.protocol.DrugLibrary;
import org.pumprig.time.Scheduler;

/**
 * A gateway for any number of pumps: two backends behind a balancer, of which one is in use, and a
 * database that both share. All methods are called on the scheduler's thread, except {@link
 * #endpoint}.
 */
public final class EmulatedGateway implements AutoCloseable {
  private static final int MAX_MESSAGE = 64 * 1024;
  private static final String BY_OPERATOR = "operator";

  private final Network network;
  private final Optional<GatewayTls> tls;
  private final Map<String, Illness> illnesses = new LinkedHashMap<>();
  private final Set<Link> connections = new LinkedHashSet<>();
  private final Stillness stillness = new Stillness();
  private final MessageDesk desk;
  private volatile Endpoint endpoint;
  private Network.@Nullable Listener listener;
  private long resets;

  private EmulatedGateway(
      Network network, Scheduler scheduler, Endpoint endpoint, Optional<GatewayTls> tls) {
    this.network = network;
    this.endpoint = endpoint;
    this.tls = tls;
    this.desk = new MessageDesk(scheduler, stillness);
  }

  /**
   * Starts a gateway without TLS.
   *
   * @param listen where; port 0: any free one, kept over {@link #stop} and {@link #start}
   * @throws IOException if the address is taken
   */
  public static EmulatedGateway start(Network network, Scheduler scheduler, Endpoint listen)
      throws IOException {
    return start(network, scheduler, listen, Optional.empty());
  }

  /**
   * Starts a gateway.
   *
   * @param network if there is TLS, a {@link org.pumprig.link.TlsNetwork} that asks {@code tls}
   * @param listen where; port 0: any free one, kept over {@link #stop} and {@link #start}
   * @throws IOException if the address is taken
   */
  public static EmulatedGateway start(
      Network network, Scheduler scheduler, Endpoint listen, Optional<GatewayTls> tls)
      throws IOException {
    EmulatedGateway gateway = new EmulatedGateway(network, scheduler, listen, tls);
    gateway.listenOrNot();
    return gateway;
  }

  /** Where it listens, or would. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Whether it speaks TLS. */
  public boolean speaksTls() {
    return tls.isPresent();
  }

  /** Starts to listen again at the same endpoint; nothing happens if it does. */
  public void start() throws IOException {
    end(BY_OPERATOR);
  }

  /** Stops as a server process does: no listener, connections closed. */
  public void stop() {
    try {
      begin(BY_OPERATOR, new Illness.Stopped());
    } catch (IOException e) {
      throw new IllegalStateException("closing a listener failed", e);
    }
  }

  /** From now on each acknowledgement is sent so much later; 0: at once. */
  public void slowAcknowledgements(long delayNanos) {
    String key = BY_OPERATOR + " slow";
    illnesses.remove(key);
    if (delayNanos > 0) {
      illnesses.put(key, new Illness.AcknowledgesLate(delayNanos));
    }
    desk.change(illnesses);
  }

  /**
   * Makes it ill, or ill in another way.
   *
   * @param key by which {@link #end} knows it
   * @throws IOException if it must listen again and can't
   */
  public void begin(String key, Illness illness) throws IOException {
    Illness before = illnesses.put(key, illness);
    changed(before, illness);
  }

  /**
   * Makes it well again, of this; nothing happens if it was.
   *
   * @throws IOException if it can't listen again
   */
  public void end(String key) throws IOException {
    Illness before = illnesses.remove(key);
    if (before != null) {
      changed(before, null);
    }
  }

  /** Whether it is ill of what has this key. */
  public boolean isIll(String key) {
    return illnesses.containsKey(key);
  }

  /** What it did to acknowledgements since the illness of this key began; none if it ended. */
  public IllnessCounters counters(String key) {
    return desk.counters(key);
  }

  private void changed(@Nullable Illness before, @Nullable Illness now) throws IOException {
    if (now instanceof Illness.Stopped) {
      loseProcess();
    }
    if (now instanceof Illness.OtherBackEnd != before instanceof Illness.OtherBackEnd) {
      resetAll();
    }
    tls.ifPresent(each -> each.change(illnesses.values()));
    desk.change(illnesses);
    listenOrNot();
    if (has(Illness.Frozen.class)) {
      stillness.freeze();
    } else {
      stillness.thaw();
    }
  }

  private boolean has(Class<? extends Illness> kind) {
    return illnesses.values().stream().anyMatch(kind::isInstance);
  }

  private void listenOrNot() throws IOException {
    boolean wanted = !has(Illness.Stopped.class) && !has(Illness.RefusesNew.class);
    if (!wanted && listener != null) {
      listener.close();
      listener = null;
    } else if (wanted && listener == null) {
      listener = network.listen(endpoint, this::accept);
      endpoint = listener.local();
    }
  }

  private void loseProcess() {
    if (listener != null) {
      listener.close();
      listener = null;
    }
    stillness.forget();
    desk.loseProcess();
    for (Link link : new ArrayList<>(connections)) {
      link.close();
    }
    connections.clear();
  }

  private void resetAll() {
    for (Link link : new ArrayList<>(connections)) {
      link.abort();
      resets++;
    }
    connections.clear();
  }

  /** Messages taken since it was made, stored or not. */
  public long receivedMessages() {
    return desk.received();
  }

  /** Frames that were no message for it, since it was made; they get no answer. */
  public long refusedMessages() {
    return desk.refused();
  }

  /** Queries whether it is there, since it was made; they are no messages of pumps. */
  public long queries() {
    return desk.queries();
  }

  /** Alarms stored since it was made. */
  public long alarms() {
    return desk.alarms();
  }

  /** Events of infusions stored since it was made. */
  public long events() {
    return desk.events();
  }

  /** From now on pumps that ask are sent this drug library; empty: there is none. */
  public void serve(Optional<DrugLibrary> library) {
    desk.serve(library.orElse(null));
  }

  /** Blocks of a drug library that were sent since it was made. */
  public long libraryBlocks() {
    return desk.libraryBlocks();
  }

  /** From now on everything that it stores it passes on, too. */
  public void forwardTo(Forwarder forwarder) {
    desk.forwardTo(forwarder);
  }

  /** Connections reset by a change of backend, since it was made. */
  public long resets() {
    return resets;
  }

  /** What is stored, by sender, in the order of their first messages. */
  public List<Receipts> receipts() {
    return desk.receipts();
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
    if (!stillness.run(0, () -> open(link))) {
      drop(link);
    }
  }

  private void drop(Link link) {
    connections.remove(link);
    link.abort();
  }

  private void open(Link link) {
    var framer = new MllpFramer(MAX_MESSAGE);
    link.open(
        event -> {
          long size = event instanceof LinkEvent.Received data ? data.bytes().length : 0;
          if (!stillness.run(size, () -> handle(link, framer, event))) {
            drop(link);
          }
        });
  }

  private void handle(Link link, MllpFramer framer, LinkEvent event) {
    switch (event) {
      case LinkEvent.Opened _ -> {}
      case LinkEvent.Received data ->
          framer.push(data.bytes()).forEach(frame -> desk.take(link, frame));
      case LinkEvent.Closed _ -> connections.remove(link);
    }
  }
}
