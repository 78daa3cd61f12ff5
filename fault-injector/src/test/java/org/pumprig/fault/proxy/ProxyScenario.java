package org.pumprig.fault.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultCounters;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.StreamFault;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.Network;
import org.pumprig.seed.Seed;
import org.pumprig.time.Scheduler;

/**
 * One script of traffic and faults, played by pumps and a gateway over any network and proxy; what
 * comes of it must not depend on which.
 */
final class ProxyScenario {
  /** What the script must bring about, wherever it is played. */
  static final List<String> EXPECTED =
      List.of(
          "accepted 1",
          "upstreamConnected 1",
          "1 towardsGateway a1",
          "1 towardsPump b1",
          "latency 1 chunks 2 held 0 swallowed 0 cut",
          "1 towardsGateway c1",
          "1 towardsGateway c2",
          "1 towardsPump d1",
          "stall 2 chunks 4 held 0 swallowed 0 cut",
          "1 towardsGateway lost",
          "accepted 2",
          "halfOpen 1 chunks 0 held 4 swallowed 2 cut",
          "ended 1 fault reset",
          "2 towardsGateway x",
          "ended 2 fault reset",
          "accepted 3",
          "upstreamConnected 3",
          "ended 3 fault reset",
          "accepted 4",
          "ended 4 fault reset",
          "reset 0 chunks 0 held 0 swallowed 2 cut",
          "accepted 5",
          "upstreamConnected 5",
          "listenerClosed fault",
          "ended 5 fault reset",
          "listenerOpened fault",
          "accepted 6",
          "upstreamFailed 6",
          "ended 6 gateway reset",
          "listenerClosed mirrored",
          "listenerOpened mirrored",
          "accepted 7",
          "upstreamConnected 7",
          "7 towardsPump bye",
          "ended 7 gateway orderly");

  private static final long LEASE_NANOS = 60_000_000_000L;

  /** Carries time on until something holds. */
  interface Patience {
    void until(String what, BooleanSupplier holds) throws Exception;
  }

  private final Network network;
  private final Scheduler scheduler;
  private final Patience patience;
  private final FaultProxy proxy;
  private final List<String> record;
  private final TreeMap<Integer, Link> pumps = new TreeMap<>();
  private final List<Link> gatewayLinks = new CopyOnWriteArrayList<>();
  private final ConcurrentHashMap<String, String> received = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, LinkEvent.Reason> closed = new ConcurrentHashMap<>();
  private Network.@Nullable Listener listener;

  ProxyScenario(
      Network network,
      Scheduler scheduler,
      Patience patience,
      FaultProxy proxy,
      List<String> record) {
    this.network = network;
    this.scheduler = scheduler;
    this.patience = patience;
    this.proxy = proxy;
    this.record = record;
  }

  void play() throws Exception {
    startGateway();
    connect(1);
    told("upstreamConnected 1");
    say(1, "a1");
    patience.until("gateway hears a1", () -> heard("gateway1").equals("a1"));
    latencyAndStall();
    halfOpen();
    reset();
    refuse();
    absentGateway();
  }

  private void latencyAndStall() throws Exception {
    apply(new StreamFault.Latency(20_000_000, 5_000_000), Direction.TOWARDS_PUMP);
    gatewaySays(0, "b1");
    patience.until("pump hears b1", () -> heard("pump1").equals("b1"));
    countAndRevert("latency", 2);
    apply(new StreamFault.Stall(), Direction.TOWARDS_GATEWAY);
    say(1, "c1");
    told("1 towardsGateway c1");
    say(1, "c2");
    told("1 towardsGateway c2");
    gatewaySays(0, "d1");
    patience.until("pump hears d1", () -> heard("pump1").equals("b1d1"));
    told("1 towardsPump d1");
    countAndRevert("stall", 4);
    patience.until("gateway hears all", () -> heard("gateway1").equals("a1c1c2"));
  }

  private void halfOpen() throws Exception {
    apply(new StreamFault.HalfOpen(), Direction.BOTH);
    patience.until("gateway is reset", () -> closed.get("gateway1") == LinkEvent.Reason.RESET);
    say(1, "lost");
    told("1 towardsGateway lost");
    connect(2);
    told("accepted 2");
    countAndRevert("halfOpen", 4);
    told("ended 1 fault reset");
    say(2, "x");
    told("ended 2 fault reset");
  }

  private void reset() throws Exception {
    connect(3);
    told("upstreamConnected 3");
    apply(new StreamFault.Reset(0), Direction.BOTH);
    told("ended 3 fault reset");
    connect(4);
    told("ended 4 fault reset");
    countAndRevert("reset", 0);
  }

  private void refuse() throws Exception {
    connect(5);
    told("upstreamConnected 5");
    apply(new StreamFault.Refuse(true), Direction.BOTH);
    patience.until("pump is reset", () -> closed.get("pump5") == LinkEvent.Reason.RESET);
    connect(99);
    patience.until("refused", () -> closed.get("pump99") == LinkEvent.Reason.REFUSED);
    revert("refuse");
    told("listenerOpened fault");
  }

