package org.pumprig.fault.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionEvidence.Outcome;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.link.Endpoint;
import org.pumprig.link.VirtualNetwork;
import org.pumprig.seed.Seed;
import org.pumprig.time.VirtualScheduler;

class ServiceInjectorTest {
  private static final long SECOND = 1_000_000_000L;
  private static final FaultSpec RESTART = spec("r", new ServerFault.Restart());

  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final VirtualScheduler watchdog = new VirtualScheduler(0);
  private final VirtualNetwork network = new VirtualNetwork(scheduler, 50_000);
  private final List<InjectionResult> results = new ArrayList<>();
  private final List<InjectionEvidence> evidence = new ArrayList<>();
  private EmulatedService service;
  private ServiceInjector injector;

  @BeforeEach
  void startService() throws IOException {
    service = new EmulatedService(network, scheduler, new Endpoint("gateway", 6661));
    injector = new ServiceInjector(service, ServiceProbes.plain(network), scheduler, watchdog);
  }

  private static FaultSpec spec(String id, Fault fault) {
    return new FaultSpec(id, fault, Direction.BOTH, "gateway", new Seed(1), 0, 1_000);
  }

  private void pass(long nanos) {
    scheduler.run(scheduler.nanoTime() + nanos);
  }

  private Outcome verified() {
    evidence.clear();
    injector.verify(RESTART, evidence::add);
    pass(SECOND / 100);
    return ((InjectionEvidence.Probed) evidence.getFirst()).outcome();
  }

  @Test
  void restartIsDoneWhenConnectingIsRefusedAndOverWhenItIsAccepted() {
    injector.apply(RESTART, 60 * SECOND, results::add);
    assertThat(results).isEmpty();
    pass(EmulatedService.STOP_NANOS / 2);
    assertThat(results).as("still listening").isEmpty();
    pass(SECOND);
    assertThat(results)
        .singleElement()
        .isInstanceOfSatisfying(
            InjectionResult.Done.class,
            done -> assertThat(done.atNanos()).isGreaterThanOrEqualTo(EmulatedService.STOP_NANOS));
    assertThat(verified()).isEqualTo(Outcome.REFUSED);
    long reverted = scheduler.nanoTime();
    injector.revert("r", results::add);
    pass(3 * SECOND);
    assertThat(((InjectionResult.Done) results.getLast()).atNanos())
        .isGreaterThanOrEqualTo(reverted + EmulatedService.START_NANOS);
    assertThat(service.listens()).isTrue();
    injector.verify(RESTART, evidence::add);
    pass(SECOND);
    assertThat(evidence.getLast()).isInstanceOf(InjectionEvidence.None.class);
  }

  @Test
  void serviceThatDoesNotStopIsAFailureAndIsStartedAgain() {
    service.stuck = true;
    injector.apply(RESTART, 600 * SECOND, results::add);
    pass(30 * SECOND);
    assertThat(results).singleElement().isInstanceOf(InjectionResult.Failed.class);
    assertThat(((InjectionResult.Failed) results.getFirst()).reason())
        .isEqualTo("connecting to gateway:6661 is still accepted, not refused");
    injector.revert("r", results::add);
    pass(SECOND);
    assertThat(results.getLast()).isInstanceOf(InjectionResult.Done.class);
  }

  @Test
  void leaseStartsTheServiceAgainUnlessRenewed() {
    injector.apply(RESTART, 2 * SECOND, results::add);
    pass(SECOND);
    injector.renew("r", 3 * SECOND);
    pass(2 * SECOND + SECOND / 2);
    assertThat(service.listens()).isFalse();
    pass(2 * SECOND);
    assertThat(service.listens()).isTrue();
  }

  @Test
  void watchdogEndsTheFaultOfAThreadThatHangs() {
    injector.apply(RESTART, 2 * SECOND, results::add);
    pass(SECOND);
    watchdog.run(SECOND);
    injector.renew("r", 2 * SECOND);
    watchdog.run(4 * SECOND - 1);
    assertThat(service.unasked).as("within the lease and its grace").isEmpty();
    watchdog.run(4 * SECOND);
    assertThat(service.unasked).containsExactly("r");

    injector.verify(RESTART, evidence::add);
    injector.renew("r", 60 * SECOND);
    pass(5 * SECOND);
    assertThat(evidence.getFirst())
        .isEqualTo(new InjectionEvidence.None("its lease ended while the engine's thread hung"));
    assertThat(service.listens()).as("a renewal after that is none").isTrue();
  }

