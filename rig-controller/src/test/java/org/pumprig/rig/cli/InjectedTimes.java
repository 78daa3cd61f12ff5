package org.pumprig.rig.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.EventCodec;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.FaultRecord.FaultReverted;
import org.pumprig.rig.event.FaultRecord.FaultScheduled;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.journal.JournalReader;

/** When a fault was switched at all of its units, by their journals; wall clock. */
final class InjectedTimes {
  static final long NEAR_NANOS = 100_000_000;

  /** A fault that took so long to be switched, by the journal, has no one time. */
  private static final long SWITCHED_LATE_NANOS = 500_000_000;

  long fromNanos = Long.MAX_VALUE;
  long appliedNanos = Long.MIN_VALUE;
  long revertedNanos = Long.MIN_VALUE;
  long firstRevertedNanos = Long.MAX_VALUE; // when the first was asked to go

  void asked(long atNanos) {
    firstRevertedNanos = Math.min(firstRevertedNanos, atNanos);
  }

  boolean near(long startNanos, long endNanos) {
    return startNanos >= fromNanos - NEAR_NANOS
        && startNanos <= appliedNanos + NEAR_NANOS
        && endNanos >= firstRevertedNanos - NEAR_NANOS
        && endNanos <= revertedNanos + NEAR_NANOS;
  }

  long on() {
    return appliedNanos - fromNanos;
  }

  long off() {
    return revertedNanos - firstRevertedNanos;
  }

  boolean switchedLate() {
    return off() > SWITCHED_LATE_NANOS;
  }

  /** The journals are the truth: of each fault the first and last unit's times. */
  static List<InjectedTimes> of(Path out) throws Exception {
    Map<String, InjectedTimes> faults = new LinkedHashMap<>();
    try (Stream<Path> runs = Files.list(out.resolve("runs"))) {
      for (Path run : runs.sorted().toList()) {
        long[] zero = {0};
        Map<String, String> shared = new LinkedHashMap<>();
        JournalReader.read(
            new DirectoryStorage(run),
            (stamp, kind, payload) -> {
              Event event = EventCodec.read(kind, payload).orElse(null);
              switch (event) {
                case RunStarted _ -> zero[0] = stamp.wallMicros() * 1_000;
                case EffectRequested e when e.action().equals("revertFault") ->
                    times(faults, shared, e.subject()).asked(stamp.wallMicros() * 1_000);
                case FaultScheduled s ->
                    shared.put(s.fault(), s.fault().replaceAll("^(r0-[0-9]+).*", "$1"));
                case FaultApplied a -> {
                  InjectedTimes truth = times(faults, shared, a.fault());
                  truth.fromNanos = Math.min(truth.fromNanos, zero[0] + a.requestedNanos());
                  truth.appliedNanos = Math.max(truth.appliedNanos, zero[0] + a.appliedNanos());
                }
                case FaultReverted r -> {
                  InjectedTimes truth = times(faults, shared, r.fault());
                  long at = zero[0] + r.revertedNanos();
                  truth.revertedNanos = Math.max(truth.revertedNanos, at);
                  truth.asked(at);
                }
                case null, default -> {}
              }
            });
      }
    }
    return new ArrayList<>(new java.util.TreeMap<>(faults).values());
  }

  private static InjectedTimes times(
      Map<String, InjectedTimes> faults, Map<String, String> shared, String fault) {
    return faults.computeIfAbsent(shared.getOrDefault(fault, ""), _ -> new InjectedTimes());
  }
}
