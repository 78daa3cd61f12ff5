package org.pumprig.fault.networkservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.NetworkServiceFault;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.link.Endpoint;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/** Each fault against real dnsmasq and chronyd, seen and gone from the unit's side. */
@Tag("netns")
class NetworkServiceIT {
  private static final long LEASE_NANOS = 3_000_000_000L;
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  static final List<NetworkServiceFault> FAULTS =
      List.of(
          new NetworkServiceFault.DnsSilent(),
          new NetworkServiceFault.DnsNoSuchName(),
          new NetworkServiceFault.DnsWrongAddress("192.0.2.9"),
          new NetworkServiceFault.DhcpNoLease(),
          new NetworkServiceFault.DhcpPoolExhausted(),
          new NetworkServiceFault.NtpStep(-HOUR_NANOS),
          new NetworkServiceFault.NtpStep(90_000_000_000L));

  @TempDir private Path folder;
  private NamespaceWiring wiring;
  private Daemons daemons;
  private SystemScheduler scheduler;
  private UnitSide units;
  private NetworkServiceInjector injector;

  @BeforeEach
  void start() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "skipped: namespaces need root");
    for (String program : List.of("/usr/sbin/dnsmasq", "/usr/sbin/chronyd", "/usr/sbin/nft")) {
      assumeTrue(Files.isExecutable(Path.of(program)), "skipped: there is no " + program);
    }
    wiring = NamespaceWiring.routed();
    daemons = new Daemons(wiring, folder);
    scheduler = new SystemScheduler("test", failure -> {});
    units = new UnitSide(served(), scheduler, wiring.pump().threads("unit"));
    injector = injector(Map.of("SN-1", units));
    for (NetworkServiceFault each : List.of(FAULTS.get(0), FAULTS.get(3), FAULTS.get(5))) {
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> sight(each).healthy());
    }
  }

  private NetworkServiceInjector injector(Map<String, UnitSide> probes) throws IOException {
    return new NetworkServiceInjector(
        served(),
        new CommandPlace.InNamespace(wiring.rig().name()),
        wiring.rig().threads("responder"),
        new LinkedHashMap<>(new TreeMap<>(probes)),
        scheduler);
  }

  private static Inet4Address address(String text) throws IOException {
    return (Inet4Address) InetAddress.getByName(text);
  }

  private static ServedNetwork served() throws IOException {
    var names = new LinkedHashMap<String, Inet4Address>();
    names.put("gw.ward", address("10.78.0.2"));
    names.put("other.ward", address("10.78.0.3"));
    return new ServedNetwork(
        NamespaceWiring.PUMP_SIDE,
        address("10.77.0.1"),
        address("10.77.0.255"),
        names,
        Set.of("gw.ward"),
        10);
  }

  @AfterEach
  void end() throws IOException {
    if (daemons != null) {
      injector.close();
      daemons.close();
      scheduler.close();
      wiring.close();
    }
  }

  private <R> R told(Consumer<Consumer<R>> call) throws Exception {
    var result = new CompletableFuture<R>();
    scheduler.execute(() -> call.accept(result::complete));
    return result.get(40, TimeUnit.SECONDS);
  }

  private UnitSide.Sight sight(NetworkServiceFault fault) throws Exception {
    return this.<UnitSide.Sight>told(done -> units.look(fault, done::accept));
  }

  private static FaultSpec spec(String id, NetworkServiceFault fault) {
    return new FaultSpec(id, fault, Direction.BOTH, "gateway", new Seed(1), 0, HOUR_NANOS);
  }

  private InjectionResult apply(FaultSpec spec) throws Exception {
    return told(done -> injector.apply(spec, LEASE_NANOS * 10, done::accept));
  }

  private InjectionResult revert(FaultSpec spec) throws Exception {
    return told(done -> injector.revert(spec.id(), done::accept));
  }

  private String tables() throws IOException {
    return wiring.rig().commands().run(List.of("nft", "list", "ruleset"), "", LEASE_NANOS).output();
  }

  @ParameterizedTest
  @FieldSource("FAULTS")
  void isSeenFromTheUnitsSideAndGoneAfter(NetworkServiceFault fault) throws Exception {
    FaultSpec spec = spec("f1", fault);
    assertThat(apply(spec)).isInstanceOf(InjectionResult.Done.class);
    InjectionEvidence seen = told(done -> injector.verifyFor("SN-1", spec, done::accept));
    assertThat(seen)
        .isInstanceOfSatisfying(
            InjectionEvidence.Witnessed.class,
            witnessed -> assertThat(witnessed.acts()).as(witnessed.detail()).isTrue());
    assertThat(revert(spec)).isInstanceOf(InjectionResult.Done.class);
    assertThat(sight(fault).healthy()).isTrue();
    assertThat(tables()).doesNotContain("pumprig_ns_");
  }

  @Test
  void theKernelEndsItWhenNobodyRenewsAndRecoveryRemovesTheTable() throws Exception {
    FaultSpec spec = spec("f2", new NetworkServiceFault.DnsSilent());
    String recipe = injector.undo(spec).orElseThrow().recipe();
    told(done -> injector.apply(spec, LEASE_NANOS, done::accept));
    scheduler.close(); // as if the process were dead: nobody renews, nobody ends the lease
    scheduler = new SystemScheduler("after", failure -> {});
    units = new UnitSide(served(), scheduler, wiring.pump().threads("unit"));
    Awaitility.await()
        .atMost(Duration.ofNanos(2 * LEASE_NANOS))
        .until(
            () ->
                sight(spec.fault() instanceof NetworkServiceFault f ? f : FAULTS.get(0)).healthy());
    assertThat(tables()).as("inert rules are left").contains("pumprig_ns_");
    var entry =
        new LedgerEntry("f2", "r", "", "networkService", new Endpoint("x", 0), 1, "b", 0, recipe);
    var undoer = new NetworkServiceUndoer();
    assertThat(undoer.undo(entry)).isInstanceOf(InjectionResult.Done.class);
    assertThat(tables()).doesNotContain("pumprig_ns_");
    assertThat(undoer.undo(entry)).as("a second time").isInstanceOf(InjectionResult.Done.class);
  }

  @Test
  void withoutAProbeTheKernelsCounterTellsAndSilenceIsNoProof() throws Exception {
    injector.close();
    injector = injector(Map.of());
    FaultSpec spec = spec("f3", new NetworkServiceFault.DnsSilent());
    assertThat(apply(spec)).isInstanceOf(InjectionResult.Done.class);
    InjectionEvidence before = told(done -> injector.verify(spec, done::accept));
    assertThat(before).isInstanceOf(InjectionEvidence.None.class);
    sight(FAULTS.get(0));
    InjectionEvidence after = told(done -> injector.verify(spec, done::accept));
    assertThat(after)
        .isInstanceOfSatisfying(
            InjectionEvidence.Witnessed.class,
            seen -> assertThat(seen.detail()).isEqualTo("1 packets of units met it"));
    assertThat(revert(spec)).isInstanceOf(InjectionResult.Done.class);
  }

  @Test
  void whatOneOfTheUnitsDoesNotMeetIsNotAppliedAndNothingOfItStays() throws Exception {
    injector.close();
    var elsewhere = new UnitSide(served(), scheduler, wiring.gateway().threads("elsewhere"));
    injector = injector(Map.of("SN-1", units, "SN-2", elsewhere));
    InjectionResult result = apply(spec("f7", new NetworkServiceFault.DnsNoSuchName()));
    assertThat(result)
        .isInstanceOfSatisfying(
            InjectionResult.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .startsWith("dnsProbe from SN-2: ")
                    .doesNotContain("SN-1"));
    assertThat(tables()).doesNotContain("pumprig_ns_");
  }

  @Test
  void aKnownUnitIsOfferedItsOwnAddressAndAFaultIsHeldWhileItIsLookedForLongerThanItsLease()
      throws Exception {
    injector.close();
    var known = new UnitSide(served(), scheduler, wiring.pump().threads("known"), Daemons.KNOWN);
    injector = injector(Map.of("SN-1", known));
    FaultSpec spec = spec("f8", new NetworkServiceFault.DhcpNoLease());
    InjectionResult applied = told(done -> injector.apply(spec, LEASE_NANOS / 3, done::accept));
    assertThat(applied).isInstanceOf(InjectionResult.Done.class);
    assertThat(tables()).contains("pumprig_ns_").contains("expires");
    assertThat(revert(spec)).isInstanceOf(InjectionResult.Done.class);
    UnitSide.Sight after =
        told(done -> known.look(new NetworkServiceFault.DhcpNoLease(), done::accept));
    assertThat(after.detail()).isEqualTo("an address is offered: a4d0032"); // 10.77.0.50
  }

  @Test
  void aFaultOfAnotherServiceMayActBesideItASecondOfTheSameNot() throws Exception {
    FaultSpec dns = spec("f4", new NetworkServiceFault.DnsSilent());
    FaultSpec ntp = spec("f5", new NetworkServiceFault.NtpStep(HOUR_NANOS));
    FaultSpec wrong = spec("f6", new NetworkServiceFault.DnsWrongAddress("192.0.2.9"));
    assertThat(apply(dns)).isInstanceOf(InjectionResult.Done.class);
    assertThat(apply(ntp)).isInstanceOf(InjectionResult.Done.class);
    assertThat(apply(wrong))
        .isEqualTo(new InjectionResult.Failed("port 53 is faulted already, by f4"));
    assertThat(sight(FAULTS.get(0)).acts()).isTrue();
    assertThat(revert(dns)).isInstanceOf(InjectionResult.Done.class);
    assertThat(revert(ntp)).isInstanceOf(InjectionResult.Done.class);
  }
}
