package org.pumprig.fault.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.StreamFault;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.VirtualNetwork;
import org.pumprig.seed.Seed;
import org.pumprig.time.VirtualScheduler;

class VirtualFaultProxyTest {
  private static final long MILLI = 1_000_000;
  private static final long HOP = 50_000;

  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final VirtualNetwork network = new VirtualNetwork(scheduler, HOP);
  private final List<WireEvent> events = new ArrayList<>();
  private final List<String> heardByPump = new ArrayList<>();
  private final List<String> heardByGateway = new ArrayList<>();
  private final List<Link> gatewayLinks = new ArrayList<>();

  private FaultProxy start(ProxySettings settings) throws IOException {
    network.listen(
        settings.upstream(),
        link -> {
          gatewayLinks.add(link);
          link.open(event -> heard(heardByGateway, event));
        });
    return VirtualFaultProxy.start(settings, network, scheduler, events::add);
  }

  private FaultProxy start() throws IOException {
    return start(ProxyScenario.settings(7001, 6661));
  }

  private Link pump(FaultProxy proxy) {
    var link = network.connect(proxy.listen());
    link.open(event -> heard(heardByPump, event));
    pass(10 * MILLI);
    return link;
  }

  private void heard(List<String> where, LinkEvent event) {
    switch (event) {
      case LinkEvent.Opened _ -> where.add("opened");
      case LinkEvent.Received chunk ->
          where.add(scheduler.nanoTime() + " " + new String(chunk.bytes(), UTF_8));
      case LinkEvent.Closed closed -> where.add(scheduler.nanoTime() + " " + closed.reason());
    }
  }

  private void pass(long nanos) {
    scheduler.run(scheduler.nanoTime() + nanos);
  }

  private static FaultSpec spec(Fault fault) {
    return new FaultSpec("f", fault, Direction.BOTH, "TEST1", new Seed(5), 0, 1_000);
  }

  private List<InjectionResult> apply(FaultProxy proxy, Fault fault, long leaseNanos) {
    var results = new ArrayList<InjectionResult>();
    proxy.injector().apply(spec(fault), leaseNanos, results::add);
    assertThat(results).as("no answer before the call returns").isEmpty();
    pass(MILLI);
    return results;
  }

  @Test
  void scenarioGivesWhatRealSocketsGive() throws Exception {
    var record = new ArrayList<String>();
    var settings = ProxyScenario.settings(7001, 6661);
    var proxy =
        VirtualFaultProxy.start(
            settings, network, scheduler, event -> record.add(SocketScript.line(event)));
    new ProxyScenario(
            network,
            scheduler,
            (what, holds) -> {
              long limit = scheduler.nanoTime() + 10_000 * MILLI;
              while (!holds.getAsBoolean()) {
                assertThat(scheduler.nanoTime()).as(what).isLessThan(limit);
                pass(MILLI);
              }
            },
            proxy,
            record)
        .play();
    pass(MILLI);
    assertThat(proxy.connections()).isZero();
    assertThat(record).containsExactlyElementsOf(ProxyScenario.EXPECTED);
  }

