package org.pumprig.fault.nft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.Undo;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/** When what is asked for at the same time is done. */
class LeasedInjectorTest {
  private static final long LEASE_NANOS = 60_000_000_000L;

  private final SystemScheduler scheduler = new SystemScheduler("leased-test", _ -> {});
  private final Held means = new Held();
  private final LeasedInjector<String> injector = new LeasedInjector<>(means, scheduler) {};

  /** One table for each fault, which can't be read once it is gone; readings are held back. */
  private static final class Held implements LeasedMeans<String> {
    final List<String> there = new java.util.concurrent.CopyOnWriteArrayList<>();
    final CountDownLatch read = new CountDownLatch(1);
    final List<String> done = new java.util.concurrent.CopyOnWriteArrayList<>();
    volatile long createMillis;
    volatile boolean arms;
    final AtomicInteger held = new AtomicInteger(); // looks until its packets have left

    @Override
    public BackEnd backEnd() {
      return BackEnd.NFT;
    }

    @Override
    public boolean injects(Fault fault) {
      return true;
    }

    @Override
    public Optional<Undo> undo(FaultSpec spec) {
      return Optional.empty();
    }

    @Override
    public Optional<String> refusal(FaultSpec spec, List<FaultSpec> active) {
      return Optional.empty();
    }

    @Override
    public Optional<String> prepare(FaultSpec spec, long leaseNanos) {
      return Optional.of(spec.id());
    }

    @Override
    public Optional<String> create(String table) {
      LockSupport.parkNanos(createMillis * 1_000_000);
      there.add(table);
      done.add("create");
      return Optional.empty();
    }

    @Override
    public boolean arms() {
      return arms;
    }

    @Override
    public Optional<String> arm(String table) {
      done.add("arm");
      return Optional.empty();
    }

    @Override
    public Optional<String> switchOn(String table) {
      done.add("switchOn");
      there.add(table);
      return Optional.empty();
    }

    @Override
    public Optional<String> switchOff(String table) {
      done.add("switchOff");
      return Optional.empty();
    }

    @Override
    public boolean holdsPackets(String table) {
      done.add("look");
      return held.getAndDecrement() > 0;
    }

    @Override
    public boolean readsAtOnce(String table) {
      return !arms;
    }

    @Override
    public void renew(String table, long leaseNanos) {}

    @Override
    public Optional<String> remove(String table) {
      done.add("remove");
      there.remove(table);
      return Optional.empty();
    }

    @Override
    public Reading read(String table) {
      try {
        read.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      boolean found = there.contains(table);
      return (_, atNanos) ->
          found && arms
              ? new InjectionEvidence.Witnessed("table", true, "seen", atNanos)
              : new InjectionEvidence.None(found ? "seen" : "gone");
    }
  }

  @AfterEach
  void close() {
    injector.close();
    scheduler.close();
  }

  private static FaultSpec spec(String unit) {
    return new FaultSpec(
        "f-" + unit, new PacketFault.Blackhole(), Direction.BOTH, unit, new Seed(1), 0, 1);
  }

  /**
   * As at the end of a fault that reaches several units: all look for the last time, and revert.
   */
  @Test
  void aReadingThatWasAskedForBeforeTheRevertStillFindsItsTable() throws Exception {
    var looks = new CompletableFuture<?>[3];
    var ends = new CompletableFuture<?>[3];
    for (int i = 0; i < 3; i++) {
      FaultSpec spec = spec("SN-" + i);
      assertThat(told(done -> injector.apply(spec, LEASE_NANOS, done)))
          .isInstanceOf(InjectionResult.Done.class);
    }
    for (int i = 0; i < 3; i++) {
      FaultSpec spec = spec("SN-" + i);
      var look = new CompletableFuture<InjectionEvidence>();
      var end = new CompletableFuture<InjectionResult>();
      looks[i] = look;
      ends[i] = end;
      scheduler.execute(
          () -> {
            injector.verify(spec, look::complete);
            injector.revert(spec.id(), end::complete);
          });
    }
    var settled = new CompletableFuture<Void>();
    scheduler.execute(() -> settled.complete(null));
    settled.get(10, TimeUnit.SECONDS);
    means.read.countDown();

    for (int i = 0; i < 3; i++) {
      assertThat(looks[i].get(10, TimeUnit.SECONDS)).isEqualTo(new InjectionEvidence.None("seen"));
      assertThat(ends[i].get(10, TimeUnit.SECONDS)).isInstanceOf(InjectionResult.Done.class);
    }
    assertThat(means.there).isEmpty();
  }

  /** On a slow machine the programs that put it in take longer than a lease lasts. */
  @Test
  void theLeaseBeginsOnceTheFaultActs() throws Exception {
    FaultSpec spec = spec("SN-1");
    means.createMillis = 300;
    means.read.countDown();
    var seen = new CompletableFuture<InjectionEvidence>();
    scheduler.execute(
        () ->
            injector.apply(
                spec,
                100_000_000L,
                _ -> injector.verify(spec, evidence -> seen.complete(evidence))));
    assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo(new InjectionEvidence.None("seen"));
    await().atMost(10, TimeUnit.SECONDS).until(means.there::isEmpty);
  }

  private InjectionResult told(Consumer<Consumer<InjectionResult>> call) throws Exception {
    var answer = new CompletableFuture<InjectionResult>();
    scheduler.execute(() -> call.accept(answer::complete));
    return answer.get(10, TimeUnit.SECONDS);
  }

  @Test
  void whatWasArmedIsOnlySwitchedOnAndTakenOutOnceItsPacketsHaveLeft() throws Exception {
    FaultSpec spec = spec("SN-1");
    means.arms = true;
    means.held.set(2);
    scheduler.execute(() -> injector.arm(spec));
    told(done -> injector.apply(spec, LEASE_NANOS, done));
    told(done -> injector.revert(spec.id(), done));
    assertThat(means.done)
        .containsExactly("arm", "switchOn", "switchOff", "look", "look", "look", "remove");
    told(done -> injector.apply(spec, LEASE_NANOS, done));
    assertThat(means.done).last().as("built anew").isEqualTo("create");
  }

  @Test
  void whatWasArmedAndNeverAppliedIsTakenAway() throws Exception {
    FaultSpec spec = spec("SN-1");
    means.arms = true;
    scheduler.execute(() -> injector.arm(spec));
    told(done -> injector.revert(spec.id(), done));
    told(done -> injector.revert(spec.id(), done));
    assertThat(means.done).containsExactly("arm", "remove");
  }

  /** A delay is watched for seconds; its end doesn't wait for that. */
  @Test
  void aLookThatTheEndCutShortTellsWhatTheLastWholeOneSaw() throws Exception {
    FaultSpec spec = spec("SN-1");
    means.arms = true;
    told(done -> injector.apply(spec, LEASE_NANOS, done));
    means.read.countDown();
    var first = new CompletableFuture<InjectionEvidence>();
    scheduler.execute(() -> injector.verify(spec, first::complete));
    assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(InjectionEvidence.Witnessed.class);
    means.there.clear(); // as if it ended while the second look is under way
    var last = new CompletableFuture<InjectionEvidence>();
    means.held.set(3);
    scheduler.execute(
        () -> {
          injector.verify(spec, last::complete);
          injector.revert(spec.id(), _ -> {});
        });
    assertThat(last.get(10, TimeUnit.SECONDS)).isEqualTo(first.get());
  }
}
