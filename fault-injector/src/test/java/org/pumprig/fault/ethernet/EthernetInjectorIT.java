package org.pumprig.fault.ethernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionEvidence.Witnessed;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.LinkFault;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.ManagementGuard;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.host.NetworkNamespace;
import org.pumprig.link.Endpoint;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/** The far end, in the pump's namespace, sees its carrier go and come. */
@Tag("netns")
class EthernetInjectorIT {
  private static final long LEASE_NANOS = 30_000_000_000L;
  private static final long MS = 1_000_000;

  private NamespaceWiring wiring;
  private SystemScheduler scheduler;

  @BeforeEach
  void wire() throws Exception {
    wiring = NamespaceWiring.routed();
    scheduler = new SystemScheduler("ethernet-it", failure -> failure.printStackTrace(System.err));
    program(wiring.rig(), "ip", "route", "add", "10.9.0.0/16", "via", NamespaceWiring.PUMP);
  }

  @AfterEach
  void remove() throws Exception {
    scheduler.close();
    wiring.close();
  }

  @Test
  void theFarEndLosesItsCarrierAndAllIsAsBeforeAfterwards() throws Exception {
    String before = state();
    try (var injector = open(ManagementGuard.NONE)) {
      var spec = spec(new LinkFault.Down());
      var applied = apply(injector, spec, LEASE_NANOS);
      assertThat(applied).isInstanceOf(InjectionResult.Done.class);
      assertThat(injector.backEnd()).contains(BackEnd.ETHERNET);
      assertThat(apply(injector, spec, LEASE_NANOS)).isEqualTo(applied);
      assertThat(verify(injector, spec))
          .isInstanceOfSatisfying(
              Witnessed.class,
              seen -> {
                assertThat(seen.witness()).isEqualTo("carrier");
                assertThat(seen.acts()).as(seen.detail()).isTrue();
              });
      assertThat(state()).doesNotContain("10.9.0.0/16");
      assertThat(revert(injector, spec)).isInstanceOf(InjectionResult.Done.class);
      assertThat(revert(injector, spec)).isInstanceOf(InjectionResult.Done.class);
      assertThat(state()).isEqualTo(before).contains("10.9.0.0/16");
    }
  }

