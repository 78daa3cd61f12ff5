package org.pumprig.fault.wifi;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.WifiFault;
import org.pumprig.time.Scheduler;

/** A fault from its apply to its revert. */
final class ActiveWifi {
  final FaultSpec spec;
  final WifiFault fault;

  /** How it was before; written by the work thread before its answer. */
  WifiBefore before = WifiBefore.NOT_SEEN;

  /** The work thread's own: the way back, as long as there is one. */
  WifiWork.@Nullable Back back;

  @Nullable InjectionResult applied;
  long appliedNanos;
  boolean ending;
  Scheduler.Timer lease = () -> {};
  Scheduler.Timer again = () -> {};
  private final Set<String> came = ConcurrentHashMap.newKeySet(); // the work thread looks, too

  ActiveWifi(FaultSpec spec, WifiFault fault) {
    this.spec = spec;
    this.fault = fault;
  }

  void heard(StationEvent event) {
    if (event.associated()) {
      came.add(event.mac());
    }
  }

  /** Whether a station has been let in since the fault was applied. */
  boolean cameAgain(String mac) {
    return came.contains(mac);
  }
}
