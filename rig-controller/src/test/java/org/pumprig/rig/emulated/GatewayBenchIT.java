package org.pumprig.rig.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultCounters;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.ServerFault;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.campaign.BenchProvider.Placement;
import org.pumprig.rig.campaign.SlotBench;
import org.pumprig.rig.campaign.UnitBench;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.WireObservation.WireAcknowledged;
import org.pumprig.rig.event.WireObservation.WireEnded;
import org.pumprig.rig.event.WireObservation.WireLost;
import org.pumprig.rig.event.WireObservation.WireMessage;
import org.pumprig.rig.network.ChangeLedger;
import org.pumprig.rig.observe.WireObserver;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/** Faults of the emulated gateway as the rig meets them: real sockets, proxies, TLS, threads. */
@Tag("realtime")
class GatewayBenchIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LEASE_NANOS = 60_000_000_000L;

  @TempDir private Path folder;
  private final SystemScheduler engine = new SystemScheduler("test-engine", failure -> {});
  private final List<Input> seen = new CopyOnWriteArrayList<>();
  private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();
  private final List<Long> waitedNanos = new CopyOnWriteArrayList<>();
  private @Nullable SlotBench bench;

  private UnitBench open(String more) throws Exception {
    Files.copy(Path.of("../fixtures/firmware/before.yaml"), folder.resolve("before.yaml"));
    String text =
        """
        rig: 1
        id: gateway-bench
        title: One unit
        notForClinicalUse: true
        emulated:
          firmware: {before: before.yaml}
          statusEvery: 200ms
          flowEvery: 1s
          virtualLatency: 1ms
          %s
        units: [{serial: SN-1}]
        """
            .formatted(more);
    Rig rig =
        RigFile.parse(folder.resolve("rig.yaml").toString(), text.getBytes(StandardCharsets.UTF_8));
    var benches =
        EmulatedBenches.real(
            rig, new Seed(1), engine, ChangeLedger.NONE, failure -> {}, remark -> {});
    var opened = benches.open("slot", List.of(new Placement("SN-1", "before")));
    bench = opened;
    UnitBench unit = opened.units().getFirst();
    engine.execute(() -> unit.tapTo(new WireObserver(this::see, unit.wireIsSealed())));
    return unit;
  }

  /** On the engine's thread. */
  private void see(Input input) {
    if (input instanceof WireMessage message) {
      sentNanos.put(message.controlId(), engine.nanoTime());
    } else if (input instanceof WireAcknowledged ack && sentNanos.containsKey(ack.controlId())) {
      waitedNanos.add(engine.nanoTime() - sentNanos.getOrDefault(ack.controlId(), 0L));
    }
    seen.add(input);
  }

  @AfterEach
  void close() {
    if (bench != null) {
      bench.close();
    }
    engine.close();
  }

  private <R> R told(Consumer<Consumer<R>> call) throws Exception {
    var result = new CompletableFuture<R>();
    engine.execute(() -> call.accept(result::complete));
    return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static FaultSpec spec(ServerFault fault) {
    return new FaultSpec("f", fault, Direction.BOTH, "gateway", new Seed(1), 0, 60_000_000_000L);
  }

  private static Injector injector(UnitBench unit, ServerFault fault) {
    return unit.injectors().stream().filter(each -> each.injects(fault)).findFirst().orElseThrow();
  }

  private void await(Predicate<Input> what) {
    Awaitility.await().atMost(PATIENCE).until(() -> seen.stream().anyMatch(what));
  }

  private void applied(Injector injector, FaultSpec spec) throws Exception {
    InjectionResult result = told(done -> injector.apply(spec, LEASE_NANOS, done::accept));
    assertThat(result).isInstanceOf(InjectionResult.Done.class);
  }

  private void reverted(Injector injector, FaultSpec spec) throws Exception {
    InjectionResult result = told(done -> injector.revert(spec.id(), done::accept));
    assertThat(result).isInstanceOf(InjectionResult.Done.class);
  }

  private InjectionEvidence.Witnessed witnessed(Injector injector, FaultSpec spec)
      throws Exception {
    InjectionEvidence evidence = told(done -> injector.verify(spec, done::accept));
    assertThat(evidence).isInstanceOf(InjectionEvidence.Witnessed.class);
    return (InjectionEvidence.Witnessed) evidence;
  }

  @Test
  void tlsPassesUnreadAndItsFaultsAreSeenByAHandshake() throws Exception {
    UnitBench unit = open("tls: [TLSv1.2, TLSv1.3]");
    await(WireLost.class::isInstance);
    for (ServerFault fault :
        List.of(new ServerFault.TlsVersionOff("TLSv1.2"), new ServerFault.CertificateExpired())) {
      var evidence = shaken(injector(unit, fault), spec(fault));
      assertThat(evidence.witness()).isEqualTo("tlsProbe");
      assertThat(evidence.acts()).as(evidence.detail()).isTrue();
    }
    assertThat(seen).noneMatch(WireMessage.class::isInstance);
  }

  /**
   * A handshake that a busy machine doesn't get done in its time is no evidence, before the fault
   * or during it: then all of it once more.
   */
  private InjectionEvidence.Witnessed shaken(Injector injector, FaultSpec spec) throws Exception {
    for (int attempt = 1; ; attempt++) {
      applied(injector, spec);
      InjectionEvidence evidence = told(done -> injector.verify(spec, done::accept));
      reverted(injector, spec);
      if (evidence instanceof InjectionEvidence.Witnessed seen) {
        return seen;
      }
      assertThat(attempt).as(evidence.toString()).isLessThan(5);
    }
  }

  @Test
  void withoutTlsThereAreNoFaultsOfTls() throws Exception {
    UnitBench unit = open("");
    await(WireAcknowledged.class::isInstance);
    assertThat(unit.injectors())
        .noneMatch(each -> each.injects(new ServerFault.CertificateExpired()));
  }

  @Test
  void errorAcknowledgementIsSeenOnTheUnitsWire() throws Exception {
    UnitBench unit = open("");
    await(event -> event instanceof WireAcknowledged ack && ack.code().equals("AA"));
    var fault = new ServerFault.ErrorAcknowledgement(ServerFault.ErrorAcknowledgement.Code.AE);
    Injector injector = injector(unit, fault);
    applied(injector, spec(fault));
    await(event -> event instanceof WireAcknowledged ack && ack.code().equals("AE"));
    reverted(injector, spec(fault));
    seen.clear();
    await(event -> event instanceof WireAcknowledged ack && ack.code().equals("AA"));
  }

  @Test
  void failOverResetsTheUnitsConnectionAndTheOtherBackendAnswers() throws Exception {
    UnitBench unit = open("");
    await(WireAcknowledged.class::isInstance);
    var fault = new ServerFault.FailOver();
    Injector injector = injector(unit, fault);
    seen.clear();
    applied(injector, spec(fault));
    await(
        event ->
            event instanceof WireEnded end
                && end.by().equals("gateway")
                && end.how().equals("reset"));
    var evidence = witnessed(injector, spec(fault));
    assertThat(evidence.detail()).startsWith("answered by ");
    assertThat(evidence.acts()).isTrue();
    seen.clear();
    await(WireAcknowledged.class::isInstance);
    reverted(injector, spec(fault));
  }

  @Test
  void aGatewayThatRefusesIsTheKernelsRefusalAndTheOpenConnectionGoesOn() throws Exception {
    UnitBench unit = open("");
    await(WireAcknowledged.class::isInstance);
    FaultSpec spec = spec(new ServerFault.RefuseNew());
    Injector injector = injector(unit, new ServerFault.RefuseNew());
    applied(injector, spec);
    InjectionEvidence.Probed refused = probed(injector, spec);
    assertThat(refused.outcome()).isEqualTo(InjectionEvidence.Outcome.REFUSED);
    assertThatThrownBy(() -> connect(refused.endpoint())).isInstanceOf(ConnectException.class);
    seen.clear();
    await(WireAcknowledged.class::isInstance);
    assertThat(seen).as("the unit's connection").noneMatch(WireEnded.class::isInstance);
    reverted(injector, spec);
    connect(refused.endpoint());
  }

  @Test
  void aMissingAcknowledgementIsMissingToTheProbeAndOnTheUnitsWire() throws Exception {
    UnitBench unit = open("");
    await(WireAcknowledged.class::isInstance);
    FaultSpec spec = spec(new ServerFault.MissingAcknowledgement());
    Injector injector = injector(unit, new ServerFault.MissingAcknowledgement());
    applied(injector, spec);
    InjectionEvidence.Witnessed silent = witnessed(injector, spec);
    assertThat(silent.witness()).isEqualTo("messageProbe");
    assertThat(silent.acts()).as(silent.detail()).isTrue();
    seen.clear();
    await(WireMessage.class::isInstance);
    assertThat(witnessed(injector, spec).acts()).as("a probe's time later").isTrue();
    assertThat(seen)
        .anyMatch(WireMessage.class::isInstance)
        .noneMatch(WireAcknowledged.class::isInstance);
    reverted(injector, spec);
    await(WireAcknowledged.class::isInstance);
  }

  @Test
  void aBrownOutLetsTheUnitWaitForItsCommitAtLeast() throws Exception {
    UnitBench unit = open("");
    long commitNanos = 700_000_000L;
    await(WireAcknowledged.class::isInstance);
    FaultSpec spec = spec(new ServerFault.BrownOut(commitNanos));
    Injector injector = injector(unit, new ServerFault.BrownOut(commitNanos));
    applied(injector, spec);
    Awaitility.await().atMost(PATIENCE).until(() -> counted(injector, spec).chunksDelivered() > 0);
    assertThat(counted(injector, spec).minDelayNanos()).isGreaterThanOrEqualTo(commitNanos);
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(waitedNanos)
                    .as("as the unit's wire saw it")
                    .anyMatch(each -> each >= commitNanos));
    reverted(injector, spec);
    waitedNanos.clear();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> waitedNanos.stream().anyMatch(each -> each < commitNanos));
  }

  /** Away, then cold within the fault's own time, and warm after it. */
  @Test
  void aPatchCycleCutsTheUnitOffAndComesBackColdByItself() throws Exception {
    UnitBench unit = open("");
    await(WireAcknowledged.class::isInstance);
    var fault = new ServerFault.PatchCycle(1_000_000_000L);
    var spec = new FaultSpec("f", fault, Direction.BOTH, "gateway", new Seed(1), 0, 4_000_000_000L);
    Injector injector = injector(unit, fault);
    applied(injector, spec);
    InjectionEvidence.Probed refused = probed(injector, spec);
    assertThat(refused.outcome()).isEqualTo(InjectionEvidence.Outcome.REFUSED);
    await(event -> event instanceof WireEnded end && end.by().equals("gateway"));
    seen.clear();
    await(WireAcknowledged.class::isInstance);
    connect(refused.endpoint());
    reverted(injector, spec);
    seen.clear();
    await(WireAcknowledged.class::isInstance);
  }

  private InjectionEvidence.Probed probed(Injector injector, FaultSpec spec) throws Exception {
    return (InjectionEvidence.Probed)
        this.<InjectionEvidence>told(done -> injector.verify(spec, done::accept));
  }

  private FaultCounters counted(Injector injector, FaultSpec spec) throws Exception {
    return ((InjectionEvidence.Counted)
            this.<InjectionEvidence>told(done -> injector.verify(spec, done::accept)))
        .counters();
  }

  private static void connect(Endpoint endpoint) throws IOException {
    try (var socket = new Socket(endpoint.host(), endpoint.port())) {
      assertThat(socket.isConnected()).isTrue();
    }
  }

  @Test
  void gatewayIsWellAgainThoughTheEnginesThreadHangs() throws Exception {
    UnitBench unit = open("");
    await(WireAcknowledged.class::isInstance);
    var fault = new ServerFault.RefuseNew();
    Injector injector = injector(unit, fault);
    InjectionResult result =
        told(done -> injector.apply(spec(fault), 1_000_000_000L, done::accept));
    assertThat(result).isInstanceOf(InjectionResult.Done.class);
    Endpoint gateway = probed(injector, spec(fault)).endpoint();
    var hang = new CountDownLatch(1);
    engine.execute(
        () -> {
          try {
            hang.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .until(
              () -> {
                try (var socket = new java.net.Socket(gateway.host(), gateway.port())) {
                  return socket.isConnected();
                } catch (java.io.IOException refused) {
                  return false;
                }
              });
    } finally {
      hang.countDown();
    }
  }
}
