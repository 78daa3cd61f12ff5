package org.pumprig.rig.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.StreamFault;
import org.pumprig.fault.Undo;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.run.EffectRunner.Outcome;
import org.pumprig.seed.Seed;
import org.pumprig.time.VirtualScheduler;

/** A journal that fails while faults are on their way: nothing of them may stay. */
class RevertAllTest {
  private static final FaultSpec STALL =
      new FaultSpec(
          "f1", new StreamFault.Stall(), Direction.BOTH, "SN-1", new Seed(1), 0, 1_000_000_000L);

  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final List<String> told = new ArrayList<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean ledgerWaits;
  private final FaultEffects effects =
      new FaultEffects(
          scheduler, List.of(new SlowBackEnd()), new Endpoint("SN-1", 1), new SlowLedger());

  private final class SlowLedger implements LedgerPort {
    @Override
    public void open(
        String id,
        Endpoint target,
        Optional<Undo> undo,
        Runnable durable,
        Consumer<String> failed) {
      told.add("open");
      if (ledgerWaits) {
        waiting.add(durable);
      } else {
        durable.run();
      }
    }

    @Override
    public void closed(String id) {
      told.add("closed");
    }
  }

  private final class SlowBackEnd implements Injector {
    @Override
    public boolean injects(Fault fault) {
      return true;
    }

    @Override
    public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
      told.add("apply");
      waiting.add(() -> done.accept(new InjectionResult.Done(0)));
    }

    @Override
    public void renew(String faultId, long leaseNanos) {
      told.add("renew");
    }

    @Override
    public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
      done.accept(new InjectionEvidence.None("not asked for here"));
    }

    @Override
    public void revert(String faultId, Consumer<? super InjectionResult> done) {
      told.add("revert");
      waiting.add(() -> done.accept(new InjectionResult.Done(0)));
    }
  }

  private void answerAll() {
    List<Runnable> now = List.copyOf(waiting);
    waiting.clear();
    now.forEach(Runnable::run);
  }

  private void completed(Outcome outcome) {
    told.add(outcome.done() ? "applied" : "not applied");
  }

  @Test
  void aFaultInForceIsTakenBackBeforeItIsSaidToBeGone() {
    effects.apply(STALL, this::completed);
    answerAll();
    effects.revertAll(() -> told.add("gone"));
    assertThat(told).containsExactly("open", "apply", "applied", "revert");
    answerAll();
    assertThat(told).endsWith("revert", "closed", "gone");
  }

  @Test
  void aFaultThatIsBeingAppliedIsTakenBackOnceItIs() {
    effects.apply(STALL, this::completed);
    effects.revertAll(() -> told.add("gone"));
    assertThat(told).containsExactly("open", "apply");
    answerAll();
    assertThat(told).endsWith("applied", "revert");
    answerAll();
    assertThat(told).endsWith("closed", "gone");
    scheduler.run(60_000_000_000L);
    assertThat(told).doesNotContain("renew").containsOnlyOnce("gone");
  }

  @Test
  void aFaultWhoseEntryIsBeingWrittenIsNotAppliedAnyMore() {
    ledgerWaits = true;
    effects.apply(STALL, this::completed);
    effects.revertAll(() -> told.add("gone"));
    answerAll();
    assertThat(told).containsExactly("open", "closed", "not applied", "gone");
  }

  @Test
  void aBackEndThatNeverAnswersIsNotWaitedForForever() {
    effects.apply(STALL, this::completed);
    effects.revertAll(() -> told.add("gone"));
    scheduler.run(60_000_000_000L);
    assertThat(told).containsExactly("open", "apply", "gone");
  }
}