  @Test
  void latencyIsExactInVirtualTime() throws IOException {
    var proxy = start();
    var link = pump(proxy);
    apply(proxy, new StreamFault.Latency(30 * MILLI, 0), 1_000 * MILLI);
    heardByGateway.clear();
    long sent = scheduler.nanoTime();
    link.send("x".getBytes(UTF_8));
    pass(100 * MILLI);
    assertThat(heardByGateway).containsExactly((sent + 2 * HOP + 30 * MILLI) + " x");
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            WireEvent.Bytes.class, chunk -> assertThat(chunk.atNanos()).isEqualTo(sent + HOP));
  }

  @Test
  void leaseEndsExactlyUnlessRenewed() throws IOException {
    var proxy = start();
    var link = pump(proxy);
    long start = scheduler.nanoTime();
    apply(proxy, new StreamFault.Stall(), 100 * MILLI);
    link.send("held".getBytes(UTF_8));
    pass(50 * MILLI);
    proxy.injector().renew("f", 200 * MILLI);
    long renewed = scheduler.nanoTime();
    assertThat(renewed).isLessThan(start + 100 * MILLI);
    pass(199 * MILLI);
    assertThat(heardByGateway).containsExactly("opened");
    pass(2 * MILLI);
    assertThat(heardByGateway).containsExactly("opened", (renewed + 200 * MILLI + HOP) + " held");
    var evidence = new ArrayList<InjectionEvidence>();
    proxy.injector().verify(spec(new StreamFault.Stall()), evidence::add);
    pass(MILLI);
    assertThat(evidence).hasOnlyElementsOfType(InjectionEvidence.None.class);
  }

  @Test
  void refusalIsProvedAndVerifiedByConnecting() throws IOException {
    var proxy = start();
    assertThat(apply(proxy, new StreamFault.Refuse(false), 1_000 * MILLI))
        .hasOnlyElementsOfType(InjectionResult.Done.class);
    var evidence = new ArrayList<InjectionEvidence>();
    proxy.injector().verify(spec(new StreamFault.Refuse(false)), evidence::add);
    pass(MILLI);
    assertThat(evidence)
        .singleElement()
        .isInstanceOfSatisfying(
            InjectionEvidence.Probed.class,
            probed -> assertThat(probed.outcome()).isEqualTo(InjectionEvidence.Outcome.REFUSED));
  }

  @Test
  void refusalThatDoesNotRefuseIsAFailureAndLeavesNothing() throws IOException {
    var proxy = start();
    var results = new ArrayList<InjectionResult>();
    proxy.injector().apply(spec(new StreamFault.Refuse(false)), 1_000 * MILLI, results::add);
    scheduler.runNext(); // the fault is applied, its proof is under way
    try (var intruder = network.listen(proxy.listen(), Link::abort)) {
      pass(100 * MILLI);
      assertThat(results).singleElement().isInstanceOf(InjectionResult.Failed.class);
      assertThat(intruder.local()).isEqualTo(proxy.listen());
      var reverted = new ArrayList<InjectionResult>();
      proxy.injector().revert("f", reverted::add);
      pass(MILLI);
      assertThat(reverted)
          .as("the port is still taken")
          .hasOnlyElementsOfType(InjectionResult.Failed.class);
    }
    pass(100 * MILLI);
    assertThat(events.getLast()).isInstanceOf(WireEvent.ListenerOpened.class);
  }

  @Test
  void pumpsOrderlyEndIsCarriedOnAndToldOnce() throws IOException {
    var proxy = start();
    pump(proxy).close();
    pass(MILLI);
    assertThat(heardByGateway.getLast()).endsWith("PEER");
    assertThat(events.stream().map(SocketScript::line))
        .containsExactly("accepted 1", "upstreamConnected 1", "ended 1 pump orderly");
  }

  @Test
  void pumpsResetWaitsBehindHeldBytesOnItsWayToTheGateway() throws IOException {
    var proxy = start();
    var link = pump(proxy);
    apply(proxy, new StreamFault.Stall(), 1_000 * MILLI);
    link.send("last words".getBytes(UTF_8));
    pass(MILLI);
    link.abort();
    pass(MILLI);
    assertThat(events.getLast()).isInstanceOf(WireEvent.Ended.class);
    assertThat(heardByGateway).containsExactly("opened");
    proxy.injector().revert("f", _ -> {});
    pass(MILLI);
    assertThat(heardByGateway).hasSize(3);
    assertThat(heardByGateway.get(1)).endsWith("last words");
    assertThat(heardByGateway.get(2)).endsWith("RESET");
  }

  @Test
  void tapThatIsFullLosesCountedEventsAtTheirPlace() throws IOException {
    var proxy =
        start(
            new ProxySettings(
                "TEST1",
                new Endpoint("127.0.0.1", 7001),
                new Endpoint("127.0.0.1", 6661),
                1 << 20,
                1_000,
                3));
    var link = pump(proxy);
    link.send("ab".getBytes(UTF_8));
    pass(MILLI);
    link.send("abcd".getBytes(UTF_8));
    pass(MILLI);
    link.close();
    pass(MILLI);
    assertThat(events.stream().map(SocketScript::line))
        .containsExactly(
            "accepted 1",
            "upstreamConnected 1",
            "1 towardsGateway ab",
            "lost 1",
            "ended 1 pump orderly");
  }

  @Test
  void afterCloseNothingIsToldAndConnectingIsRefused() throws IOException {
    var proxy = start();
    pump(proxy);
    proxy.close();
    int told = events.size();
    pump(proxy);
    pass(1_000 * MILLI);
    assertThat(events).hasSize(told);
    assertThat(heardByPump).anyMatch(line -> line.endsWith("RESET"));
    assertThat(heardByPump.getLast()).endsWith("REFUSED");
    var results = apply(proxy, new StreamFault.Stall(), MILLI);
    assertThat(results).hasOnlyElementsOfType(InjectionResult.Failed.class);
  }
}