  @Test
  void aFlappingLinkLosesItsCarrierAgainAndAgain() throws Exception {
    try (var injector = open(ManagementGuard.NONE)) {
      var spec = spec(new LinkFault.Flapping(50 * MS, 50 * MS));
      long lossesBefore = far().carrierLosses();
      apply(injector, spec, LEASE_NANOS);
      assertThat(eventually(() -> far().carrierLosses() >= lossesBefore + 3)).isTrue();
      assertThat(verify(injector, spec))
          .isInstanceOfSatisfying(Witnessed.class, seen -> assertThat(seen.acts()).isTrue());
      revert(injector, spec);
      long losses = far().carrierLosses();
      assertThat(new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS)).isFalse();
      assertThat(far().carrierLosses()).isEqualTo(losses);
      assertThat(far().state().carrier()).isTrue();
    }
  }

  @Test
  void withoutAFarEndTheRigsOwnEndMustHaveLostItsCarrier() throws Exception {
    var port = new EthernetPort(place(wiring.rig()), NamespaceWiring.PUMP_SIDE);
    try (var injector =
        EthernetInjector.open(port, Optional.empty(), ManagementGuard.NONE, scheduler)) {
      var spec = spec(new LinkFault.Down());
      apply(injector, spec, LEASE_NANOS);
      assertThat(verify(injector, spec))
          .isInstanceOfSatisfying(
              Witnessed.class,
              seen -> {
                assertThat(seen.witness()).isEqualTo("carrier");
                assertThat(seen.acts()).isTrue();
                assertThat(seen.detail())
                    .isEqualTo(
                        "pump0 has no carrier and has lost it 1 times since, keeps none for wake on"
                            + " LAN, and its far end can't be seen");
              });
      revert(injector, spec);
    }
  }

  @Test
  void aPortThatWakesMayKeepItsLink() {
    assertThat(EthernetPort.wakes("Settings for eth1:\n\tSupports Wake-on: pumbg\n\tWake-on: g\n"))
        .isTrue();
    assertThat(EthernetPort.wakes("Settings for eth1:\n\tSupports Wake-on: pumbg\n\tWake-on: d\n"))
        .isFalse();
    assertThat(EthernetPort.wakes("Settings for veth0:\n\tLink detected: yes\n")).isFalse();
  }

  @Test
  void theLeaseOfALivingProcessPutsTheLinkUp() throws Exception {
    try (var injector = open(ManagementGuard.NONE)) {
      apply(injector, spec(new LinkFault.Down()), 300 * MS);
      assertThat(far().state().carrier()).isFalse();
      assertThat(eventually(() -> far().state().carrier())).isTrue();
    }
  }

  @Test
  void recoveryPutsUpWhatADeadProcessLeftDown() throws Exception {
    String before = state();
    String recipe;
    try (var injector = open(ManagementGuard.NONE)) {
      var spec = spec(new LinkFault.Down());
      recipe = injector.undo(spec).orElseThrow().recipe();
      apply(injector, spec, LEASE_NANOS);
    }
    assertThat(far().state().carrier()).isFalse();
    var entry =
        new LedgerEntry("f1", "run", "", "ethernet", new Endpoint("u", 0), 1, "boot", 0, recipe);
    assertThat(new EthernetUndoer().undo(entry)).isInstanceOf(InjectionResult.Done.class);
    assertThat(state()).isEqualTo(before);
    assertThat(new EthernetUndoer().undo(entry)).isInstanceOf(InjectionResult.Done.class);
  }

  @Test
  void whatMustNotBeFaultedIsRefusedAndNothingHappens() throws Exception {
    String before = state();
    try (var injector = open(new ManagementGuard(Set.of(NamespaceWiring.PUMP_SIDE), Set.of()))) {
      assertThat(apply(injector, spec(new LinkFault.Down()), LEASE_NANOS).toString())
          .contains("the rig is managed over pump0: a fault of it is refused");
    }
    assertThatThrownBy(() -> open("eth77", ManagementGuard.NONE))
        .hasMessage("no network interface eth77 (namespace " + wiring.rig().name() + ")");
    assertThat(state()).isEqualTo(before);
    program(wiring.rig(), "ip", "link", "set", NamespaceWiring.PUMP_SIDE, "down");
    try (var injector = open(ManagementGuard.NONE)) {
      assertThat(apply(injector, spec(new LinkFault.Down()), LEASE_NANOS).toString())
          .contains("pump0 is down already: nothing was done to it");
    }
  }

  @Test
  void aSessionsOwnInterfaceIsFoundOutByItsAddresses() throws Exception {
    String session = "10.78.0.2 50000 " + NamespaceWiring.RIG_TOWARDS_GATEWAY + " 22";
    var guard =
        ManagementGuard.read(
            wiring.rig().commands(), Optional.of(session), List.of("eth9", "192.0.2.1"));
    assertThat(guard.interfaces()).containsExactlyInAnyOrder("eth9", NamespaceWiring.GATEWAY_SIDE);
    assertThat(guard.addresses())
        .containsExactlyInAnyOrder("192.0.2.1", "10.78.0.2", NamespaceWiring.RIG_TOWARDS_GATEWAY);
    // In a namespace that doesn't hold the session's address there is nothing to guard.
    var elsewhere = ManagementGuard.read(wiring.pump().commands(), Optional.of(session), List.of());
    assertThat(elsewhere).isEqualTo(ManagementGuard.NONE);
  }

  private EthernetInjector open(ManagementGuard guard) throws IOException {
    return open(NamespaceWiring.PUMP_SIDE, guard);
  }

  private EthernetInjector open(String name, ManagementGuard guard) throws IOException {
    return EthernetInjector.open(
        new EthernetPort(place(wiring.rig()), name), Optional.of(far()), guard, scheduler);
  }

  private EthernetPort far() {
    return new EthernetPort(place(wiring.pump()), "eth0");
  }

  private static CommandPlace place(NetworkNamespace namespace) {
    return new CommandPlace.InNamespace(namespace.name());
  }

  /** Without counters and states that come back only after a while. */
  private String state() throws IOException {
    return program(wiring.rig(), "ip", "-o", "address", "show")
        + program(wiring.rig(), "ip", "route", "show")
        + program(wiring.rig(), "tc", "qdisc", "show")
        + new EthernetPort(place(wiring.rig()), NamespaceWiring.PUMP_SIDE).state();
  }

  private static FaultSpec spec(LinkFault fault) {
    return new FaultSpec("f1", fault, Direction.BOTH, "PUMP-1", new Seed(1), 0, LEASE_NANOS);
  }

  private InjectionResult apply(EthernetInjector injector, FaultSpec spec, long leaseNanos)
      throws Exception {
    return ask(done -> injector.apply(spec, leaseNanos, done));
  }

  private InjectionResult revert(EthernetInjector injector, FaultSpec spec) throws Exception {
    return ask(done -> injector.revert(spec.id(), done));
  }

  private InjectionEvidence verify(EthernetInjector injector, FaultSpec spec) throws Exception {
    return ask(done -> injector.verify(spec, done));
  }

  private <T> T ask(Consumer<Consumer<T>> call) throws Exception {
    var answer = new CompletableFuture<T>();
    scheduler.execute(() -> call.accept(answer::complete));
    return answer.get(20, TimeUnit.SECONDS);
  }

  private interface Check {
    boolean holds() throws Exception;
  }

  private static boolean eventually(Check check) throws Exception {
    var never = new CountDownLatch(1);
    for (int tries = 0; tries < 200; tries++) {
      if (check.holds()) {
        return true;
      }
      never.await(20, TimeUnit.MILLISECONDS);
    }
    return false;
  }

  private static String program(NetworkNamespace where, String... argv) throws IOException {
    var result = where.commands().run(List.of(argv), "", 10_000 * MS);
    if (!result.ok()) {
      throw new IOException(String.join(" ", argv) + ": " + result.complaint());
    }
    return result.output();
  }
}
