package org.pumprig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.pumprig.seed.Seed;
import org.pumprig.time.VirtualScheduler;

class SharedInjectorTest {
  private static final FaultSpec SPEC =
      new FaultSpec(
          "f1", new ServerFault.Restart(), Direction.BOTH, "gateway", new Seed(1), 0, 1_000);

  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final Recorder backEnd = new Recorder();
  private final SharedInjector shared = new SharedInjector(backEnd, scheduler);
  private final Injector a = shared.forRun("a");
  private final Injector b = shared.forRun("b");
  private final List<InjectionResult> results = new ArrayList<>();

  /** Stands in for a back end whose contract {@code Injector} states; tells what it was asked. */
  private final class Recorder implements Injector {
    final List<String> asked = new ArrayList<>();
    InjectionResult next = new InjectionResult.Done(7);

    @Override
    public boolean injects(Fault fault) {
      return fault instanceof ServerFault;
    }

    @Override
    public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
      answer("apply", done);
    }

    @Override
    public void renew(String faultId, long leaseNanos) {
      asked.add("renew");
    }

    @Override
    public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
      asked.add("verify");
      scheduler.execute(() -> done.accept(new InjectionEvidence.None("recorded")));
    }

    @Override
    public void revert(String faultId, Consumer<? super InjectionResult> done) {
      answer("revert", done);
    }

    private void answer(String what, Consumer<? super InjectionResult> done) {
      asked.add(what);
      var result = next;
      scheduler.execute(() -> done.accept(result));
    }
  }

  private void pass() {
    scheduler.run(scheduler.nanoTime() + 1);
  }

  @Test
  void lastOneOutRevertsAndAllHearTheTrueTime() {
    a.apply(SPEC, 10, results::add);
    a.apply(SPEC, 10, results::add);
    b.apply(SPEC, 10, results::add);
    pass();
    results.clear();
    a.revert("f1", results::add);
    pass();
    assertThat(results).as("it acts on the unit of run a as well").isEmpty();
    assertThat(backEnd.asked).containsExactly("apply", "apply", "apply");
    backEnd.next = new InjectionResult.Done(77);
    b.revert("f1", results::add);
    pass();
    assertThat(backEnd.asked.getLast()).isEqualTo("revert");
    assertThat(results).hasSize(2).containsOnly(new InjectionResult.Done(77));
  }

  @Test
  void runThatLeftEarlyIsToldInTimeThatTheFaultStillActs() {
    a.apply(SPEC, 10, results::add);
    b.apply(SPEC, 10, results::add);
    pass();
    results.clear();
    a.revert("f1", results::add);
    scheduler.run(scheduler.nanoTime() + SharedInjector.PATIENCE_NANOS);
    assertThat(results)
        .containsExactly(
            new InjectionResult.Failed("still in force for 1 of the runs that share it"));
    b.revert("f1", results::add);
    pass();
    assertThat(results).as("each is answered once").hasSize(2);
    a.revert("f1", results::add);
    pass();
    assertThat(results.getLast()).isInstanceOf(InjectionResult.Done.class);
  }

  @Test
  void revertThatFailsIsToldToAllWhoWait() {
    a.apply(SPEC, 10, results::add);
    b.apply(SPEC, 10, results::add);
    pass();
    results.clear();
    backEnd.next = new InjectionResult.Failed("busy");
    a.revert("f1", results::add);
    b.revert("f1", results::add);
    pass();
    assertThat(results).hasSize(2).containsOnly(new InjectionResult.Failed("busy"));
  }

  @Test
  void leaseIsRenewedByAnyHolderAndByNobodyElse() {
    a.apply(SPEC, 10, results::add);
    pass();
    b.renew("f1", 10);
    assertThat(backEnd.asked).containsExactly("apply");
    a.renew("f1", 10);
    assertThat(backEnd.asked).containsExactly("apply", "renew");
  }

  @Test
  void runWhoseApplyFailedHoldsNothing() {
    backEnd.next = new InjectionResult.Failed("no");
    a.apply(SPEC, 10, results::add);
    pass();
    backEnd.next = new InjectionResult.Done(9);
    b.apply(SPEC, 10, results::add);
    pass();
    b.revert("f1", results::add);
    pass();
    assertThat(backEnd.asked).containsExactly("apply", "apply", "revert");
  }

  @Test
  void failedRevertCanBeAskedAgain() {
    a.apply(SPEC, 10, results::add);
    pass();
    backEnd.next = new InjectionResult.Failed("busy");
    a.revert("f1", results::add);
    pass();
    backEnd.next = new InjectionResult.Done(3);
    a.revert("f1", results::add);
    pass();
    assertThat(backEnd.asked).containsExactly("apply", "revert", "revert");
    assertThat(results.getLast()).isEqualTo(new InjectionResult.Done(3));
  }
}
