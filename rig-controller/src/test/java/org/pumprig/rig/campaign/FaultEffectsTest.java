package org.pumprig.rig.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.BackEnd;
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

/** Who wins when applying and taking back cross, and how long a lease is renewed. */
class FaultEffectsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final FaultSpec SPEC =
      new FaultSpec(
          "f1", new StreamFault.HalfOpen(), Direction.BOTH, "SN-1", new Seed(1), 0, SECOND);

  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final List<String> told = new ArrayList<>();
  private final List<Runnable> ledgerDurable = new ArrayList<>();
  private final List<Consumer<? super InjectionResult>> applying = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final FaultEffects effects =
      new FaultEffects(
          scheduler, List.of(new Recorder()), new Endpoint("127.0.0.1", 1), new RecordingLedger());

  private boolean arms;

  private class Recorder implements Injector {
    @Override
    public boolean isArmedAhead(Fault fault) {
      return arms;
    }

    @Override
    public void arm(FaultSpec spec) {
      told.add("arm");
    }

    @Override
    public boolean injects(Fault fault) {
      return fault instanceof StreamFault;
    }

    @Override
    public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
      told.add("apply");
      applying.add(done);
    }

    @Override
    public void renew(String faultId, long leaseNanos) {
      told.add("renew");
    }

    @Override
    public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
      told.add("verify");
    }

    @Override
    public void revert(String faultId, Consumer<? super InjectionResult> done) {
      told.add("revert");
      done.accept(new InjectionResult.Done(scheduler.nanoTime()));
    }
  }

  private final class RecordingLedger implements LedgerPort {
    @Override
    public void open(
        String id,
        Endpoint target,
        Optional<Undo> undo,
        Runnable durable,
        Consumer<String> failed) {
      ledgerDurable.add(durable);
    }

    @Override
    public void closed(String id) {
      told.add("closed");
    }
  }

  private void apply() {
    effects.apply(SPEC, outcomes::add);
  }

  private void durable() {
    ledgerDurable.removeFirst().run();
  }

  private void applied() {
    applying.removeFirst().accept(new InjectionResult.Done(scheduler.nanoTime()));
  }

  @Test
  void nothingIsAppliedBeforeTheLedgerIsDurableAndTheLeaseIsRenewedUntilTheRevert() {
    apply();
    assertThat(told).isEmpty();
    durable();
    applied();
    scheduler.run(3 * SECOND);
    effects.revert(SPEC, outcomes::add);
    scheduler.run(5 * SECOND);
    assertThat(told).containsExactly("apply", "renew", "renew", "renew", "revert", "closed");
    assertThat(outcomes).extracting(Outcome::done).containsExactly(true, true);
  }

  @Test
  void whatIsBuiltAheadIsInTheLedgerBeforeAndIsTakenAwayIfItIsNeverApplied() {
    arms = true;
    effects.arm(SPEC);
    assertThat(told).isEmpty();
    durable();
    assertThat(told).containsExactly("arm");
    effects.disarm(() -> told.add("gone"));
    assertThat(told).containsExactly("arm", "revert", "closed", "gone");
    effects.disarm(() -> told.add("gone"));
    assertThat(told).hasSize(5);
  }

  @Test
  void whatIsAppliedOrTakenBackBeforeTheLedgerIsDurableIsNotArmed() {
    arms = true;
    effects.arm(SPEC);
    apply();
    durable(); // of the arming, which comes too late
    assertThat(told).isEmpty();
    durable();
    assertThat(told).containsExactly("apply");
    effects.disarm(() -> told.add("nothing to disarm"));
    assertThat(told).containsExactly("apply", "nothing to disarm");
  }

  @Test
  void whereNothingIsArmedAheadTheLedgerIsLeftAlone() {
    effects.arm(SPEC);
    assertThat(ledgerDurable).isEmpty();
  }

  @Test
  void givingUpTakesAwayWhatWasArmedAndAskedForButNotApplied() {
    arms = true;
    effects.arm(SPEC);
    durable();
    apply();
    effects.revertAll(() -> told.add("gone"));
    durable();
    scheduler.run(SECOND);
    assertThat(told).containsExactly("arm", "revert", "closed", "gone");
    assertThat(outcomes).extracting(Outcome::done).containsExactly(false);
  }

  @Test
  void aFaultTakenBackWhileItWasBeingAppliedIsNeverRenewed() {
    apply();
    durable();
    effects.revert(SPEC, outcomes::add);
    applied();
    scheduler.run(20 * SECOND);
    assertThat(told).containsExactly("apply", "revert", "closed");
  }

  @Test
  void aFaultTakenBackBeforeItsLedgerEntryWasDurableIsNeverApplied() {
    apply();
    effects.revert(SPEC, outcomes::add);
    durable();
    scheduler.run(20 * SECOND);
    assertThat(told).containsExactly("revert", "closed");
    assertThat(outcomes).extracting(Outcome::done).containsExactly(true, false);
    assertThat(outcomes.getLast().detail()).contains("taken back before");
  }

  @Test
  void whatWaitsForTheLedgerIsNeverAppliedOnceAllIsTakenBack() {
    apply();
    effects.revertAll(() -> {});
    durable();
    assertThat(told).containsExactly("closed");
  }

  @Test
  void aFaultThatNoBackEndInjectsIsRefusedWithItsName() {
    var gateway =
        new FaultSpec(
            "g",
            new org.pumprig.fault.ServerFault.Restart(),
            Direction.BOTH,
            "gateway",
            new Seed(1),
            0,
            SECOND);
    effects.apply(gateway, outcomes::add);
    assertThat(outcomes.getFirst().detail()).contains("no back end").contains("gatewayRestart");
    assertThat(ledgerDurable).isEmpty();
  }

  @Test
  void aFaultGoesToTheBackEndThatItAsksForOrToNone() {
    var asked = new ArrayList<String>();
    var both =
        new FaultEffects(
            scheduler,
            List.of(named(BackEnd.NFT, asked), named(BackEnd.TAP, asked)),
            new Endpoint("127.0.0.1", 1),
            new RecordingLedger());
    both.apply(wishing("a", Optional.empty()), outcomes::add);
    both.apply(wishing("b", Optional.of(BackEnd.TAP)), outcomes::add);
    both.apply(wishing("c", Optional.of(BackEnd.ETHERNET)), outcomes::add);
    List.copyOf(ledgerDurable).forEach(Runnable::run);
    assertThat(asked).containsExactly("nft a", "tap b");
    assertThat(outcomes)
        .extracting(Outcome::detail)
        .containsExactly("no back end of this bench injects halfOpen by ethernet");
  }

  private static FaultSpec wishing(String id, Optional<BackEnd> backEnd) {
    return new FaultSpec(
        id,
        SPEC.fault(),
        Direction.BOTH,
        "SN-1",
        new Seed(1),
        0,
        SECOND,
        backEnd,
        Optional.empty());
  }

  private Injector named(BackEnd name, List<String> asked) {
    return new Recorder() {
      @Override
      public Optional<BackEnd> backEnd() {
        return Optional.of(name);
      }

      @Override
      public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
        asked.add(name.diskName() + " " + spec.id());
      }
    };
  }
}
