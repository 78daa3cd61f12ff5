package org.pumprig.fault.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionEvidence.Witnessed;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.PowerFault;
import org.pumprig.seed.Seed;
import org.pumprig.time.VirtualScheduler;

class PowerInjectorTest {
  private static final long SECOND = 1_000_000_000L;

  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final FakeOutlet outlet = new FakeOutlet();
  private final PowerInjector injector = new PowerInjector(outlet, scheduler);
  private final FaultSpec spec = spec("f1");

  private static FaultSpec spec(String id) {
    return new FaultSpec(id, new PowerFault.Off(), Direction.BOTH, "SN-1", new Seed(1), 0, SECOND);
  }

  private void runFor(long nanos) {
    scheduler.run(scheduler.nanoTime() + nanos);
  }

  private final class FakeOutlet implements Outlet {
    boolean on = true;
    int failures;
    boolean says = true;
    long answersAfterNanos;

    @Override
    public String name() {
      return "outlet 1";
    }

    @Override
    public void turn(boolean wanted, Consumer<? super InjectionResult> done) {
      boolean fails = failures > 0;
      failures -= fails ? 1 : 0;
      on = fails ? on : wanted;
      scheduler.schedule(
          answersAfterNanos,
          () ->
              done.accept(
                  fails
                      ? new InjectionResult.Failed("outlet 1 doesn't answer")
                      : new InjectionResult.Done(scheduler.nanoTime())));
    }

    @Override
    public void state(Consumer<? super Optional<Boolean>> told) {
      scheduler.execute(() -> told.accept(says ? Optional.of(on) : Optional.empty()));
    }
  }

  private List<InjectionResult> apply(FaultSpec which) {
    var results = new ArrayList<InjectionResult>();
    injector.apply(which, 3 * SECOND, results::add);
    runFor(0);
    return results;
  }

  private InjectionEvidence verify() {
    var seen = new ArrayList<InjectionEvidence>();
    injector.verify(spec, seen::add);
    runFor(0);
    return seen.getFirst();
  }

  @Test
  void powerGoesAndComesBackAndTheOutletItselfSaysSo() {
    assertThat(apply(spec)).singleElement().isInstanceOf(InjectionResult.Done.class);
    assertThat(outlet.on).isFalse();
    assertThat(verify())
        .isInstanceOfSatisfying(Witnessed.class, w -> assertThat(w.acts()).isTrue());
    injector.revert("f1", _ -> {});
    runFor(0);
    assertThat(outlet.on).isTrue();
    assertThat(verify()).isInstanceOf(InjectionEvidence.None.class);
  }

  @Test
  void anOutletSwitchedOnByHandIsSeenAsNotActing() {
    apply(spec);
    outlet.on = true;
    assertThat(verify())
        .isInstanceOfSatisfying(Witnessed.class, w -> assertThat(w.acts()).isFalse());
  }

  @Test
  void anOutletThatDoesNotSayGivesNoEvidence() {
    outlet.says = false;
    apply(spec);
    assertThat(verify()).isInstanceOf(InjectionEvidence.None.class);
  }

  @Test
  void withoutRenewalThePowerComesBackWithTheLease() {
    apply(spec);
    runFor(2 * SECOND);
    injector.renew("f1", 3 * SECOND);
    runFor(3 * SECOND - 1);
    assertThat(outlet.on).isFalse();
    runFor(1);
    assertThat(outlet.on).isTrue();
  }

  @Test
  void aFailedStartLeavesThePowerOn() {
    outlet.failures = 1;
    assertThat(apply(spec)).singleElement().isInstanceOf(InjectionResult.Failed.class);
    assertThat(outlet.on).isTrue();
    assertThat(apply(spec("f2"))).singleElement().isInstanceOf(InjectionResult.Done.class);
  }

  @Test
  void aRevertThatFailsIsTriedAgainUntilThePowerIsBack() {
    apply(spec);
    outlet.failures = 3;
    var results = new ArrayList<InjectionResult>();
    injector.revert("f1", results::add);
    runFor(0);
    assertThat(results).singleElement().isInstanceOf(InjectionResult.Failed.class);
    runFor(5 * SECOND);
    assertThat(outlet.on).isTrue();
  }

  @Test
  void anotherFaultOnTheSameOutletIsRefused() {
    apply(spec);
    assertThat(apply(spec("f2"))).singleElement().isInstanceOf(InjectionResult.Failed.class);
    assertThat(outlet.on).isFalse();
  }

  @Test
  void theLeaseBeginsWithTheOutletsAnswer() {
    outlet.answersAfterNanos = 5 * SECOND;
    List<InjectionResult> results = apply(spec);
    runFor(7 * SECOND);
    assertThat(results).singleElement().isInstanceOf(InjectionResult.Done.class);
    assertThat(outlet.on).isFalse();
    assertThat(verify())
        .isInstanceOfSatisfying(Witnessed.class, w -> assertThat(w.acts()).isTrue());
    runFor(2 * SECOND);
    assertThat(outlet.on).as("nobody renewed it").isTrue();
  }
}
