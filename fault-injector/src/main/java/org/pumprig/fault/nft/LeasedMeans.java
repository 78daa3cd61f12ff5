package org.pumprig.fault.nft;

import java.util.List;
import java.util.Optional;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.Undo;

/**
 * How one back end puts a fault into the kernel under a lease that a set of nft's keeps. Who calls
 * it when is said in {@link LeasedInjector}.
 *
 * @param <P> one fault, prepared
 */
public interface LeasedMeans<P> {
  /** Which back end. */
  BackEnd backEnd();

  /** Whether it can inject the fault at all. */
  boolean injects(Fault fault);

  /** How the fault is undone if this process dies; pure. */
  Optional<Undo> undo(FaultSpec spec);

  /**
   * Why the fault isn't even tried; empty if it is.
   *
   * @param active those that act, or are about to
   */
  Optional<String> refusal(FaultSpec spec, List<FaultSpec> active);

  /** What will be put in; empty: this back end can't do it. Nothing is touched yet. */
  Optional<P> prepare(FaultSpec spec, long leaseNanos);

  /**
   * Puts it in. Blocks, on a thread of its own.
   *
   * @return why nothing of it is there; empty if it acts
   */
  Optional<String> create(P prepared);

  /** Whether {@link #arm} builds anything. */
  default boolean arms() {
    return false;
  }

  /**
   * Builds all but the lease, so that nothing acts yet. Blocks, as {@link #create}.
   *
   * @return why nothing of it is there
   */
  default Optional<String> arm(P prepared) {
    throw new UnsupportedOperationException(backEnd().diskName());
  }

  /**
   * Lets act what was armed. Blocks, as {@link #create}.
   *
   * @return why it doesn't act
   */
  default Optional<String> switchOn(P prepared) {
    throw new UnsupportedOperationException(backEnd().diskName());
  }

  /** Lets the lease last so long from now on. Blocks, as {@link #create}. */
  void renew(P prepared, long leaseNanos);

  /** Ends what it does to packets to come, if taking out does more than that. Blocks. */
  default Optional<String> switchOff(P prepared) {
    return Optional.empty();
  }

  /** Whether packets that it has taken are still to leave it. Blocks. */
  default boolean holdsPackets(P prepared) {
    return false;
  }

  /** Takes it out and looks whether it is gone. Blocks, as {@link #create}. */
  Optional<String> remove(P prepared);

  /** Reads what there is to read. Blocks, on a second thread: it may take seconds. */
  Reading read(P prepared);

  /** Whether reading takes no longer than a program's run, so that taking out can wait for it. */
  default boolean readsAtOnce(P prepared) {
    return true;
  }

  /** What was read, to be dated. */
  @FunctionalInterface
  interface Reading {
    /**
     * The evidence.
     *
     * @param spanNanos from the fault's start to the reading
     * @param atNanos when that was
     */
    InjectionEvidence at(long spanNanos, long atNanos);
  }
}
