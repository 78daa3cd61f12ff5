package org.pumprig.fault.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.ServerFault;
import org.pumprig.time.Scheduler;

/** A fault from its apply to its revert, with those who wait to hear how the apply went. */
final class Active {
  final FaultSpec spec;
  final ServerFault fault;
  Scheduler.Timer lease = () -> {};

  /** What ends it when the thread that holds the lease hangs. */
  Scheduler.Timer deadMan = () -> {};

  /** Set, by another thread, once that has happened. */
  final AtomicBoolean endedUnasked = new AtomicBoolean();

  /** What the service looked like before. */
  Baseline before = Baseline.NOT_SEEN;

  private final Scheduler scheduler;
  private final List<Consumer<? super InjectionResult>> waiting = new ArrayList<>();
  private final List<Consumer<? super InjectionResult>> waitingForEnd = new ArrayList<>();
  private @Nullable InjectionResult result;
  private boolean ending;

  Active(FaultSpec spec, ServerFault fault, Scheduler scheduler) {
    this.spec = spec;
    this.fault = fault;
    this.scheduler = scheduler;
  }

  void whenApplied(Consumer<? super InjectionResult> done) {
    var known = result;
    if (known == null) {
      waiting.add(done);
    } else {
      scheduler.execute(() -> done.accept(known));
    }
  }

  void applied(InjectionResult outcome) {
    result = outcome;
    waiting.forEach(done -> scheduler.execute(() -> done.accept(outcome)));
    waiting.clear();
  }

  /** Whether the apply has come out, well or not. */
  boolean isApplied() {
    return result != null;
  }

  boolean isEnding() {
    return ending;
  }

  void ending() {
    ending = true;
  }

  void whenEnded(Consumer<? super InjectionResult> done) {
    waitingForEnd.add(done);
  }

  /** The revert has come out; after a failure it may be tried again. */
  void ended(InjectionResult outcome) {
    ending = false;
    var told = List.copyOf(waitingForEnd);
    waitingForEnd.clear();
    told.forEach(done -> done.accept(outcome));
  }
}
