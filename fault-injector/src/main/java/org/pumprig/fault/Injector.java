package org.pumprig.fault;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A back end that injects faults into one target.
 *
 * <p>Methods are called on the thread of the {@link org.pumprig.time.Scheduler} that the back end
 * was given, and every callback comes back on it, exactly once, after the call has returned. A
 * fault is known by its spec's id.
 */
public interface Injector {
  /** For how long runs let a fault live without being renewed. */
  long LEASE_NANOS = 3_000_000_000L;

  /** Which back end this is; empty: nobody can ask for it by name. */
  default Optional<BackEnd> backEnd() {
    return Optional.empty();
  }

  /** Whether this back end can inject the fault at all. */
  boolean injects(Fault fault);

  /** Whether {@link #arm} does anything for such a fault. */
  default boolean isArmedAhead(Fault fault) {
    return false;
  }

  /**
   * Builds what {@link #apply} then only has to switch on; nothing of it acts, and {@link #revert}
   * takes it away. What can't be built is said by {@link #apply}, which tries again.
   */
  default void arm(FaultSpec spec) {}

  /**
   * Injects the fault until it is reverted or its lease ends. Applying the same spec again while it
   * is active renews the lease and answers with the time at which it was first applied; another
   * spec under the same id fails.
   *
   * @param leaseNanos after so long without {@link #renew} the back end reverts the fault by itself
   * @param done told once the fault acts, or why it doesn't (then nothing is left of it)
   */
  void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done);

  /**
   * Extends the lease to {@code leaseNanos} from now; without effect if no such fault is active.
   */
  void renew(String faultId, long leaseNanos);

  /**
   * Reports the back end's own evidence that the fault acts now: a connect probe where the fault is
   * an absent listener, else its counters.
   */
  void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done);

  /**
   * Takes the fault back and checks that it is gone. Idempotent: {@code Done} as well if it was
   * never applied or ended by itself. After {@code Failed} it may be called again.
   */
  void revert(String faultId, Consumer<? super InjectionResult> done);

  /**
   * How the fault is undone if this process dies: written to the ledger before {@link #apply}.
   *
   * @return empty if it ends with this process; then the ledger names the unit's own endpoint
   */
  default Optional<Undo> undo(FaultSpec spec) {
    return Optional.empty();
  }
}
