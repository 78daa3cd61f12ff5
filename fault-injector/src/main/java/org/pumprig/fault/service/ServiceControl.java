package org.pumprig.fault.service;

import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.FaultCounters;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.Undo;
import org.pumprig.link.Endpoint;

/**
 * What can make the gateway ill and well again; implemented by whoever knows how it is run: the
 * emulated gateway, or {@link CommandService} through a real gateway's own commands.
 *
 * <p>Called on the scheduler's thread; callbacks come back on it, once each. {@code Done} means
 * that the service was told; whether the fault acts is proved by {@link ServiceInjector}.
 */
public interface ServiceControl {
  /** Whether this service, as it is set up, can have the fault. */
  boolean can(ServerFault fault);

  /**
   * Begins a fault that {@link #can} answers. What the fault does over its duration (a patch
   * cycle's cold start) is done without further calls. After {@code Failed} {@link #end} is called.
   */
  void begin(FaultSpec spec, Consumer<? super InjectionResult> done);

  /** Ends the fault. Idempotent: {@code Done} as well if it never began. */
  void end(FaultSpec spec, Consumer<? super InjectionResult> done);

  /**
   * Whether anything was done to the service since {@link #begin} of this fault, and not yet
   * undone. If not, its end needs no proof: a service that was ill before us stays ill.
   */
  default boolean mayAct(FaultSpec spec) {
    return true;
  }

  /**
   * Ends the fault, told by nobody: the injector's own thread hangs and the lease is over. Callable
   * from any thread; must not need that thread, nor wait. {@link #end} may still come.
   */
  void endUnasked(FaultSpec spec);

  /** Where the service listens when it runs. */
  Endpoint endpoint();

  /**
   * Asks what the service counted since this fault began: acknowledgements delayed or withheld, as
   * chunks, and their delays.
   *
   * @param told hears once; empty if it doesn't count: then messages of the injector's own tell
   */
  default void counters(FaultSpec spec, Consumer<? super Optional<FaultCounters>> told) {
    told.accept(Optional.empty());
  }

  /**
   * How the fault is undone if this process dies.
   *
   * @return empty if it ends with this process
   */
  default Optional<Undo> undo(FaultSpec spec) {
    return Optional.empty();
  }
}