  @Test
  void aServiceMayTakeLongerToStopThanALeaseLasts() {
    service.comesBackNanos = 12 * SECOND;
    injector.apply(RESTART, 3 * SECOND, results::add);
    for (int second = 1; second <= 13; second++) {
      pass(SECOND);
      watchdog.run(second * SECOND);
    }
    assertThat(service.unasked).as("its thread didn't hang").isEmpty();
    assertThat(results).singleElement().isInstanceOf(InjectionResult.Done.class);
    assertThat(service.listens()).as("the lease has only begun").isFalse();
    pass(6 * SECOND);
    assertThat(service.listens()).as("it wasn't renewed").isTrue();
  }

  @Test
  void watchdogEndsAFaultWhoseThreadHangsWhileItIsApplied() {
    service.comesBackNanos = 12 * SECOND;
    injector.apply(RESTART, 3 * SECOND, results::add);
    pass(2 * SECOND);
    watchdog.run(60 * SECOND);
    assertThat(service.unasked).containsExactly("r");
    pass(20 * SECOND);
    assertThat(service.listens()).as("once the thread goes on").isTrue();
  }

  @Test
  void watchdogSleepsWhereTheLeaseEndedInTime() {
    injector.apply(RESTART, 2 * SECOND, results::add);
    pass(6 * SECOND);
    watchdog.run(60 * SECOND);
    assertThat(service.unasked).isEmpty();
  }

  @Test
  void revertWaitsForAnApplyUnderWayAndAnApplyForARevert() {
    injector.apply(RESTART, 60 * SECOND, results::add);
    injector.revert("r", results::add);
    injector.revert("r", results::add);
    pass(5 * SECOND);
    assertThat(results).hasSize(3).hasOnlyElementsOfType(InjectionResult.Done.class);
    assertThat(service.listens()).isTrue();
    injector.apply(RESTART, 60 * SECOND, results::add);
    pass(SECOND);
    injector.revert("r", results::add);
    pass(SECOND / 10);
    injector.apply(RESTART, 60 * SECOND, results::add);
    pass(5 * SECOND);
    assertThat(results).hasSize(6).hasOnlyElementsOfType(InjectionResult.Done.class);
    assertThat(service.listens()).isFalse();
    assertThat(verified()).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void acknowledgementsAreSlowedAndRestored() {
    var slow = spec("s", new ServerFault.SlowAcknowledgement(SECOND));
    injector.apply(slow, 60 * SECOND, results::add);
    pass(2 * SECOND);
    injector.verify(slow, evidence::add);
    injector.revert("s", results::add);
    pass(SECOND);
    injector.revert("s", results::add);
    pass(SECOND);
    assertThat(service.delays).containsExactly(SECOND, 0L);
    assertThat(results).hasSize(3).hasOnlyElementsOfType(InjectionResult.Done.class);
    assertThat(evidence)
        .as("silence of a service that never answered is no evidence")
        .hasOnlyElementsOfType(InjectionEvidence.None.class);
  }

  @Test
  void applyingTwiceIsOneFaultAndOthersFail() {
    injector.apply(RESTART, 60 * SECOND, results::add);
    injector.apply(RESTART, 60 * SECOND, results::add);
    pass(SECOND);
    assertThat(results).hasSize(2);
    assertThat(results.getFirst()).isEqualTo(results.getLast());
    injector.apply(spec("r", new ServerFault.SlowAcknowledgement(1)), SECOND, results::add);
    injector.apply(spec("other", new ServerFault.Restart()), SECOND, results::add);
    injector.apply(spec("x", new StreamFault.Stall()), SECOND, results::add);
    pass(SECOND / 10);
    assertThat(results.subList(2, 5)).hasOnlyElementsOfType(InjectionResult.Failed.class);
    assertThat(injector.injects(new StreamFault.Stall())).isFalse();
  }
}
