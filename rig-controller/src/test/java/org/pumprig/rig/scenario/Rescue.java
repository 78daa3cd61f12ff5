package org.pumprig.rig.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pumprig.fault.FaultLedger;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.host.MemoryStorage;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.FaultRecord.FaultReverted;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.RunRecord.RunEnded;
import org.pumprig.rig.journal.InlineCommitter;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.session.SessionParts;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.RandomStream;
import org.pumprig.time.VirtualScheduler;

/** The start after a death: what a power cut left is recovered, perhaps dying once more. */
final class Rescue {
  private Rescue() {}

  /** The ledger's word after the power cut must cover every fault that was in force. */
  static List<String> ledger(Scenario scenario, MemoryStorage left) throws IOException {
    List<LedgerEntry> open = new FaultLedger(left, "next").openEntries();
    return scenario.inForce().stream()
        .filter(fault -> open.stream().noneMatch(e -> TroubledBenches.isAbout(e, fault)))
        .map(fault -> "in force at the crash and not in the ledger: " + fault)
        .toList();
  }

  /**
   * Recovers a run's directory.
   *
   * @param left what the power cut left
   * @param random draws outage and a second death
   * @return the directory after it; empty if not one record had become durable
   */
  static Optional<MemoryStorage> recover(MemoryStorage left, long wallMicros, RandomStream random)
      throws IOException, InputProblem, JournalDamage {
    if (left.list("journal").isEmpty()) {
      return Optional.empty();
    }
    long outage = random.nextBetween(-5_000_000L, 600_000_000L);
    MemoryStorage storage = left;
    if (random.nextChance(400_000)) {
      var scheduler = new VirtualScheduler(wallMicros + outage);
      var crash = new Troubles.Crash(0, (int) random.nextBetween(1, 12), false);
      var point = new CrashPoint(scheduler, Optional.of(crash));
      try {
        begin(new CrashingStorage(storage, point), scheduler);
      } catch (CrashPoint.Died again) {
        storage = storage.crash(random);
      }
    }
    begin(storage, new VirtualScheduler(wallMicros + outage + 1_000_000));
    return Optional.of(storage);
  }

  private static void begin(org.pumprig.host.Storage storage, VirtualScheduler scheduler)
      throws IOException, InputProblem, JournalDamage {
    var ended = new ArrayList<Boolean>(1);
    SessionParts.recover(storage, "run", scheduler, new InlineCommitter(), () -> ended.add(true));
    for (int step = 0; step < 10_000 && scheduler.runNext(); step++) {
      // virtual time passes
    }
    if (ended.isEmpty()) {
      throw new AssertionError("recovery does not close the journal");
    }
  }

  /** Every fault that was asked for and not seen to be gone is reverted in the last epoch. */
  static List<String> broken(Plan plan, RunRead before, RunRead after) {
    var broken = new ArrayList<String>();
    Set<String> wanted =
        before
            .all(EffectRequested.class)
            .filter(asked -> asked.action().equals("applyFault"))
            .map(EffectRequested::subject)
            .collect(Collectors.toCollection(HashSet::new));
    before.all(FaultReverted.class).map(FaultReverted::fault).forEach(wanted::remove);
    int lastEpoch = after.lines().isEmpty() ? 0 : after.lines().getLast().stamp().epoch();
    Set<String> reverted =
        after.lines().stream()
            .filter(line -> line.stamp().epoch() > before.lines().getLast().stamp().epoch())
            .filter(line -> line.event() instanceof FaultReverted)
            .map(line -> ((FaultReverted) line.event()).fault())
            .collect(Collectors.toSet());
    boolean endedBefore = before.all(RunEnded.class).findAny().isPresent();
    if (!endedBefore && !reverted.containsAll(wanted)) {
      broken.add("recovery of " + plan.planId() + " reverts " + reverted + " of " + wanted);
    }
    List<RunEnded> end = after.all(RunEnded.class).toList();
    if (end.size() != 1 || !after.complete()) {
      broken.add("a recovered run has " + end.size() + " ends, complete: " + after.complete());
    } else if (!endedBefore
        && (!end.getFirst().safe()
            || end.getFirst().reason() == EndReason.COMPLETED
            || lastEpoch < 2)) {
      broken.add("a recovered run ends as " + end.getFirst() + " in epoch " + lastEpoch);
    }
    return broken;
  }
}