  private void absentGateway() throws Exception {
    stopGateway();
    connect(6);
    told("listenerClosed mirrored");
    startGateway();
    told("listenerOpened mirrored");
    connect(7);
    told("upstreamConnected 7");
    patience.until("gateway has it", () -> !gatewayLinks.isEmpty() && isOpen(gatewayLinks.size()));
    gatewaySays(gatewayLinks.size() - 1, "bye");
    patience.until("pump hears bye", () -> heard("pump7").equals("bye"));
    told("7 towardsPump bye");
    onScheduler(() -> gatewayLinks.getLast().close());
    told("ended 7 gateway orderly");
  }

  // The actors.

  private void startGateway() throws Exception {
    onScheduler(
        () -> {
          try {
            listener =
                network.listen(
                    proxy.upstream(),
                    link -> {
                      gatewayLinks.add(link);
                      link.open(event -> hear("gateway" + (gatewayLinks.indexOf(link) + 1), event));
                    });
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    patience.until("gateway listens", () -> listener != null);
  }

  private void stopGateway() throws Exception {
    onScheduler(
        () -> {
          if (listener != null) {
            listener.close();
          }
          listener = null;
        });
    patience.until("gateway is gone", () -> listener == null);
  }

  private boolean isOpen(int gatewayNumber) {
    return "open".equals(received.get("gateway" + gatewayNumber + ".state"));
  }

  private void connect(int number) {
    onScheduler(
        () -> {
          var link = network.connect(proxy.listen());
          pumps.put(number, link);
          link.open(event -> hear("pump" + number, event));
        });
  }

  private void say(int pump, String text) throws Exception {
    patience.until(
        "pump " + pump + " is connected",
        () -> "open".equals(received.get("pump" + pump + ".state")));
    onScheduler(() -> Objects.requireNonNull(pumps.get(pump)).send(text.getBytes(UTF_8)));
  }

  private void gatewaySays(int index, String text) {
    onScheduler(() -> gatewayLinks.get(index).send(text.getBytes(UTF_8)));
  }

  private void hear(String who, LinkEvent event) {
    switch (event) {
      case LinkEvent.Opened _ -> received.put(who + ".state", "open");
      case LinkEvent.Received chunk ->
          received.merge(who, new String(chunk.bytes(), UTF_8), String::concat);
      case LinkEvent.Closed end -> {
        received.remove(who + ".state");
        closed.put(who, end.reason());
      }
    }
  }

  private String heard(String who) {
    return received.getOrDefault(who, "");
  }

  // The faults.

  private void apply(Fault fault, Direction direction) throws Exception {
    var spec = spec(fault, direction);
    var results = new CopyOnWriteArrayList<InjectionResult>();
    onScheduler(() -> proxy.injector().apply(spec, LEASE_NANOS, results::add));
    patience.until("applied " + fault.name(), () -> !results.isEmpty());
    requireDone(results.getFirst());
    specs.put(fault.name(), spec);
  }

  private final TreeMap<String, FaultSpec> specs = new TreeMap<>();

  private static FaultSpec spec(Fault fault, Direction direction) {
    return new FaultSpec(fault.name(), fault, direction, "TEST1", new Seed(3), 0, 1_000);
  }

  private void countAndRevert(String id, long bytes) throws Exception {
    var spec = Objects.requireNonNull(specs.get(id));
    var last = new ArrayList<FaultCounters>();
    patience.until(
        id + " touched " + bytes + " bytes",
        () -> {
          onScheduler(
              () ->
                  proxy
                      .injector()
                      .verify(
                          spec,
                          evidence -> {
                            if (evidence instanceof InjectionEvidence.Counted counted) {
                              synchronized (last) {
                                last.clear();
                                last.add(counted.counters());
                              }
                            }
                          }));
          synchronized (last) {
            return !last.isEmpty()
                && last.getFirst().bytesHeld() + last.getFirst().bytesSwallowed() == bytes;
          }
        });
    FaultCounters counters;
    synchronized (last) {
      counters = last.getFirst();
    }
    record.add(
        "%s %d chunks %d held %d swallowed %d cut"
            .formatted(
                id,
                counters.chunksTouched(),
                counters.bytesHeld(),
                counters.bytesSwallowed(),
                counters.connectionsCut()));
    revert(id);
  }

  private void revert(String id) throws Exception {
    var results = new CopyOnWriteArrayList<InjectionResult>();
    onScheduler(() -> proxy.injector().revert(id, results::add));
    patience.until("reverted " + id, () -> !results.isEmpty());
    requireDone(results.getFirst());
  }

  private static void requireDone(InjectionResult result) {
    if (result instanceof InjectionResult.Failed failed) {
      throw new AssertionError(failed.reason());
    }
  }

  private void told(String line) throws Exception {
    patience.until(line, () -> record.contains(line));
  }

  private void onScheduler(Runnable task) {
    scheduler.execute(task);
  }

  static ProxySettings settings(int listenPort, int gatewayPort) {
    return new ProxySettings(
        "TEST1", new Endpoint("127.0.0.1", listenPort), new Endpoint("127.0.0.1", gatewayPort));
  }
}
