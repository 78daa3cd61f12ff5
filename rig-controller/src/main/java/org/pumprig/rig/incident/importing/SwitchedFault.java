package org.pumprig.rig.incident.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.EventCodec;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.FaultRecord.FaultReverted;
import org.pumprig.rig.event.FaultRecord.FaultScheduled;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.journal.JournalReader;
import org.pumprig.rig.journal.Stamp;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.yaml.InputProblem;

/**
 * When a fault of a run was to act, and when the rig had switched it, at the last of its units; by
 * the journals, wall clock.
 *
 * @param name its kind
 * @param backEnd what injected it; empty: the journal doesn't say
 * @param startNanos when it was to begin
 * @param endNanos and to end
 * @param onNanos when it acted
 * @param offNanos when it was taken back; −1: it wasn't
 */
public record SwitchedFault(
    String name, String backEnd, long startNanos, long endNanos, long onNanos, long offNanos) {
  /** More are not read. */
  private static final int MOST_FAULTS = 100_000;

  /** How late it began to act. */
  public long onLateNanos() {
    return onNanos - startNanos;
  }

  /** How late it was taken back. */
  public long offLateNanos() {
    return offNanos - endNanos;
  }

  /**
   * All that acted, by their times.
   *
   * @param directory of a run or a campaign
   */
  public static List<SwitchedFault> read(Path directory) throws InputProblem, IOException {
    SequencedMap<String, SwitchedFault> faults = new LinkedHashMap<>();
    for (Path run : RunJournal.runs(directory)) {
      try {
        JournalReader.read(new DirectoryStorage(run), new OneRun(faults)::event);
      } catch (JournalDamage damage) {
        throw RunJournal.problem(run, damage);
      }
    }
    var acted = new ArrayList<>(faults.values());
    acted.removeIf(each -> each.onNanos < 0);
    acted.sort(Comparator.comparingLong(SwitchedFault::onNanos));
    return acted;
  }

  private SwitchedFault on(long nanos) {
    return new SwitchedFault(
        name, backEnd, startNanos, endNanos, Math.max(onNanos, nanos), offNanos);
  }

  private SwitchedFault off(long nanos) {
    return new SwitchedFault(
        name, backEnd, startNanos, endNanos, onNanos, Math.max(offNanos, nanos));
  }

  /** One unit's journal: what it shares with others stands in theirs too. */
  private static final class OneRun {
    private final Map<String, SwitchedFault> faults;
    private final Map<String, String> keys = new HashMap<>();
    private long zeroNanos;

    OneRun(Map<String, SwitchedFault> faults) {
      this.faults = faults;
    }

    void event(Stamp stamp, String kind, Fields payload) {
      Event event = EventCodec.read(kind, payload).orElse(null);
      switch (event) {
        case RunStarted _ -> zeroNanos = stamp.wallMicros() * 1_000;
        case FaultScheduled it when faults.size() < MOST_FAULTS -> {
          String key = it.name() + " " + it.startNanos();
          keys.put(it.fault(), key);
          long start = zeroNanos + it.startNanos();
          faults.putIfAbsent(
              key,
              new SwitchedFault(
                  it.name(), it.backEnd(), start, start + it.durationNanos(), -1, -1));
        }
        case FaultApplied it -> change(it.fault(), each -> each.on(zeroNanos + it.appliedNanos()));
        case FaultReverted it ->
            change(it.fault(), each -> each.off(zeroNanos + it.revertedNanos()));
        case null, default -> {
          // no fault's times
        }
      }
    }

    private void change(String fault, UnaryOperator<SwitchedFault> how) {
      String key = keys.get(fault);
      if (key != null) {
        faults.computeIfPresent(key, (_, each) -> how.apply(each));
      }
    }
  }
}
